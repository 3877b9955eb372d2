import { crc32 } from 'node:zlib';
import { isMessage, type KeptEvent } from '../../core/entry.ts';
import type { FileInfo } from '../../core/file.ts';
import type { Draft } from '../../hub/ports/logs.ts';
import { StoreError } from '../fault.ts';
import type { Row } from './driver.ts';

/** A draft, flat and with its event as JSON. */
export interface DraftRow {
  readonly id: string;
  readonly at: number;
  readonly person: string;
  /** As JSON. */
  readonly key: string | null;
  readonly message: 0 | 1;
  /** The event without its text, as JSON. */
  readonly event: string;
  /** As JSON; null where the event has none. */
  readonly text: string | null;
  /** The ids of its files. */
  readonly files: readonly string[];
  /** For an `edited`, a `deleted` or a `reacted`: the id of the message. */
  readonly target: string | null;
  /** For a `room-deleted`: the log of the room. */
  readonly gone: string | null;
  readonly editedAt: number | null;
  readonly deletedAt: number | null;
  readonly reaction: { readonly emoji: string; readonly withdrawn: boolean } | null;
  /** Kept in another log, if this is. */
  readonly beside: { readonly log: string; readonly draft: DraftRow } | null;
}

/** Takes a draft apart. An amendment's target and text are those of its event. */
export function rowOf({ id, at, key, event, amendment, beside }: Draft): DraftRow {
  const { text, ...rest }: KeptEvent & { readonly text?: string } = event;
  return {
    id,
    at,
    person: event.by.id,
    key: key === null ? null : quoted(key),
    message: isMessage(event) ? 1 : 0,
    event: JSON.stringify(rest),
    text: text === undefined ? null : quoted(text),
    files: filesIn(event).map(({ id: file }) => file),
    target: 'target' in event ? event.target : null,
    gone: event.on === 'room-deleted' ? event.was : null,
    editedAt: amendment && 'editedAt' in amendment ? amendment.editedAt : null,
    deletedAt: amendment && 'deletedAt' in amendment ? amendment.deletedAt : null,
    reaction: amendment && 'reaction' in amendment ? amendment.reaction : null,
    beside: beside ? { log: beside.log, draft: rowOf(beside.draft) } : null,
  };
}

/** What comes with an entry. */
function filesIn(event: KeptEvent): readonly FileInfo[] {
  if (event.on === 'previewed') return event.picture ? [event.picture] : [];
  return isMessage(event) ? (event.files ?? []) : [];
}

/**
 * What others chose freely is kept as JSON: `@photostructure/sqlite` and Node 22 cut a text at a NUL, and UTF-8 has no
 * lone surrogates, so that two keys could become one and a message would be lost.
 */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The event of a message, or of a preview, without its files: as it was kept, or shorter. */
export function withoutFiles(event: string): string {
  if (!event.includes('"files":') && !event.includes('"picture":')) return event;
  const { files: _, picture: __, ...rest } = JSON.parse(event);
  return JSON.stringify(rest);
}

interface Summed {
  readonly id: string;
  readonly at: number;
  readonly event: string;
  readonly text: string | null;
}

/**
 * SQLite has no checksums in its main file: this one keeps a flipped bit from being read as somebody's words.
 * 2^32 is added so that each takes six bytes, and no row grows when its text is emptied.
 */
export function sumOf({ id, at, event, text }: Summed): number {
  return 2 ** 32 + crc32(`${id}\n${at}\n${event}\n${text ?? ''}`);
}

/** An entry as JSON, as it reads now. `row` holds its own columns, and with `latest_` those of the edit that it reads. */
export function entryJson(row: Row): string {
  const { log, seq, id, at, event, text, sum } = row;
  verify({ id, at, event, text, sum });
  const place = `"log":${JSON.stringify(log)},"seq":${seq},"id":${JSON.stringify(id)},"at":${at}`;
  return `{${place},"event":${String(event).slice(0, -1)}${text === null ? '' : textJson(row)}}}`;
}

function textJson(row: Row): string {
  if (!row.message) return `,"text":${isPreview(row) ? row.text : textNow(row)}`;
  const marks = markJson('editedAt', row.edited_at) + markJson('deletedAt', row.deleted_at);
  return `,"text":${textNow(row)}${marks}${reactionsJson(row.reactions)}`;
}

/** It is about a message, as an edit is, and has words of its own. */
function isPreview({ event }: Row): boolean {
  return String(event).startsWith('{"on":"previewed",');
}

/** From the `reacted` entries that stand, the oldest first, each as `[id, at, event, sum]`. */
function reactionsJson(given: unknown): string {
  if (given === null) return '';
  const kinds = new Map<string, unknown[]>();
  for (const [id, at, event, sum] of JSON.parse(String(given))) {
    verify({ id, at, event, text: null, sum });
    const { emoji, by } = JSON.parse(event);
    kinds.set(emoji, [...(kinds.get(emoji) ?? []), by]);
  }
  return `,"reactions":${JSON.stringify([...kinds].map(([emoji, by]) => ({ emoji, by })))}`;
}

function textNow(row: Row): unknown {
  if (row.latest === null) return row.text;
  const text = row.latest_text;
  verify({ id: row.latest_id, at: row.latest_at, event: row.latest_event, text, sum: row.latest_sum });
  return text;
}

function markJson(name: string, at: unknown): string {
  return at === null ? '' : `,"${name}":${at}`;
}

function verify(row: Row): void {
  if (!isKept(row)) throw new StoreError('corrupt', 'The database is damaged: an entry is not what was kept.');
}

/** Whether an entry is what its checksum was made of. */
export function isKept({ id, at, event, text, sum }: Row): boolean {
  const read = { id: String(id), at: Number(at), event: String(event), text: text === null ? null : String(text) };
  return sumOf(read) === sum;
}
