import { type Entry, isMessage } from '../../core/entry.ts';
import { HITS } from '../../core/limits.ts';
import type { Refusal } from '../../core/refusal.ts';
import { marksIn, prepareQuery, snippetOf, type Term } from '../../core/search.ts';
import type { Answer, Command } from '../../protocol/commands.ts';
import type { Hub } from '../hub.ts';
import type { Found } from '../ports/logs.ts';
import type { Presence } from '../presence.ts';
import { guestsWhoLeft } from './left.ts';
import { personNamed } from './person-named.ts';
import { allReadable, firstReadable, readable } from './readable.ts';
import { done, no, type Verb } from './verb.ts';

type Hit = Answer<'search'>['hits'][number];

export const search: Verb<'search'> = {
  needs: 'name',
  pace: 'search',
  async run({ hub, by, command }) {
    const prepared = prepareQuery(command.query);
    if (!prepared.ok) return no({ code: 'bad_query', fault: prepared.fault });
    const { terms } = prepared;
    const logs = await logsOf(hub, by, command);
    if ('code' in logs) return no(logs);
    const authors = await authorsIn(hub, by, command);
    const { before = null, after = null, has = null, beyond = null, limit = HITS.usual } = command;
    if (beyond !== null && !(await isReadable(hub, by, beyond))) return no({ code: 'no_such_message' });
    const first = Object.fromEntries(logs.map((log) => [log, firstReadable(hub, by, log) ?? 1]));
    const query = { terms, logs, first, before, after, has, beyond, limit };
    const found = await firstFound(authors, (from) => hub.store.logs.search({ ...query, from }));
    if (!found) return no({ code: 'no_such_person' });
    // Whoever was put out meanwhile finds nothing there (SPEC H2).
    return () =>
      done<'search'>({
        hits: found.entries
          .filter((entry) => readable(hub, by, entry))
          .flatMap((entry) => hitOf(hub, by, entry, terms)),
        more: found.beyond !== null || found.building,
        ...(found.beyond !== null && { beyond: found.beyond }),
        ...(found.building && { building: true as const }),
      });
  },
};

/** Where to look: everywhere, in one room, or in one pair. */
async function logsOf(
  hub: Hub,
  by: Presence,
  { room: name, with: other }: Command<'search'>,
): Promise<readonly string[] | Refusal> {
  if (name !== undefined && other !== undefined) return { code: 'bad_request', detail: 'search: room or with' };
  if (name !== undefined) {
    const room = hub.rooms.named(name);
    if (!room) return { code: 'no_such_room' };
    return room.has(by) ? [room.log] : { code: 'not_in_room' };
  }
  if (other === undefined) return allReadable(hub, by);
  const id = await idOf(hub, by, other);
  if (id === null) return { code: 'no_such_person' };
  const pairs = await hub.store.logs.pairsOf(by.id);
  return pairs.filter((pair) => pair.with.id === id && by.pairLogs.has(pair.log)).map(({ log }) => log);
}

/** Whose messages are meant: anybody's, of whoever bears a nickname, or of guests who were called so when they left. */
interface Authors {
  /** Null is anybody; of guests the one who came last first. */
  readonly ids: readonly (string | null)[];
  readonly haveLeft: boolean;
}

async function authorsIn(hub: Hub, by: Presence, { from }: Command<'search'>): Promise<Authors> {
  if (from === undefined) return { ids: [null], haveLeft: false };
  const bearer = await idOf(hub, by, from);
  if (bearer !== null) return { ids: [bearer], haveLeft: false };
  const guests = await guestsWhoLeft(hub, from);
  return { ids: guests.map(({ id }) => id), haveLeft: true };
}

/**
 * What the first of them finds that finds anything. That a guest was here whom one never could read is told by nothing
 * (SPEC H2): who finds none of his messages finds no such person.
 */
async function firstFound(
  { ids, haveLeft }: Authors,
  search: (from: string | null) => Promise<Found>,
): Promise<Found | null> {
  for (const id of ids) {
    const found = await search(id);
    if (!haveLeft || found.entries.length > 0 || found.beyond !== null) return found;
  }
  return null;
}

async function idOf(hub: Hub, by: Presence, nickname: string): Promise<string | null> {
  return (await personNamed(hub, by, nickname))?.id ?? null;
}

async function isReadable(hub: Hub, by: Presence, id: string): Promise<boolean> {
  const [entry] = await hub.store.logs.find([id]);
  return entry !== undefined && readable(hub, by, entry);
}

function hitOf(hub: Hub, by: Presence, { log, seq, id, at, event }: Entry, terms: readonly Term[]): readonly Hit[] {
  const marks = isMessage(event) ? marksIn(event.text, terms) : null;
  if (!isMessage(event) || marks === null) return [];
  const snippet = snippetOf(event.text, marks);
  const other = event.on === 'whispered' ? (event.by.id === by.id ? event.to : event.by) : null;
  const room = hub.rooms.withLog(log)?.name;
  return [
    {
      log,
      ...(room !== undefined && { room }),
      ...(other && { with: other }),
      ...{ seq, id, at, by: event.by, text: snippet.text },
      marks: snippet.marks.map(([start, end]) => [start, end]),
    },
  ];
}
