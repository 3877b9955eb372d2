import { ROOM_PACE } from '../../core/limits.ts';
import { decideRoom } from '../../core/room.ts';
import { prepareTextOrNone } from '../../core/text.ts';
import { prepareAlts } from '../files/alts.ts';
import { filtered } from './filtered.ts';
import { readable } from './readable.ts';
import { no, type Verb } from './verb.ts';
import { answeredBy } from './wish.ts';

export const say: Verb<'say'> = {
  needs: 'name',
  pace: 'speak',
  run(ask) {
    const { hub, by, command } = ask;
    const ids = command.files ?? [];
    const prepared = prepareTextOrNone(command.text, ids.length > 0);
    if (!prepared.ok) return no(prepared.refusal);
    const described = prepareAlts(command.alts);
    if (!described.ok) return no(described.refusal);
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    const retryAfterMs = room.has(by) ? hub.paces.count(`room ${room.log}`, ROOM_PACE) : 0;
    if (retryAfterMs > 0) return no({ code: 'too_fast', retryAfterMs });
    const { text } = prepared;
    by.spokeAt = hub.clock.steady();
    const action = command.action === true;
    const claim = hub.files.claim(by, ids, described.alts);
    const kept = filtered(
      room,
      ask,
      (state, { target, at }) => {
        const [answered, sinceMs] = [
          answeredBy(command, target && readable(hub, by, target) ? target : null),
          room.sinceSaid(by),
        ];
        const muted = room.has(by) ? hub.order.muteOn(by) : null;
        if (muted) return no(muted);
        const act = { do: 'say', here: room.has(by), text, action, answered, sinceMs } as const;
        return decideRoom(state, by.actor, { ...act, files: claim.take() }, at);
      },
      { about: command.replyTo, claim },
    );
    return hub.previews.after(kept, { by, text });
  },
};
