import { prepareReason } from '../../core/text.ts';
import { done, no, type Verb } from './verb.ts';

export const leave: Verb<'leave'> = {
  needs: 'name',
  pace: 'join',
  holds: true,
  async run({ hub, session, by, command }) {
    const prepared = prepareReason(command.reason ?? '');
    if (!prepared.ok) return no(prepared.refusal);
    await session.settled(); // what he said before, he says before
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    if (!room.has(by)) return no({ code: 'not_in_room' });
    room.leave(by, { asking: session, reason: prepared.reason });
    return done<'leave'>({});
  },
};
