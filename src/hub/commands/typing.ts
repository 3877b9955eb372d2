import { Telling } from '../telling.ts';
import { mutedTo } from './amend.ts';
import { reaches } from './reach.ts';
import { done, no, type Verb } from './verb.ts';

export const typing: Verb<'typing'> = {
  needs: 'name',
  pace: 'ask',
  run({ hub, session, by, command }) {
    if (hub.paces.take(by.id, 'typing', null) > 0) return done<'typing'>({});
    const { state = 'active' } = command;
    const notice = { on: 'typing' as const, who: by.person, state };
    if (command.to !== undefined) {
      const to = hub.people.named(command.to);
      if (!to || !(to.sharesRoomWith(by) || reaches(hub, by, to.id) === true)) return no({ code: 'not_here' });
      if (!hub.blocks.between(by.id, to.id) && !mutedTo(hub, by, [by.id, to.id])) to.tell(new Telling(notice));
      return done<'typing'>({});
    }
    const room = hub.rooms.named(command.room ?? '');
    if (!room?.has(by)) return no({ code: 'not_in_room' });
    if (room.silences(by) || hub.order.muteOn(by)) return done<'typing'>({});
    const telling = new Telling({ ...notice, room: room.name });
    for (const other of room.people()) {
      if (other !== by && !hub.blocks.between(by.id, other.id)) other.tell(telling, session);
    }
    return done<'typing'>({});
  },
};
