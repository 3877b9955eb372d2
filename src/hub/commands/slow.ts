import { decideRoom } from '../../core/room.ts';
import { no, type Verb } from './verb.ts';
import { wish } from './wish.ts';

export const slow: Verb<'slow'> = {
  needs: 'name',
  pace: 'moderate',
  run(ask) {
    const { hub, by, command } = ask;
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    const { seconds } = command;
    return wish(room.mailbox, ask, (state, { at }) =>
      decideRoom(state, by.actor, { do: 'slow', here: room.has(by), seconds }, at),
    );
  },
};
