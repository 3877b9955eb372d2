import type { Outcome } from '../../protocol/answer.ts';
import { newLogin } from './identity.ts';
import { isOneTime, useUp } from './one-time.ts';
import { disproof } from './proof.ts';
import { type Ask, done, no, type Verb } from './verb.ts';

export const login: Verb<'login'> = {
  needs: 'nothing',
  pace: 'ask',
  async run(ask) {
    const { hub, session, command } = ask;
    const holder = hub.holders.named(command.nickname);
    const refusal = await disproof(hub, { session, ...command });
    if (refusal || !holder) {
      session.waitOn();
      return no(refusal ?? { code: 'wrong_login' });
    }
    return hub.turns.take(holder.id, () => giveLogin(ask, holder.id, holder.password));
  },
};

/** Unless the password was changed while it was looked at. */
async function giveLogin(
  { hub, session }: Ask<'login'>,
  id: string,
  password: string | undefined,
): Promise<Outcome<'login'>> {
  const holder = hub.holders.withId(id);
  if (!holder || holder.password !== password) return no({ code: 'wrong_login' });
  const { token, login } = newLogin(hub, session);
  await hub.store.people.put(holder, login);
  if (await isOneTime(hub, id)) await useUp(hub, id);
  return done<'login'>({ token });
}
