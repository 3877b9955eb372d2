import type { LogStore } from '../ports/logs.ts';
import { firstReadable } from './readable.ts';
import { done, no, type Verb } from './verb.ts';

export const seek: Verb<'seek'> = {
  needs: 'name',
  pace: 'read',
  async run({ hub, by, command }) {
    const { log, id, at } = command;
    const first = firstReadable(hub, by, log);
    if (first === null) return no({ code: 'no_such_log' });
    if ((id === undefined) === (at === undefined)) return no({ code: 'bad_request', detail: 'seek: one of id, at' });
    const { logs } = hub.store;
    if (at !== undefined) return done<'seek'>({ seq: Math.max(first, await firstSince(logs, log, at)) });
    const [entry] = await logs.find([id ?? '']);
    return entry?.log === log && entry.seq >= first
      ? done<'seek'>({ seq: entry.seq })
      : no({ code: 'no_such_message' });
  },
};

/** Halves what is left until one is left: 20 short reads for a million entries. `at` never runs backwards (SPEC L7). */
async function firstSince(logs: LogStore, log: string, at: number): Promise<number> {
  const newest = await logs.page(log, { before: Number.MAX_SAFE_INTEGER, limit: 1 });
  let from = 1;
  let to = (newest.entries[0]?.seq ?? 0) + 1;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const { entries } = await logs.page(log, { after: middle - 1, limit: 1 });
    if ((entries[0]?.at ?? at) >= at) to = middle;
    else from = middle + 1;
  }
  return from;
}
