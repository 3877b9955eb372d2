import { decideRoom } from '../../core/room.ts';
import { meantBy, targetOf } from './target.ts';
import { no, type Verb } from './verb.ts';
import { wish } from './wish.ts';

export const role: Verb<'role'> = {
  needs: 'name',
  pace: 'moderate',
  run(ask) {
    const { hub, by, command } = ask;
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    const meant = meantBy(hub, command.nickname);
    return wish(room.mailbox, ask, (state, { at }) => {
      const target = targetOf(hub, room, command.nickname);
      return decideRoom(state, by.actor, { do: 'role', target, meant, role: command.role }, at);
    });
  },
};
