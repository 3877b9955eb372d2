import type { MessageAct } from '../../core/message.ts';
import { decidePair, type Two } from '../../core/pair.ts';
import type { Refusal } from '../../core/refusal.ts';
import { decideRoom, type RoomState } from '../../core/room.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Hub } from '../hub.ts';
import type { Circumstances } from '../mailbox.ts';
import { type Presence, roleOf } from '../presence.ts';
import { filtered } from './filtered.ts';
import { readable } from './readable.ts';
import { type NamedAsk, no, written } from './verb.ts';
import { wish } from './wish.ts';

/** Why somebody does not whisper to the other of the two: whom the owner muted may still speak to the owner (SPEC M15). */
export function mutedTo(hub: Hub, by: Presence, [one, two]: Two): Refusal | null {
  const other = one === by.id ? two : one;
  const role = hub.people.withId(other)?.role ?? roleOfHolder(hub, other);
  return role === 'owner' ? null : hub.order.muteOn(by);
}

function roleOfHolder(hub: Hub, id: string): string {
  const holder = hub.holders.withId(id);
  return holder ? roleOf(holder) : 'guest';
}

/** Edits, deletes or reacts to an entry in whatever log it stands, as long as the asker may read that log. */
export async function amendWish(
  ask: NamedAsk<'edit' | 'delete' | 'react'>,
  act: (circumstances: Circumstances) => MessageAct,
): Promise<Outcome<'edit'>> {
  const { hub, by, command } = ask;
  const { id, key } = command;
  const [entry] = await hub.store.logs.find([id]);
  const room = entry && hub.rooms.withLog(entry.log);
  if (entry && room?.has(by) && readable(hub, by, entry)) {
    const decide = (state: RoomState, circumstances: Circumstances) => {
      if (!room.has(by)) return no({ code: 'no_such_message' });
      const muted = command.do === 'delete' ? null : hub.order.muteOn(by);
      return muted ? no(muted) : decideRoom(state, by.actor, act(circumstances), circumstances.at);
    };
    return filtered(room, ask, decide, { about: id });
  }
  const pair = entry && by.pairLogs.has(entry.log) ? await hub.pairs.withLog(entry.log, by.id) : null;
  if (pair)
    return wish(
      pair.mailbox,
      ask,
      (_, circumstances) => {
        const muted = command.do === 'delete' ? null : mutedTo(hub, by, pair.two);
        if (muted) return no(muted);
        return decidePair(pair.two, by.actor, act(circumstances), hub.blocks.between(...pair.two));
      },
      { about: id },
    );
  const first = key === undefined ? null : await hub.store.logs.answerTo(by.id, key);
  return first ? written(first) : no({ code: 'no_such_message' });
}
