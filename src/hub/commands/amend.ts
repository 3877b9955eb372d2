import type { MessageAct } from '../../core/message.ts';
import { decidePair } from '../../core/pair.ts';
import { decideRoom, type RoomState } from '../../core/room.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Circumstances } from '../mailbox.ts';
import { readable } from './readable.ts';
import { type NamedAsk, no, written } from './verb.ts';
import { wish } from './wish.ts';

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
    const decide = (state: RoomState, circumstances: Circumstances) =>
      room.has(by)
        ? decideRoom(state, by.actor, act(circumstances), circumstances.at)
        : no({ code: 'no_such_message' });
    return wish(room.mailbox, ask, decide, { about: id });
  }
  const pair = entry && by.pairLogs.has(entry.log) ? await hub.pairs.withLog(entry.log, by.id) : null;
  if (pair)
    return wish(
      pair.mailbox,
      ask,
      (_, circumstances) => decidePair(pair.two, by.actor, act(circumstances), hub.blocks.between(...pair.two)),
      { about: id },
    );
  const first = key === undefined ? null : await hub.store.logs.answerTo(by.id, key);
  return first ? written(first) : no({ code: 'no_such_message' });
}
