import { prepareRoomName } from '../../core/room-name.ts';
import { done, no, type Verb } from './verb.ts';
import { PEOPLE_PER_PAGE, readBy, rulesOf } from './view.ts';

export const who: Verb<'who'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, by, command }) {
    const prepared = prepareRoomName(command.room);
    if (!prepared.ok) return no({ code: 'bad_room_name', fault: prepared.fault });
    const room = hub.rooms.named(prepared.room);
    if (!room) return no({ code: 'no_such_room' });
    if (!room.has(by)) return no({ code: 'not_in_room' });
    const from = command.from ?? 0;
    const people = [...room.people()].map((one) => room.shown(one));
    people.sort((a, b) => (a.nickname < b.nickname ? -1 : 1));
    const page = people.slice(from, from + PEOPLE_PER_PAGE);
    const { count, log } = room;
    return done<'who'>({ people: page, count, log, ...rulesOf(hub, room, by), ...readBy(by, log) });
  },
};
