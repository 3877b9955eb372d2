import type { Level } from '../../core/level.ts';
import { PAGE } from '../../core/limits.ts';
import type { Answer } from '../../protocol/commands.ts';
import type { Hub } from '../hub.ts';
import type { PairHead, Range } from '../ports/logs.ts';
import type { Presence } from '../presence.ts';
import type { Room } from '../room.ts';

export const PEOPLE_PER_PAGE = 200;

export function summary(room: Room, by: Presence) {
  return {
    room: room.name,
    log: room.log,
    last: room.mailbox.last,
    count: room.count,
    ...readBy(by, room.log),
    ...levelBy(by, room.log),
  };
}

export function pairSummary({ log, last, at, with: other }: PairHead, by: Presence) {
  return { log, last, at, with: other, ...readBy(by, log) };
}

/** How far he has read there, if he has (SPEC S17). */
export function readBy(by: Presence, log: string): { readonly read?: { readonly seq: number; readonly at: number } } {
  const mark = by.readIn(log);
  return mark ? { read: { seq: mark.seq, at: mark.at } } : {};
}

/** How loud it is for him, where he said so (SPEC S19). */
export function levelBy(by: Presence, log: string): { readonly level?: Level } {
  const level = by.levels.get(log);
  return level ? { level } : {};
}

/** What holds in a room, and for him there, as far as something does. */
export function rulesOf(hub: Hub, room: Room, by: Presence) {
  const { topic, slow = 0, doors = {} } = room.mailbox.state;
  const everywhere = hub.order.muteOn(by);
  const mute = everywhere?.code === 'muted' ? everywhere : room.muteOn(by);
  const muted = mute && { reason: mute.reason, ...(mute.until !== undefined && { until: mute.until }) };
  return { ...(topic && { topic }), ...(slow > 0 && { slow }), ...(muted && { muted }), ...doors };
}

/** A log, and the first `seq` of it that somebody may read. */
export interface Readable {
  readonly log: string;
  readonly first: number;
}

/** A page of a log as it travels, to one who may read it from `first` on. */
export async function pageOf(hub: Hub, { log, first }: Readable, range: Range): Promise<Answer<'history'>> {
  const last = hub.rooms.withLog(log)?.mailbox.last ?? null;
  if (first === 1) return hub.pages.of(log, range, last);
  const { entries, more } = await hub.pages.of(log, from(first, range), last);
  const seen = entries.filter(({ seq }) => seq >= first);
  const [oldest] = seen;
  if (!oldest) return { entries: [], more: false };
  const isOlder = oldest.seq > first;
  if ('before' in range) return { entries: seen, more: isOlder };
  const isNewer = (seen.at(-1)?.seq ?? 0) < (last ?? 0);
  return { entries: seen, more: 'after' in range ? more : isOlder || isNewer };
}

/** The part that is asked for does not begin before `first`. */
function from(first: number, range: Range): Range {
  if ('after' in range) return { ...range, after: Math.max(range.after, first - 1) };
  return 'around' in range ? { ...range, around: Math.max(range.around, first) } : range;
}

/**
 * The room as someone finds it who entered at this moment. Its newest page ends where, at this moment, telling him
 * begins: the next entry is told, the last one is in the page (SPEC R3). The rest is as it is when the view is made
 * of the page (SPEC R13).
 */
export async function viewOf(hub: Hub, room: Room, by: Presence): Promise<() => Answer<'join'>> {
  const { last } = room.mailbox;
  const page = await pageOf(hub, { log: room.log, first: room.firstFor(by) }, { before: last + 1, limit: PAGE.usual });
  return () => {
    const people = [...firstOf(room.people(), PEOPLE_PER_PAGE)].map((one) => room.shown(one));
    return { ...summary(room, by), last, ...rulesOf(hub, room, by), people, ...page };
  };
}

function* firstOf<T>(all: Iterable<T>, most: number): Iterable<T> {
  let count = 0;
  for (const one of all) {
    if (count === most) return;
    yield one;
    count += 1;
  }
}

/** How many entries came after what was seen (SPEC S9). */
export function missed(seen: Readonly<Record<string, number>>, person: Presence, pairs: readonly PairHead[]) {
  const logs = [
    ...[...person.rooms].map((room) => ({ log: room.log, last: room.mailbox.last, first: room.firstFor(person) })),
    ...pairs.map(({ log, last }) => ({ log, last, first: 1 })),
  ];
  const count: Record<string, number> = {};
  for (const { log, last, first } of logs) {
    const had = seen[log];
    if (had !== undefined) count[log] = Math.max(0, last - Math.max(had, first - 1));
  }
  return count;
}
