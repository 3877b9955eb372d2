import type { Hub } from '../hub.ts';
import type { ReadMark } from '../ports/people.ts';
import type { Presence } from '../presence.ts';
import { Telling } from '../telling.ts';
import { firstReadable } from './readable.ts';
import { done, no, type Verb } from './verb.ts';

const NOTHING = { seq: 0, at: 0 };

export const read: Verb<'read'> = {
  needs: 'name',
  pace: 'ask',
  async run({ hub, session, by, command }) {
    const { log, seq } = command;
    const first = firstReadable(hub, by, log);
    if (first === null) return no({ code: 'no_such_log' });
    const mark = await markAt(hub, log, seq);
    const before = by.readIn(log)?.seq ?? 0;
    if (mark && mark.seq >= first && mark.seq > before) {
      const [place] = await Promise.all([placeOf(hub, by, log), hub.store.people.read(by.id, mark)]);
      if (by.hasRead(mark))
        by.tell(new Telling({ on: 'read', log, read: { seq: mark.seq, at: mark.at }, ...place }), session);
    }
    const { seq: last, at } = by.readIn(log) ?? NOTHING;
    return done<'read'>({ seq: last, at });
  },
};

/** The last entry up to there: nobody has read what is not there yet. */
async function markAt(hub: Hub, log: string, seq: number): Promise<ReadMark | null> {
  const { entries } = await hub.store.logs.page(log, { before: seq + 1, limit: 1 });
  const [entry] = entries;
  return entry ? { log, seq: entry.seq, at: entry.at } : null;
}

async function placeOf(hub: Hub, by: Presence, log: string) {
  const room = hub.rooms.withLog(log);
  if (room) return { room: room.name };
  const head = (await hub.store.logs.pairsOf(by.id)).find((pair) => pair.log === log);
  return head ? { with: head.with } : {};
}
