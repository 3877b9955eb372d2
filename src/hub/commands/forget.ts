import { stubOf } from '../../core/forgotten.ts';
import type { Refusal } from '../../core/refusal.ts';
import { denial, outranks } from '../../core/roles.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Hub } from '../hub.ts';
import type { PersonRecord } from '../ports/people.ts';
import { roleOf } from '../presence.ts';
import { guestsWhoLeft } from './left.ts';
import { operated } from './operated.ts';
import { disproof } from './proof.ts';
import { done, type NamedAsk, no, type Verb } from './verb.ts';

export const forget: Verb<'forget'> = {
  needs: 'name',
  pace: 'name',
  holds: true,
  async run(ask) {
    const { hub, by, command } = ask;
    const bearer = hub.people.named(command.nickname)?.record ?? hub.holders.named(command.nickname);
    if (bearer?.id !== by.id || command.id !== undefined) {
      const denied = denial(by.role, 'operate');
      if (denied) return no(denied);
    }
    const meant = bearer && (command.id ?? bearer.id) === bearer.id ? bearer : await whoLeft(hub, command);
    if ('code' in meant) return no(meant);
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
  if (meant.id === by.id) return done<'forget'>({});
  // Under the name that he has from now on.
  return operated({ hub, by }, { did: 'forget', who: stubOf(meant.id) }, done<'forget'>({}));
}

/** A guest who has left: the only one who was called so, or the one of that id. */
async function whoLeft(
  hub: Hub,
  { nickname, id }: Pick<Command<'forget'>, 'nickname' | 'id'>,
): Promise<PersonRecord | Refusal> {
  const all = await guestsWhoLeft(hub, nickname);
  const meant = id === undefined ? all : all.filter((one) => one.id === id);
  const [only] = meant;
  if (!only) return { code: 'no_such_person' };
  return meant.length === 1 ? only : { code: 'bad_request', detail: `id: ${meant.map((one) => one.id).join(', ')}` };
}
