import { ROOM_PACE } from '../../core/limits.ts';
import { decideRoom } from '../../core/room.ts';
import { prepareText } from '../../core/text.ts';
import { no, type Verb } from './verb.ts';
import { answeredBy, wish } from './wish.ts';

export const say: Verb<'say'> = {
  needs: 'name',
  pace: 'speak',
  run(ask) {
    const { hub, by, command } = ask;
    const prepared = prepareText(command.text);
    if (!prepared.ok) return no(prepared.refusal);
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    const retryAfterMs = room.has(by) ? hub.paces.count(`room ${room.log}`, ROOM_PACE) : 0;
    if (retryAfterMs > 0) return no({ code: 'too_fast', retryAfterMs });
    const { text } = prepared;
    by.spokeAt = hub.clock.steady();
    const action = command.action === true;
    return wish(
      room.mailbox,
      ask,
      (state, { target }) => {
        const [answered, sinceMs] = [answeredBy(command, target), room.sinceSaid(by)];
        return decideRoom(state, by.actor, { do: 'say', here: room.has(by), text, action, answered, sinceMs });
      },
      command.replyTo,
    );
  },
};
