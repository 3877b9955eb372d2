import { decideRoom } from '../../core/room.ts';
import type { Outcome } from '../../protocol/answer.ts';
import { wire } from '../../protocol/told.ts';
import { readable } from './readable.ts';
import { done, type NamedAsk, no, type Verb, written } from './verb.ts';
import { wish } from './wish.ts';

export const pin: Verb<'pin'> = { needs: 'name', pace: 'moderate', run: (ask) => change(ask, true) };

export const unpin: Verb<'unpin'> = { needs: 'name', pace: 'moderate', run: (ask) => change(ask, false) };

/** Those that one may read (SPEC R17), the one that was pinned last first. */
export const pins: Verb<'pins'> = {
  needs: 'name',
  pace: 'read',
  async run({ hub, by, command }) {
    const room = hub.rooms.named(command.room);
    if (!room) return no({ code: 'no_such_room' });
    if (!room.has(by)) return no({ code: 'not_in_room' });
    const ids = room.mailbox.state.pins ?? [];
    const found = new Map((await hub.store.logs.find(ids)).map((entry) => [entry.id, entry]));
    const mine = [...ids].reverse().flatMap((id) => {
      const entry = found.get(id);
      return entry && readable(hub, by, entry) ? wire(entry) : [];
    });
    return done<'pins'>({ pins: mine });
  },
};

/** A message is pinned in the room in which it was said. */
async function change(ask: NamedAsk<'pin' | 'unpin'>, on: boolean): Promise<Outcome<'pin'>> {
  const { hub, by, command } = ask;
  const { id, key } = command;
  const [entry] = await hub.store.logs.find([id]);
  const room = entry && hub.rooms.withLog(entry.log);
  if (entry && room && readable(hub, by, entry)) {
    return wish(
      room.mailbox,
      ask,
      (state, { target, at }) => decideRoom(state, by.actor, { do: 'pin', here: room.has(by), on, target }, at),
      { about: id },
    );
  }
  const first = key === undefined ? null : await hub.store.logs.answerTo(by.id, key);
  return first ? written(first) : no({ code: 'no_such_message' });
}
