import type { WireEntry } from '../protocol/events.ts';
import { isAfter, type Position } from './position.ts';
import { isRecord, readJson, writeJson } from './shelf.ts';
import type { Shelf } from './world.ts';

/** Who has seen an empty room has read all of it. */
const BEGINNING: Position = { at: 0, log: '', seq: 0 };

/** How far a room was read, and where its divider stands (UX 36). */
export class Reading {
  readonly #shelf: Shelf;
  readonly #name: string;
  #mark: Position | null;
  #divider: Position | null | undefined;
  #reading = false;
  #looked = false;

  constructor({ shelf, room }: { shelf: Shelf; room: string }) {
    this.#shelf = shelf;
    this.#name = `sokdak.read.${room}`;
    this.#mark = readPosition(readJson(shelf, this.#name));
  }

  /** The last entry that was read; null when the room was never seen. */
  get mark(): Position | null {
    return this.#mark;
  }

  /** The entry after which the divider stands; undefined when there is none. */
  get divider(): Position | null | undefined {
    return this.#divider;
  }

  /** Whether the end of the room is before somebody's eyes. */
  get now(): boolean {
    return this.#reading;
  }

  /** The end of the room is before somebody's eyes, or no more. True when he begins to read. */
  turn(reading: boolean): boolean {
    const begins = reading && !this.#reading;
    this.#reading = reading;
    return begins;
  }

  /**
   * Looks at what is shown now. Nothing is unread in a room that was never seen. The divider stands before the first
   * that came while nobody read, be it that the page was not open; it stays while one reads on.
   */
  look(entries: readonly WireEntry[], me: string): void {
    const last = entries.at(-1);
    if (!last) this.#lookAtNothing();
    if (!last) return;
    const unseen = !this.#reading || !this.#looked;
    this.#looked = true;
    if (this.#mark && unseen && unreadOf(entries, this.#mark, me) > 0) this.#divider = this.#mark;
    if (!this.#mark || this.#reading) this.#markAt(last);
  }

  #lookAtNothing(): void {
    if (!this.#reading) return;
    this.#looked = true;
    this.#mark ??= BEGINNING;
  }

  /** Something was put on the shelf elsewhere. What was read there is read here, and needs no divider. True when so. */
  recall(name: string): boolean {
    if (name !== this.#name) return false;
    const mark = readPosition(readJson(this.#shelf, name));
    if (!mark || !isAfter(mark, this.#mark)) return false;
    this.#mark = mark;
    this.#divider = undefined;
    return true;
  }

  /** It was read up to there on another device: what is unread here is what came after. */
  hear(place: Position, entries: readonly WireEntry[], me: string): void {
    if (!isAfter(place, this.#mark)) return;
    this.#markAt(place);
    if (this.#divider === undefined || this.#reading) return;
    this.#divider = unreadOf(entries, place, me) > 0 ? place : undefined;
  }

  /** Takes the divider away, and counts all that is shown as read. */
  dismiss(entries: readonly WireEntry[]): boolean {
    const had = this.#divider !== undefined;
    this.#divider = undefined;
    const last = entries.at(-1);
    if (last) this.#markAt(last);
    return had;
  }

  #markAt({ at, log, seq }: Position): void {
    if (!isAfter({ at, log, seq }, this.#mark)) return;
    this.#mark = { at, log, seq };
    writeJson(this.#shelf, this.#name, this.#mark);
  }
}

/** How many entries of others come after a place. */
export function unreadOf(entries: readonly WireEntry[], after: Position | null, me: string): number {
  let count = 0;
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (!entry || !isAfter(entry, after)) break;
    if (entry.by.id !== me) count += 1;
  }
  return count;
}

function readPosition(value: unknown): Position | null {
  if (!isRecord(value)) return null;
  const { at, log, seq } = value;
  return typeof at === 'number' && typeof log === 'string' && typeof seq === 'number' ? { at, log, seq } : null;
}
