import { may } from '../../core/roles.ts';
import type { Presence } from '../presence.ts';
import type { Room } from '../room.ts';
import { done, type Verb } from './verb.ts';

export const rooms: Verb<'rooms'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by }) {
    const all = [...hub.rooms.all()]
      .filter((room) => room.has(by) || isListed(room, by))
      .map((room) => ({
        room: room.name,
        count: room.count,
        joined: room.has(by),
        ...(may(by.role, 'operate') && { last: room.mailbox.last, at: room.mailbox.lastAt }),
        ...(room.topic && { topic: room.topic.text }),
        ...(room.doors.private && { private: true as const }),
        ...(room.doors.archived && { archived: true as const }),
      }));
    return done<'rooms'>({ rooms: all });
  },
};

/** Whether he may know of a room in which he is not (SPEC R15, R19). */
function isListed(room: Room, by: Presence): boolean {
  return room.admits(by) && (!room.doors.archived || may(by.role, 'archive'));
}
