import { siteOf } from '../../core/passkey.ts';
import type { Outcome } from '../../protocol/answer.ts';
import { passkeysOf, withPasskeys } from '../account.ts';
import type { Hub } from '../hub.ts';
import type { PersonRecord } from '../ports/people.ts';
import type { SignedPasskey } from '../ports/proofs.ts';
import { giveLogin, refused } from './give-login.ts';
import { LOGIN } from './passkey-challenge.ts';
import { tooManyTries } from './proof.ts';
import type { Ask } from './verb.ts';

/** By what a passkey has signed (SPEC A9). A wrong one is a guess that counts, as a wrong password is. */
export async function loginByPasskey(ask: Ask<'login'>, signed: SignedPasskey): Promise<Outcome<'login'>> {
  const { hub, session } = ask;
  const site = siteOf(session.origin.page);
  if (!site) return refused(ask, { code: 'no_passkeys_here' });
  const haste = tooManyTries(hub, { session, nickname: '' });
  if (haste) return refused(ask, haste);
  const holder = hub.holders.withPasskey(signed.id);
  const passkey = holder && passkeyWith(holder, signed.id);
  let challenge = '';
  const isAsked = (asked: string) => {
    challenge = asked;
    return hub.challenges.isGood(asked, LOGIN);
  };
  const count = passkey ? await hub.passkeys.signed(signed, passkey, { site, isAsked }) : null;
  if (!holder || count === null) return wrong(ask);
  return hub.turns.take(holder.id, () => comeIn(ask, holder.id, { id: signed.id, count, challenge }));
}

interface Proved {
  readonly id: string;
  readonly count: number;
  readonly challenge: string;
}

/** Unless the passkey was removed, or the challenge used, while it was looked at. */
async function comeIn(ask: Ask<'login'>, person: string, { id, count, challenge }: Proved): Promise<Outcome<'login'>> {
  const { hub } = ask;
  const holder = hub.holders.withId(person);
  const passkey = holder && passkeyWith(holder, id);
  if (!holder || !passkey || !hub.challenges.isGood(challenge, LOGIN)) return wrong(ask);
  const used = { ...passkey, count, usedAt: hub.clock.now() };
  const record = withPasskeys(
    holder,
    passkeysOf(holder).map((one) => (one === passkey ? used : one)),
  );
  const given = await giveLogin(ask, record);
  hub.challenges.use(challenge);
  become(hub, record);
  return given;
}

function become(hub: Hub, record: PersonRecord): void {
  hub.holders.put(record);
  const here = hub.people.withId(record.id);
  if (here) hub.people.become(here, record);
}

function wrong(ask: Ask<'login'>): Outcome<'login'> {
  ask.hub.paces.guessedWrong(ask.session.origin);
  return refused(ask, { code: 'wrong_login', by: 'passkey' });
}

function passkeyWith(holder: PersonRecord, id: string) {
  return passkeysOf(holder).find((passkey) => passkey.id === id) ?? null;
}
