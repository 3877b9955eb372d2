import { personOf } from '../../core/entry.ts';
import { denial } from '../../core/roles.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Hub } from '../hub.ts';
import type { PersonRecord } from '../ports/people.ts';
import { endLogins } from './logout.ts';
import { keepPassword, noteOneTime } from './one-time.ts';
import { operated } from './operated.ts';
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
    if (!holder || holder.bot) return no({ code: 'no_such_person' });
    return hub.turns.take(holder.id, () => resetInTurn(ask, holder));
  },
};

async function resetInTurn(ask: NamedAsk<'reset-password'>, holder: PersonRecord): Promise<Outcome<'reset-password'>> {
  const { hub } = ask;
  const password = holder.password === undefined ? null : await newPassword(hub, holder.id);
  const logins = await hub.store.people.logins(holder.id);
  await endLogins(
    hub,
    holder.id,
    logins.map(({ digest }) => digest),
  );
  // Whoever never had a password, but a passkey or a provider, comes in without one.
  const answer = password === null ? { link: hub.loginLinks.make(holder.id) } : { password };
  return operated(ask, { did: 'reset-password', who: personOf(holder) }, done<'reset-password'>(answer));
}

async function newPassword(hub: Hub, id: string): Promise<string> {
  const password = hub.chance.secret().slice(0, LETTERS);
  await noteOneTime(hub, id, true);
  await keepPassword(hub, id, password);
  return password;
}
