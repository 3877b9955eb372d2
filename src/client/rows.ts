import type { Notice, WireEntry } from '../protocol/events.ts';
import { dayOf, type OffsetAt } from './calendar.ts';
import { type DrawnRow, drawn } from './drawn.ts';
import type { SentFile } from './letters.ts';
import type { Sending } from './outbox.ts';
import type { Item, RoomNews, ServerEvent } from './passing.ts';
import { isAfter, type Position } from './position.ts';
import type { Previewed } from './stretch.ts';
import type { Failure } from './transport.ts';

type Person = WireEntry['by'];

/** How far a message is. `waiting`, `sending` and `sent` are drawn alike, until it is in the log (UX 47). */
export type Progress =
  | { readonly is: 'kept' }
  | { readonly is: 'waiting' | 'sending' | 'sent'; readonly key: string }
  | { readonly is: 'failed'; readonly key: string; readonly error: Failure };

/** One thing to draw. `key` is stable from redraw to redraw; `at` is ms since 1970. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'unread'; readonly key: string }
  | MessageRow
  | ComingRow
  | { readonly kind: 'renamed'; readonly key: string; readonly at: number; readonly who: Person; readonly was: string }
  /** The room's rules, where I came in. */
  | { readonly kind: 'rules'; readonly key: string; readonly at: number; readonly rules: string }
  | {
      readonly kind: 'moderated';
      readonly key: string;
      readonly at: number;
      readonly entry: Moderation;
    };

/** What somebody did to another, to the pace of the room, or at the door. */
export type Moderation =
  | Extract<
      WireEntry,
      {
        on: 'kicked' | 'banned' | 'unbanned' | 'muted' | 'unmuted' | 'role-changed' | 'slowed' | 'admitted';
      }
    >
  | RoomNews
  | Extract<Notice, { on: 'invited' | 'inviting' | 'locked' | 'unlocked' }>
  | ServerEvent;

/** Several who came, or went, one after another. */
export interface ComingRow {
  readonly kind: 'joined' | 'left';
  readonly key: string;
  readonly at: number;
  readonly people: readonly Person[];
}

/** A message that is answered: `by` is null while it is not loaded, `text` also where it was deleted. */
export interface Quote {
  readonly id: string;
  readonly by: Person | null;
  readonly text: string | null;
}

/** Who reacted with one sign, in the order in which they did; and whether I did. */
export interface Reactions {
  readonly emoji: string;
  readonly people: readonly Person[];
  readonly mine: boolean;
}

export interface MessageRow {
  readonly kind: 'message';
  readonly key: string;
  readonly at: number;
  /** The entry's id; null while it is not kept. */
  readonly id: string | null;
  readonly by: Person;
  readonly mine: boolean;
  readonly text: string;
  readonly files: readonly SentFile[];
  /** What the page says of itself to which it leads, the first line its title; null for nothing. */
  readonly preview: Pick<Previewed, 'id' | 'text' | 'picture'> | null;
  /** It calls me by `@` and my nickname, and there is no block between us. */
  readonly calls: boolean;
  /** `/me`: drawn as "* 길동 waves". */
  readonly action: boolean;
  /** To whom, when it is a whisper. */
  readonly to: Pick<Person, 'nickname'> | null;
  /** Begins a group: show name and face (UX 30, 31). */
  readonly first: boolean;
  /** Ends a group: show the time. */
  readonly last: boolean;
  /** What it answers, if it says so. */
  readonly reply: Quote | null;
  readonly reactions: readonly Reactions[];
  readonly editedAt: number | null;
  readonly deletedAt: number | null;
  readonly progress: Progress;
}

export interface Picture {
  readonly items: readonly Item[];
  readonly sendings: readonly Sending[];
  readonly me: Person;
  /** Whether there is a block between me and that person. */
  readonly isApart: (id: string) => boolean;
  /** The last entry that was read before the divider; undefined where there is no divider. */
  readonly divider: Position | null | undefined;
  readonly offsetAt: OffsetAt;
  readonly keyOf: (entry: string) => string | undefined;
  /** The entry of that id, if it is here. */
  readonly find: (id: string) => WireEntry | undefined;
  readonly previewOf: (id: string) => Previewed | null;
}

/** Messages of one author that are no further apart belong together. */
const GROUP_MS = 300_000;

/**
 * All that a room shows, from the oldest to what is not sent yet. A row that reads as it did `before` is the same
 * object: whoever draws rows need not look at it again.
 */
export function rowsOf(picture: Picture, before: readonly Row[] = []): readonly Row[] {
  const known = new Map(before.map((row) => [row.key, row]));
  return freshRows(picture).map((row) => {
    const was = known.get(row.key);
    return was && alike(was, row) ? was : row;
  });
}

type Fields = Readonly<Record<string, unknown>>;

function alike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const names = Object.keys(one);
  const isSame = (name: string) => alike((one as Fields)[name], (other as Fields)[name]);
  return names.length === Object.keys(other).length && names.every(isSame);
}

function freshRows(picture: Picture): readonly Row[] {
  const rows: Row[] = [];
  let day: number | null = null;
  let divided = picture.divider === undefined;
  let latest = Number.NEGATIVE_INFINITY;
  for (const { row, entry } of drawn(picture)) {
    // Clocks differ: what bears the time of this computer never stands on a day before what is above it.
    latest = Math.max(latest, row.at);
    const today = dayOf(latest, picture.offsetAt);
    if (today !== day) rows.push({ kind: 'day', key: `day:${today}`, at: latest });
    day = today;
    if (!divided && entry && isUnread(entry, picture)) {
      divided = true;
      rows.push({ kind: 'unread', key: 'unread' });
    }
    add(rows, row);
  }
  return rows;
}

function isUnread(entry: WireEntry, { divider, me }: Picture): boolean {
  return divider !== undefined && entry.by.id !== me.id && isAfter(entry, divider);
}

/** Within its group: the same object each time, for the same row. */
const following = once((row: MessageRow) => ({ ...row, first: false }));
const goingOn = once((row: MessageRow) => ({ ...row, last: false }));

function once(make: (row: MessageRow) => MessageRow): (row: MessageRow) => MessageRow {
  const made = new WeakMap<MessageRow, MessageRow>();
  return (row) => {
    const other = made.get(row) ?? make(row);
    made.set(row, other);
    return other;
  };
}

function add(rows: Row[], row: DrawnRow): void {
  const above = rows.at(-1);
  if (row.kind === 'message') {
    const first = !above || !continues(row, above);
    if (!first) rows[rows.length - 1] = goingOn(above);
    rows.push(first ? row : following(row));
  } else if ((row.kind === 'joined' || row.kind === 'left') && above?.kind === row.kind)
    rows[rows.length - 1] = condensed(above, row);
  else rows.push(row);
}

/** Whether the message goes on in the group above it; whispers, actions, answers and edited messages stand alone (UX 31). */
function continues(row: MessageRow, above: Row): above is MessageRow {
  if (above.kind !== 'message' || isAlone(row) || isAlone(above)) return false;
  const sameAuthor = row.by.id === above.by.id && row.by.nickname === above.by.nickname;
  return sameAuthor && row.at - above.at <= GROUP_MS;
}

function isAlone({ to, action, editedAt, reply }: MessageRow): boolean {
  return to !== null || action || editedAt !== null || reply !== null;
}

/** One notice for several who came, or went, without anything between (UX 34); each is named once. */
function condensed(above: ComingRow, row: ComingRow): Row {
  const known = new Set(above.people.map(({ id }) => id));
  return { ...above, people: [...above.people, ...row.people.filter(({ id }) => !known.has(id))] };
}
