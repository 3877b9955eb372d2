import { done, no, type Verb } from './verb.ts';

export const leave: Verb<'leave'> = {
  needs: 'name',
  pace: 'join',
  run({ hub, by, command }) {
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    if (!room.has(by)) return no({ code: 'not_in_room' });
    room.leave(by);
    return done<'leave'>({});
  },
};
