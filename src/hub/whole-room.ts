import type { Entry } from '../core/entry.ts';
import { PAGE } from '../core/limits.ts';
import type { Refusal } from '../core/refusal.ts';
import { readFrom } from './commands/readable.ts';
import type { Hub } from './hub.ts';
import type { Presence } from './presence.ts';
import type { Room } from './room.ts';

/** All that somebody may read of a room, as it reads now, up to the moment at which it was asked for. */
export interface WholeRoom {
  readonly room: Room;
  /** In rising `seq`, some at a time, from the beginning at each call. Rejects when he may not read there any more. */
  pages(): AsyncIterable<readonly Entry[]>;
  /** Those of these entries that he may read, by id. */
  find(ids: readonly string[]): Promise<ReadonlyMap<string, Entry>>;
}

/** Whispers are in no room, and so in none of this (SPEC W2). */
export function wholeRoom(hub: Hub, by: Presence, name: string): WholeRoom | Refusal {
  const room = hub.rooms.named(name);
  if (!room) return { code: 'no_such_room' };
  if (!room.has(by)) return { code: 'not_in_room' };
  const retryAfterMs = hub.paces.take(by.id, 'archive', null);
  if (retryAfterMs > 0) return { code: 'too_fast', retryAfterMs };
  return readBy(hub, room, () => readFrom(hub, by, room.log));
}

/** The same for whoever runs the server, and can read its folder anyway: from the beginning (SPEC O7). */
export function roomFor(hub: Hub, name: string): WholeRoom | Refusal {
  const room = hub.rooms.named(name);
  if (!room) return { code: 'no_such_room' };
  return readBy(hub, room, () => {
    if (!hub.rooms.withLog(room.log)) throw new Error('the room was deleted');
    return 1;
  });
}

/** `first` is asked anew at each page: it throws where there is nothing to be read any more. */
function readBy({ store: { logs } }: Hub, room: Room, first: () => number): WholeRoom {
  const { log } = room;
  const { last } = room.mailbox;
  return {
    room,
    async *pages() {
      for (let after = first() - 1; after < last; ) {
        first();
        const { entries } = await logs.page(log, { after, limit: Math.min(PAGE.most, last - after) });
        const end = entries.at(-1);
        if (!end) throw new Error('what was there is gone');
        yield entries;
        after = end.seq;
      }
    },
    async find(ids) {
      const from = first();
      const found = await logs.find(ids);
      return new Map(found.filter((one) => one.log === log && one.seq >= from).map((entry) => [entry.id, entry]));
    },
  };
}
