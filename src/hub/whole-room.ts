import type { Entry } from '../core/entry.ts';
import { PAGE } from '../core/limits.ts';
import type { Refusal } from '../core/refusal.ts';
import { readable, readFrom } from './commands/readable.ts';
import type { Hub } from './hub.ts';
import type { Presence } from './presence.ts';
import type { Room } from './room.ts';

/** All that somebody may read of a room, as it reads now, up to the moment at which it was asked for. */
export interface WholeRoom {
  readonly room: Room;
  /** In rising `seq`, some at a time. Rejects when he may not read there any more. */
  pages(): AsyncIterable<readonly Entry[]>;
  /** Those of these messages that he may read, by id. */
  find(ids: readonly string[]): Promise<ReadonlyMap<string, Entry>>;
}

/** Whispers are in no room, and so in none of this (SPEC W2). */
export function wholeRoom(hub: Hub, by: Presence, name: string): WholeRoom | Refusal {
  const room = hub.rooms.named(name);
  if (!room) return { code: 'no_such_room' };
  if (!room.has(by)) return { code: 'not_in_room' };
  const retryAfterMs = hub.paces.take(by.id, 'archive', null);
  if (retryAfterMs > 0) return { code: 'too_fast', retryAfterMs };
  const { last } = room.mailbox;
  return {
    room,
    async *pages() {
      for (let after = readFrom(hub, by, room.log) - 1; after < last; ) {
        readFrom(hub, by, room.log);
        const { entries } = await hub.store.logs.page(room.log, { after, limit: Math.min(PAGE.most, last - after) });
        yield entries;
        after = entries.at(-1)?.seq ?? last;
      }
    },
    async find(ids) {
      const found = await hub.store.logs.find(ids);
      return new Map(found.filter((entry) => readable(hub, by, entry)).map((entry) => [entry.id, entry]));
    },
  };
}
