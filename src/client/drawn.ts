import { calls } from '../core/calls.ts';
import type { WireEntry } from '../protocol/events.ts';
import type { Sending } from './outbox.ts';
import { type Item, isOfRoom, isOfServer, type Passing } from './passing.ts';
import type { MessageRow, Moderation, Picture, Quote, Row } from './rows.ts';

/** A row that stands for one thing, and not for the order in which things stand. */
export type DrawnRow = Exclude<Row, { kind: 'day' | 'unread' }>;

export interface Drawn {
  readonly row: DrawnRow;
  /** The entry that it stands for, if it is one. */
  readonly entry: WireEntry | null;
}

/** What is to be drawn, one by one and in order; what is not kept stands at the end. */
export function* drawn(picture: Picture): Generator<Drawn> {
  for (const item of picture.items) {
    if (isPassing(item)) yield { row: passingRow(item), entry: null };
    else yield* entryRow(item, picture);
  }
  for (const sending of picture.sendings) yield { row: sendingRow(sending, picture), entry: null };
}

function isPassing(item: Item): item is Passing {
  return 'nth' in item;
}

function passingRow(passing: Passing): DrawnRow {
  const [at, key] = [passing.at, `notice:${passing.nth}`];
  if (passing.on === 'renamed') return { kind: 'renamed', key, at, who: passing.who, was: passing.was };
  if (passing.on === 'joined' || passing.on === 'left') return { kind: passing.on, key, at, people: [passing.who] };
  if (passing.on === 'rules') return { kind: 'rules', key, at, rules: passing.rules };
  return { kind: 'moderated', key, at, entry: passing };
}

function* entryRow(entry: WireEntry, picture: Picture): Generator<Drawn> {
  if (entry.on === 'said' || entry.on === 'whispered') yield { row: messageRow(entry, picture), entry };
  else if (isModeration(entry)) {
    yield { row: { kind: 'moderated', key: entry.id, at: entry.at, entry }, entry };
  }
}

function isModeration(entry: WireEntry): entry is Extract<Moderation, WireEntry> {
  return !isOfServer(entry) && ('who' in entry || 'seconds' in entry || isOfRoom(entry));
}

type Message = Extract<WireEntry, { on: 'said' | 'whispered' }>;

/** The row of each message, and what it was made of beside that: while all of this is the same, so is the row. */
const made = new WeakMap<Message, { readonly row: MessageRow; readonly of: readonly unknown[] }>();

function messageRow(entry: Message, picture: Picture): MessageRow {
  const { me, keyOf, previewOf, isApart, find } = picture;
  const answered = entry.replyTo && find(entry.replyTo);
  const of = [me, keyOf(entry.id), previewOf(entry.id), isApart(entry.by.id), answered];
  const known = made.get(entry);
  if (known?.of.every((part, index) => part === of[index])) return known.row;
  const row = freshRow(entry, picture);
  made.set(entry, { row, of });
  return row;
}

function freshRow(entry: Message, picture: Picture): MessageRow {
  const { id, at, by, text, reactions = [] } = entry;
  const { me, keyOf, isApart } = picture;
  return {
    kind: 'message',
    // As long as the page is open it keeps the key that it had while it was under way: the row stays the same.
    key: keyOf(id) ?? id,
    id,
    at,
    by,
    text,
    files: entry.deletedAt === undefined ? (entry.files ?? []) : [],
    preview: picture.previewOf(id),
    mine: by.id === me.id,
    calls: by.id !== me.id && calls(text, me.nickname) && !isApart(by.id),
    action: entry.action === true,
    to: entry.on === 'whispered' ? entry.to : null,
    first: true,
    last: true,
    reply: quoted(entry.replyTo, picture),
    reactions: reactions.map((one) => ({
      emoji: one.emoji,
      people: one.by,
      mine: one.by.some(({ id }) => id === me.id),
    })),
    editedAt: entry.editedAt ?? null,
    deletedAt: entry.deletedAt ?? null,
    progress: { is: 'kept' },
  };
}

function quoted(id: string | undefined, { find }: Picture): Quote | null {
  if (id === undefined) return null;
  const entry = find(id);
  if (entry?.on !== 'said' && entry?.on !== 'whispered') return { id, by: null, text: null };
  return { id, by: entry.by, text: entry.deletedAt === undefined ? entry.text : null };
}

function sendingRow({ letter, progress }: Sending, picture: Picture): MessageRow {
  const { key, at, text, action, to, files = [] } = letter;
  const reply = quoted(letter.replyTo, picture);
  const fixed = {
    kind: 'message',
    id: null,
    preview: null,
    mine: true,
    first: true,
    last: true,
    editedAt: null,
    deletedAt: null,
  } as const;
  return { ...fixed, reply, files, calls: false, reactions: [], key, at, by: picture.me, text, action, to, progress };
}
