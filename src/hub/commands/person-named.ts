import type { Person } from '../../core/entry.ts';
import { nicknameKeys } from '../../core/nickname.ts';
import type { Hub } from '../hub.ts';
import type { Presence } from '../presence.ts';

/** Who bears a nickname, or holds it; or bore it last of those with whom `by` whispered. */
export async function personNamed(
  hub: Hub,
  by: Presence,
  nickname: string,
): Promise<Pick<Person, 'id' | 'nickname'> | null> {
  const bearer = hub.people.named(nickname)?.person ?? hub.holders.named(nickname);
  if (bearer) return { id: bearer.id, nickname: bearer.nickname };
  const keys = new Set(nicknameKeys(nickname));
  const pairs = await hub.store.logs.pairsOf(by.id);
  return pairs.find((pair) => nicknameKeys(pair.with.nickname).some((key) => keys.has(key)))?.with ?? null;
}
