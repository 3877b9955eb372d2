import type { Answer } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import { comparePositions, isAfter, type Position } from './position.ts';
import { type Head, type Previewed, Stretch } from './stretch.ts';

/** A longer absence is not filled: the newest page is shown at once, and the rest loads by scrolling. */
export const GAP = 500;

/** What came while I was away: how many entries, and whether all of them are here by now. */
export interface Absence {
  readonly came: number;
  readonly whole: boolean;
  /** The server no longer has what I had seen of it: an older copy was put in its place. */
  readonly replaced: boolean;
}

/** The logs that are shown in one room: its own, and those of my pairs. Data only; `Timeline` fetches. */
export class Logs {
  readonly #shows: (entry: WireEntry) => boolean;
  readonly #stretches = new Map<string, Stretch>();
  #room: string | null = null;
  /** What was told of unknown logs between `hello` and the answer to `join`: one of them may be the room's. */
  #early: WireEntry[] | null = [];
  #left = Number.POSITIVE_INFINITY;
  /** When I came back: the newest `seq` of the room that was here, and how many I had missed of my pairs. */
  #had: number | null = null;
  #whispers = 0;
  #absence: Omit<Absence, 'whole'> | null = null;

  constructor(shows: (entry: WireEntry) => boolean) {
    this.#shows = shows;
  }

  /** Whether the room's own log is known. */
  get entered(): boolean {
    return this.#early === null;
  }

  /** The last `seq` that is here, by log. */
  get seen(): Record<string, number> {
    return Object.fromEntries(this.#all.map(({ log, last }) => [log, last]));
  }

  /** How many entries of the room were passed over and are not loaded yet. */
  get missed(): number {
    return this.#unloadedAfter(this.#left);
  }

  /** The last absence; null when I was never away. */
  get absence(): Absence | null {
    return this.#absence && { ...this.#absence, whole: this.missed === 0 && this.hole() === null };
  }

  /** How many entries of the room come after a place in its log and are not loaded; 0 for a place elsewhere. */
  unloadedAfter({ log, seq }: Position): number {
    return log === this.#room ? this.#unloadedAfter(seq) : 0;
  }

  /** Whether a place is further up in its log than what is here of that. */
  isAbove({ log, seq }: { readonly log: string; readonly seq: number }): boolean {
    return seq < (this.#stretches.get(log)?.first ?? 0);
  }

  /** The newest entries of the room, so many at most; null before it was entered. */
  end(most: number): Pick<Answer<'join'>, 'log' | 'last' | 'entries' | 'more'> | null {
    const stretch = this.#roomStretch;
    if (!stretch) return null;
    const entries = stretch.entries.slice(-most);
    return { log: stretch.log, last: stretch.last, entries, more: stretch.last > entries.length };
  }

  find(id: string): WireEntry | undefined {
    for (const stretch of this.#stretches.values()) {
      const found = stretch.find(id);
      if (found) return found;
    }
    return undefined;
  }

  /** What is known of the page to which a message leads; null for nothing. */
  previewOf(id: string): Previewed | null {
    return this.#all.map((stretch) => stretch.previewOf(id)).find(Boolean) ?? null;
  }

  #unloadedAfter(seq: number): number {
    return Math.max(0, (this.#roomStretch?.first ?? 1) - 1 - seq);
  }

  get #all(): readonly Stretch[] {
    return [...this.#stretches.values()];
  }

  get #roomStretch(): Stretch | undefined {
    return this.#stretches.get(this.#room ?? '');
  }

  /** The pairs that I have, as `hello` tells them; those that are not among them no longer exist. */
  meet(heads: readonly Head[]): void {
    const logs = new Set(heads.map(({ log }) => log));
    for (const log of this.#stretches.keys()) if (log !== this.#room && !logs.has(log)) this.#stretches.delete(log);
    this.#absence = null;
    this.#had = this.#roomStretch?.last ?? null;
    this.#whispers = 0;
    for (const head of heads) this.#expect(head);
    this.#early = [];
  }

  #expect(head: Head): void {
    const known = this.#stretches.get(head.log);
    const came = head.last - (known?.last ?? 0);
    this.#whispers += Math.max(0, came);
    if (!known || came > GAP || came < 0) this.#stretches.set(head.log, new Stretch(head));
    else known.expect(head.last);
  }

  /** The room as `join` shows it. False when what was here of it had to be given up for it. */
  enter(view: Answer<'join'>): boolean {
    const goesOn = this.#goesOn(view);
    this.#absence = this.#absenceUntil(view);
    this.#had = null;
    if (!goesOn) this.#begin(view);
    const stretch = this.#roomStretch;
    stretch?.append(view.entries);
    stretch?.expect(view.last);
    const early = this.#early ?? [];
    this.#early = null;
    for (const entry of early) this.take(entry);
    return goesOn;
  }

  #goesOn({ log, last }: Answer<'join'>): boolean {
    const known = this.#stretches.get(log);
    return log === this.#room && known !== undefined && last - known.last <= GAP && last >= (this.#had ?? 0);
  }

  #absenceUntil({ log, last }: Answer<'join'>): Omit<Absence, 'whole'> | null {
    if (this.#had === null) return null;
    const replaced = log !== this.#room || last < this.#had;
    return { came: (replaced ? 0 : last - this.#had) + this.#whispers, replaced };
  }

  #begin({ log, last, entries, more }: Answer<'join'>): void {
    const had = this.#stretches.get(log)?.last ?? Number.POSITIVE_INFINITY;
    this.#left = this.#absence?.replaced ? Number.POSITIVE_INFINITY : Math.min(had, this.#missedFrom(log));
    this.#stretches.delete(this.#room ?? '');
    const stretch = new Stretch({ log, last, at: entries.at(-1)?.at ?? 0 });
    stretch.prepend(entries, more);
    this.#stretches.set(log, stretch);
    this.#room = log;
  }

  /** An older absence counts on while it is not loaded. */
  #missedFrom(log: string): number {
    return log === this.#room && this.missed > 0 ? this.#left : Number.POSITIVE_INFINITY;
  }

  /** An entry that was told. What belongs to other rooms is passed over. */
  take(entry: WireEntry): void {
    const stretch = this.#stretches.get(entry.log) ?? this.#newPair(entry);
    stretch?.append([entry]);
    // What is here of the room may have to be given up for what `join` answers.
    if (!stretch || entry.log === this.#room) this.#early?.push(entry);
  }

  #newPair({ on, log, seq, at }: WireEntry): Stretch | null {
    if (on !== 'whispered') return null;
    const stretch = new Stretch({ log, last: seq - 1, at });
    this.#stretches.set(log, stretch);
    return stretch;
  }

  /** A log of which entries are known to exist after those that are here. */
  hole(): Stretch | null {
    return this.#all.find(({ hole }) => hole > 0) ?? null;
  }

  /** The log that is complete down to the least depth; null when all are here from their beginnings. */
  shallowest(): Stretch | null {
    let highest: Stretch | null = null;
    for (const stretch of this.#all) {
      if (stretch.floor && isAfter(stretch.floor, highest?.floor ?? null)) highest = stretch;
    }
    return highest;
  }

  /** Everything from here on is here; null is the beginning. */
  get floor(): Position | null {
    return this.shallowest()?.floor ?? null;
  }

  /** Lets go of what stands before a place. */
  forget(before: Position): void {
    if (this.missed === 0) this.#left = Number.POSITIVE_INFINITY;
    for (const stretch of this.#all) stretch.forget(before);
  }

  /** The entries from the floor on that are shown in this room, in order. */
  shown(): readonly WireEntry[] {
    const { floor } = this;
    const isShown = (entry: WireEntry) => (floor === null || !isAfter(floor, entry)) && this.#shows(entry);
    return this.#all.flatMap(({ entries }) => entries.filter(isShown)).sort(comparePositions);
  }
}
