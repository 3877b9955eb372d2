import { areAlike } from '../../core/nickname.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Hub } from '../hub.ts';
import type { PersonRecord } from '../ports/people.ts';
import { giveLogin, refused } from './give-login.ts';
import { loginByPasskey } from './login-by-passkey.ts';
import { known } from './nickname.ts';
import { isOneTime, useUp } from './one-time.ts';
import { type Claimant, disproof, tooManyTries } from './proof.ts';
import { type Ask, no, type Verb } from './verb.ts';

export const login: Verb<'login'> = {
  needs: 'nothing',
  pace: 'ask',
  async run(ask) {
    const { hub, session, command } = ask;
    if (command.passkey) return loginByPasskey(ask, command.passkey);
    if (command.password === undefined) return no({ code: 'bad_request', detail: 'password or passkey' });
    const claimant = { session, nickname: command.nickname ?? '', password: command.password };
    const haste = tooManyTries(hub, claimant);
    if (haste) return refused(ask, haste);
    const maker = await makerOf(hub, claimant);
    if (maker) return hub.turns.take(maker.id, () => useLink(ask, claimant, maker.id));
    if (claimant.nickname !== '') return byPassword(ask, claimant);
    hub.paces.guessedWrong(session.origin);
    return refused(ask, { code: 'wrong_login', by: 'link' });
  },
};

async function byPassword(ask: Ask<'login'>, claimant: Claimant): Promise<Outcome<'login'>> {
  const { hub } = ask;
  const holder = hub.holders.named(claimant.nickname);
  const refusal = await disproof(hub, claimant);
  if (refusal || !holder) return refused(ask, refusal ?? { code: 'wrong_login' });
  return hub.turns.take(holder.id, async () => {
    // Unless the password was changed while it was looked at.
    const now = hub.holders.withId(holder.id);
    if (!now || now.password !== holder.password) return no({ code: 'wrong_login' });
    const given = await giveLogin(ask, now);
    if (await isOneTime(hub, now.id)) await useUp(hub, now.id);
    return given;
  });
}

/** Whose login link it is, where the nickname that was given with it is his; null where it is no such link. */
async function makerOf(hub: Hub, { nickname, password }: Claimant): Promise<PersonRecord | null> {
  const id = hub.loginLinks.maker(password);
  const maker = id === null ? null : await recordOf(hub, id);
  return maker && (nickname === '' || areAlike(maker.nickname, nickname)) ? maker : null;
}

/** In the turn of who made it, so that of two who come with it at once one is let in. */
async function useLink(ask: Ask<'login'>, { nickname, password }: Claimant, id: string): Promise<Outcome<'login'>> {
  const { hub } = ask;
  const maker = hub.loginLinks.maker(password) === id ? await recordOf(hub, id) : null;
  if (!maker) return refused(ask, { code: 'wrong_login', ...(nickname === '' && { by: 'link' as const }) });
  const given = await giveLogin(ask, maker);
  hub.loginLinks.drop(id);
  return given;
}

async function recordOf(hub: Hub, id: string): Promise<PersonRecord | null> {
  return known(hub, id) ?? hub.store.people.withId(id);
}
