import { join } from 'node:path';
import type { Draft, Kept } from '../../hub/ports/logs.ts';
import type { Meter } from '../../hub/ports/operating.ts';
import type { Store } from '../../hub/ports/store.ts';
import type { Report } from '../../hub/ports/world.ts';
import { Reading } from './reading.ts';
import type { Appended, Nth, Write } from './requests.ts';
import { quoted } from './row.ts';
import { type StartThread, startThread } from './start-thread.ts';
import { Thread } from './thread.ts';

/** The database within a data folder. */
export function databaseIn(folder: string): string {
  return join(folder, 'sokdak.db');
}

export interface SqliteOptions {
  readonly file: string;
  readonly report: Report;
  readonly meter?: Pick<Meter, 'commit'>;
  /** How a thread is started; left out, the way that fits the source or the bundle. */
  readonly worker?: StartThread;
}

/** Keeps all in one SQLite file, from two threads: the event loop never waits for the disk. */
export async function openSqliteStore({ file, report, meter, worker = startThread }: SqliteOptions): Promise<Store> {
  const commit = (seconds: number, entries: number) => meter?.commit(seconds, entries);
  const writer = new Thread<Write>({ data: { role: 'writer', file }, start: worker, report, commit });
  const reader = new Reading(writer, () => new Thread({ data: { role: 'reader', file }, start: worker, report }));
  const close = async () => {
    await reader.close();
    await writer.close();
  };
  try {
    await writer.ask({ do: 'start' });
  } catch (error) {
    await close();
    throw error;
  }
  return { ...storeOf(writer, reader), close };
}

function storeOf(writer: Thread<Write>, reader: Reading): Omit<Store, 'close'> {
  return {
    logs: {
      open: (place, fresh) => writer.ask({ do: 'open', place, fresh }),
      rooms: () => reader.ask({ do: 'rooms' }),
      pairsOf: (person) => reader.ask({ do: 'pairs', person }),
      append: async (log, drafts, state) => {
        reader.begin();
        const [draftsJson, stateJson] = [JSON.stringify(drafts), state && JSON.stringify(state)];
        return keptOf(log, drafts, await writer.ask({ do: 'append', log, drafts: draftsJson, state: stateJson }));
      },
      page: async (log, range) => {
        const { json, more } = await reader.ask({ do: 'page', log, range });
        return { entries: JSON.parse(json), more };
      },
      find: async (ids) => JSON.parse(await reader.ask({ do: 'find', ids })),
      search: async (search) => {
        const { json, ...rest } = await reader.ask({ do: 'search', search });
        return { entries: JSON.parse(json), ...rest };
      },
      acts: async (query) => JSON.parse(await reader.ask({ do: 'acts', query })),
      forget: (stub, from) => writer.ask({ do: 'forget', stub, from }),
      gone: () => reader.ask({ do: 'gone' }),
      clear: (log, from) => writer.ask({ do: 'clear', log, from }),
      answerTo: (person, key) => reader.ask({ do: 'answer', person, key: quoted(key) }),
    },
    people: {
      put: async (person, login) => {
        reader.begin();
        await writer.ask({ do: 'put-person', person, login: login ?? null });
      },
      byToken: (digest) => reader.ask({ do: 'person', digest }),
      withId: (id) => reader.ask({ do: 'person-with-id', id }),
      called: (nickname) => reader.ask({ do: 'called', nickname }),
      logins: (person) => reader.ask({ do: 'logins', person }),
      endLogins: async (digests) => void (await writer.ask({ do: 'end-logins', digests })),
      read: async (person, mark) => void (await writer.ask({ do: 'put-read', person, mark })),
      came: (person, before) => writer.ask({ do: 'put-coming', person, before }),
      readsOf: (person) => reader.ask({ do: 'reads', person }),
      block: async (block) => void (await writer.ask({ do: 'block', block })),
      unblock: async (by, who) => void (await writer.ask({ do: 'unblock', by, who })),
      blocks: () => reader.ask({ do: 'blocks' }),
      forget: async (stub) => void (await writer.ask({ do: 'forget-person', stub })),
      invite: async (invite) => void (await writer.ask({ do: 'invite', invite })),
      cameBy: async (invite, person) => void (await writer.ask({ do: 'came-by', invite, person })),
      uninvite: async (ids) => void (await writer.ask({ do: 'uninvite', ids })),
      invites: () => reader.ask({ do: 'invites' }),
      holders: () => reader.ask({ do: 'holders' }),
    },
    files: {
      put: async (file) => void (await writer.ask({ do: 'put-file', file })),
      drop: async (ids) => void (await writer.ask({ do: 'drop-files', ids })),
      find: (id) => reader.ask({ do: 'file', id }),
      borneBy: (messages) => reader.ask({ do: 'borne', messages }),
      unsaid: () => reader.ask({ do: 'unsaid' }),
      uses: (person) => reader.ask({ do: 'uses', person: person ?? null }),
      has: (sum) => reader.ask({ do: 'sum', sum }),
    },
    notes: {
      put: async (name, text) => void (await writer.ask({ do: 'put-note', name, text })),
      drop: async (name) => void (await writer.ask({ do: 'drop-note', name })),
      get: (name) => reader.ask({ do: 'note', name }),
      under: (beginning) => reader.ask({ do: 'notes', beginning }),
    },
  };
}

function keptOf(log: string, drafts: readonly Draft[], { after, known, beside }: Appended): readonly Kept[] {
  const before = byPlace(known);
  const others = byPlace(beside);
  let seq = after;
  return drafts.map(({ id, at }, nth) => {
    const [kept, other] = [before.get(nth), others.get(nth)];
    if (kept) return kept;
    seq += 1;
    return { log, seq, id, at, again: false, ...(other && { beside: other }) };
  });
}

function byPlace(some: readonly Nth[]): ReadonlyMap<number, Kept> {
  return new Map(some.map(({ nth, kept }) => [nth, kept]));
}
