import { decideRoom } from '../../core/room.ts';
import { prepareReason, TOPIC_LIMIT } from '../../core/text.ts';
import { filtered } from './filtered.ts';
import { no, type Verb } from './verb.ts';

export const topic: Verb<'topic'> = {
  needs: 'name',
  pace: 'topic',
  run(ask) {
    const { hub, by, command } = ask;
    const prepared = prepareReason(command.text, TOPIC_LIMIT);
    if (!prepared.ok) return no(prepared.refusal);
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    return filtered(room, ask, (state, { at }) =>
      decideRoom(state, by.actor, { do: 'topic', here: room.has(by), topic: prepared.reason }, at),
    );
  },
};
