import { type Doors, ENDING } from '../../core/doors.ts';
import type { Refusal } from '../../core/refusal.ts';
import { decideRoom } from '../../core/room.ts';
import { prepareReason, TOPIC_LIMIT } from '../../core/text.ts';
import type { Command } from '../../protocol/commands.ts';
import { no, type Verb } from './verb.ts';
import { wish } from './wish.ts';

export const setRoom: Verb<'set-room'> = {
  needs: 'name',
  pace: 'moderate',
  run(ask) {
    const { hub, by, command } = ask;
    const change = changeIn(command, hub.clock.now());
    if ('code' in change) return no(change);
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    return wish(room.mailbox, ask, (state, { at }) =>
      decideRoom(state, by.actor, { do: 'set-room', here: room.has(by), change }, at),
    );
  },
};

/** The one thing that is to hold otherwise. */
function changeIn({ do: _, room: __, key: ___, ...given }: Command<'set-room'>, now: number): Doors | Refusal {
  const { endsIn, ...doors } = given;
  if (Object.keys(given).length !== 1) {
    return { code: 'bad_request', detail: 'set-room: one of private, announce, past, rules, archived, endsIn, may' };
  }
  if (endsIn !== undefined) return endIn(endsIn, now);
  if (doors.may && Object.keys(doors.may).length !== 1) return { code: 'bad_request', detail: 'may: one ability' };
  if (doors.rules === undefined) return doors;
  const prepared = prepareReason(doors.rules, TOPIC_LIMIT);
  return prepared.ok ? { rules: prepared.reason } : prepared.refusal;
}

function endIn(seconds: number, now: number): Doors | Refusal {
  if (seconds === 0) return { ends: 0 };
  if (seconds >= ENDING.least) return { ends: now + seconds * 1_000 };
  return { code: 'bad_request', detail: `endsIn: 0, or at least ${ENDING.least}` };
}
