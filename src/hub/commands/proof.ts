import { PASSWORDS_WAITING } from '../../core/limits.ts';
import { nicknameKeys } from '../../core/nickname.ts';
import { folded } from '../../core/password.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Hub } from '../hub.ts';
import type { Session } from '../session.ts';

/** Somebody who says that a nickname is his, by its password. */
export interface Claimant {
  readonly session: Session;
  readonly nickname: string;
  readonly password: string;
}

/**
 * Why the password does not prove it; null when it does (SPEC A2, A3). Whether the nickname is anybody's shows neither
 * in what is answered nor in how long it takes.
 */
export async function disproof(hub: Hub, { session, nickname, password }: Claimant): Promise<Refusal | null> {
  const { origin } = session;
  const [key = ''] = nicknameKeys(nickname);
  const haste = tooManyTries(hub, { session, nickname });
  if (haste) return haste;
  if (hub.passwords.waiting >= PASSWORDS_WAITING) return { code: 'too_fast', retryAfterMs: 1_000 };
  // Counted before it is looked at, or many at once would count as none.
  hub.paces.guessedWrong(origin);
  hub.paces.take(key, 'login', null);
  const holder = hub.holders.named(nickname);
  if (!(await hub.passwords.verify(folded(password), holder?.password ?? null))) return { code: 'wrong_login' };
  hub.paces.guessedRight(origin);
  hub.paces.giveBack(key, 'login');
  return null;
}

/** Why nothing is looked at now, be it right or wrong; null where it is. */
export function tooManyTries(hub: Hub, { session, nickname }: Omit<Claimant, 'password'>): Refusal | null {
  const [key = ''] = nicknameKeys(nickname);
  const retryAfterMs = Math.max(hub.paces.guess(session.origin), hub.paces.wait(key, 'login'));
  return retryAfterMs > 0 ? { code: 'too_fast', retryAfterMs } : null;
}
