import { decideServer } from '../../core/server.ts';
import { prepareReason } from '../../core/text.ts';
import { readable } from './readable.ts';
import { no, type Verb } from './verb.ts';
import { wish } from './wish.ts';

/** Reports are of rooms: what two whisper is theirs, and against whispers there is `block`. */
export const report: Verb<'report'> = {
  needs: 'name',
  pace: 'report',
  async run({ hub, asking, by, command: { id, reason = '' } }) {
    const prepared = prepareReason(reason);
    if (!prepared.ok) return no(prepared.refusal);
    const [entry] = await hub.store.logs.find([id]);
    const room = entry && hub.rooms.withLog(entry.log);
    if (!entry || !room || !readable(hub, by, entry)) return no({ code: 'no_such_message' });
    const act = { do: 'report', room: room.name, message: entry, reason: prepared.reason } as const;
    // Who reports a message again is answered as the first time.
    const ask = { by, asking, command: { key: `report ${id}` } };
    return wish(hub.order.mailbox, ask, (state, { at }) => decideServer(state, by.actor, act, at));
  },
};
