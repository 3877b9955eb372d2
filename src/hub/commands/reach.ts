import type { Person } from '../../core/entry.ts';
import { hasAccount } from '../account.ts';
import type { Hub } from '../hub.ts';
import { type Presence, seen } from '../presence.ts';

/** Who bears that nickname, or has it for his own by an account; null where a whisper could not wait for anybody. */
export function addressee(hub: Hub, nickname: string): Person | null {
  const here = hub.people.named(nickname);
  if (here) return here.person;
  const holder = hub.holders.named(nickname);
  return holder && hasAccount(holder) ? seen(holder) : null;
}

/** Whether one may whisper to that person as things are now (SPEC W3). */
export function reaches(hub: Hub, by: Presence, id: string): boolean | Promise<boolean> {
  const holder = hub.holders.withId(id);
  if (holder && hasAccount(holder)) return true;
  const here = hub.people.withId(id);
  if (!here) return false;
  return here.sharesRoomWith(by) || hasWhispered(hub, id, by.id);
}

async function hasWhispered(hub: Hub, id: string, to: string): Promise<boolean> {
  const heads = await hub.store.logs.pairsOf(to);
  const head = heads.find(({ with: other }) => other.id === id);
  const pair = head && (await hub.pairs.withLog(head.log, to));
  return pair?.spoke.has(id) ?? false;
}
