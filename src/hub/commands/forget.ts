import { denial, outranks } from '../../core/roles.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { PersonRecord } from '../ports/people.ts';
import { roleOf } from '../presence.ts';
import { disproof } from './proof.ts';
import { done, type NamedAsk, no, type Verb } from './verb.ts';

export const forget: Verb<'forget'> = {
  needs: 'name',
  pace: 'name',
  holds: true,
  async run(ask) {
    const { hub, by, command } = ask;
    const meant = hub.people.named(command.nickname)?.record ?? hub.holders.named(command.nickname);
    if (!meant || meant.id !== by.id) {
      const denied = denial(by.role, 'operate');
      if (denied) return no(denied);
    }
    if (!meant) return no({ code: 'no_such_person' });
    // A bot is removed, and what it said stays; an owner is forgotten by himself alone.
    if (meant.bot || (meant.id !== by.id && !outranks(by.role, roleOf(meant)))) return no({ code: 'not_allowed' });
    return hub.turns.take(meant.id, () => forgetInTurn(ask, meant));
  },
};

/** That it is he himself is proved by his password, where he has one. */
async function forgetInTurn(
  { hub, by, session, command }: NamedAsk<'forget'>,
  meant: PersonRecord,
): Promise<Outcome<'forget'>> {
  const { nickname, password = '' } = command;
  const asksItself = meant.id === by.id && meant.password !== undefined;
  const refusal = asksItself ? await disproof(hub, { session, nickname, password }) : null;
  if (refusal) return no(refusal);
  await hub.forgetting.forget(meant);
  return done<'forget'>({});
}
