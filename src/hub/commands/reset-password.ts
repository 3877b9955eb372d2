import { denial } from '../../core/roles.ts';
import type { Outcome } from '../../protocol/answer.ts';
import { endLogins } from './logout.ts';
import { keepPassword, noteOneTime } from './one-time.ts';
import { done, type NamedAsk, no, type Verb } from './verb.ts';

/** Of 128 bits and more in a secret, so many letters say 96. */
const LETTERS = 16;

export const resetPassword: Verb<'reset-password'> = {
  needs: 'name',
  pace: 'moderate',
  async run(ask) {
    const { hub, by, command } = ask;
    const denied = denial(by.role, 'operate');
    if (denied) return no(denied);
    const holder = hub.holders.named(command.nickname);
    if (holder?.password === undefined) return no({ code: 'no_such_person' });
    return hub.turns.take(holder.id, () => resetInTurn(ask, holder.id));
  },
};

async function resetInTurn({ hub }: NamedAsk<'reset-password'>, id: string): Promise<Outcome<'reset-password'>> {
  const password = hub.chance.secret().slice(0, LETTERS);
  await noteOneTime(hub, id, true);
  if (!(await keepPassword(hub, id, password))) return no({ code: 'no_such_person' });
  const logins = await hub.store.people.logins(id);
  await endLogins(
    hub,
    id,
    logins.map(({ digest }) => digest),
  );
  return done<'reset-password'>({ password });
}
