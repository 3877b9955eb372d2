import { denial } from '../../core/roles.ts';
import { Telling } from '../telling.ts';
import { done, no, type Verb } from './verb.ts';

export const invite: Verb<'invite'> = {
  needs: 'name',
  pace: 'moderate',
  run({ hub, by, command }) {
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    if (!room.has(by)) return no({ code: 'not_in_room' });
    const denied = denial(room.roleOf(by), 'invite');
    if (denied) return no(denied);
    const guest = hub.people.named(command.nickname);
    if (!guest) return no({ code: 'no_such_person' });
    if (hub.blocks.between(by.id, guest.id)) return no({ code: 'blocked' });
    guest.tell(new Telling({ on: 'invited', room: room.name, by: by.person }));
    const inviting = new Telling({ on: 'inviting', room: room.name, who: guest.person, by: by.person });
    for (const other of room.people()) if (other !== by) other.tell(inviting);
    return done<'invite'>({});
  },
};
