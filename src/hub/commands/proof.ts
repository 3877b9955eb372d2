import { blockOf } from '../../core/address.ts';
import type { PaceKind } from '../../core/limits.ts';
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
export async function disproof(hub: Hub, claimant: Claimant): Promise<Refusal | null> {
  const tries = triesOf(claimant);
  const retryAfterMs = Math.max(...tries.map(([who, kind]) => hub.paces.wait(who, kind)));
  if (retryAfterMs > 0) return { code: 'too_fast', retryAfterMs };
  for (const [who, kind] of tries) hub.paces.take(who, kind, null);
  if (hub.passwords.waiting >= PASSWORDS_WAITING) return { code: 'too_fast', retryAfterMs: 1_000 };
  const holder = hub.holders.named(claimant.nickname);
  const right = await hub.passwords.verify(folded(claimant.password), holder?.password ?? null);
  if (!right) return { code: 'wrong_login' };
  for (const [who, kind] of tries) hub.paces.giveBack(who, kind);
  return null;
}

/** Whose tries it counts as: those for this nickname, and those from this address. */
function triesOf({ session, nickname }: Claimant): readonly (readonly [string, PaceKind])[] {
  const [key = ''] = nicknameKeys(nickname);
  const { address } = session.origin;
  return [[key, 'login'], ...(address === null ? [] : [[blockOf(address), 'guess'] as const])];
}
