import { PEOPLE_PER_ROOM, ROOMS_IN_ALL, ROOMS_PER_PERSON } from '../../core/limits.ts';
import type { Refusal } from '../../core/refusal.ts';
import { prepareRoomName } from '../../core/room-name.ts';
import type { Hub } from '../hub.ts';
import type { Room } from '../room.ts';

/** The rooms of these names, made where there are none; or why one of the names cannot be. */
export async function openRooms(hub: Hub, names: readonly string[]): Promise<readonly Room[] | Refusal> {
  const rooms: Room[] = [];
  for (const name of names) {
    const prepared = prepareRoomName(name);
    if (!prepared.ok) return { code: 'bad_room_name', fault: prepared.fault };
    if (hub.rooms.full && !hub.rooms.named(prepared.room)) return { code: 'too_many', limit: ROOMS_IN_ALL };
    rooms.push(await hub.rooms.open(prepared.room));
  }
  return rooms;
}

/** Why this person may not enter these rooms; null when he may. */
export function barred(
  rooms: readonly Room[],
  who: {
    readonly id: string;
    readonly owner: boolean;
    readonly address: string | null;
    readonly rooms: ReadonlySet<Room>;
  },
): Refusal | null {
  const entered = new Set([...who.rooms, ...rooms]);
  if (entered.size > ROOMS_PER_PERSON) return { code: 'too_many', limit: ROOMS_PER_PERSON };
  for (const room of rooms) {
    if (who.rooms.has(room)) continue;
    const ban = who.owner ? null : room.banOn(who.id, who.address);
    if (ban) return { code: 'banned', reason: ban.reason };
    if (room.count >= PEOPLE_PER_ROOM) return { code: 'too_many', limit: PEOPLE_PER_ROOM };
  }
  return null;
}
