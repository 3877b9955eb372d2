import type { Answer, Payload } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import { Changes, type Watched } from './changes.ts';
import { type Absence, GAP, Logs } from './logs.ts';
import { type Item, interleave, type Placed, type ShownNotice } from './passing.ts';
import { isAfter, type Position } from './position.ts';
import type { Head, Previewed, Stretch } from './stretch.ts';

/** The part of a log that was asked for; null when it could not be had now. */
export type Fetch = (query: Payload<'history'>) => Promise<Answer<'history'> | null>;

/** Where older entries stand: `idle` there are some, `failed` try again, `begun` there are none. */
export type Older = 'idle' | 'loading' | 'failed' | 'begun';

/** Entries that are loaded at once when scrolling, and on the way to a place that is wanted. */
const PAGE = { scrolling: 50, onTheWay: 200 } as const;
/** So many entries are shown more, if there are, when the room is opened or older ones are asked for. */
const SCREEN = 30;

/** As many are kept at most while one is at the end, and half of them when they become more: a page may be open for days. */
const MOST = 2_000;

/**
 * What a room shows: its log, merged with those entries of my pairs that belong here. Each log is loaded from its end
 * backwards; down to the highest of their floors all are complete, and only that is shown. What is shown once stays
 * while the logs are completed again after an absence.
 */
export class Timeline implements Watched {
  readonly #changes = new Changes();
  readonly #fetch: Fetch;
  readonly #logs: Logs;
  #entries: readonly WireEntry[] = [];
  #notices: Placed[] = [];
  #nth = 0;
  #ready = false;
  /** Down to here is to be shown; undefined when any depth will do. */
  #reach: Position | null | undefined;
  #enough = SCREEN;
  #settling: Promise<boolean> | null = null;
  #older: 'idle' | 'loading' | 'failed' = 'idle';

  /** `shows` says which entries belong here; edits and deletions are applied, whatever it says. */
  constructor({ fetch, shows }: { fetch: Fetch; shows: (entry: WireEntry) => boolean }) {
    this.#fetch = fetch;
    this.#logs = new Logs(shows);
  }

  subscribe = this.#changes.subscribe;

  /** Whether there is something to show, be it that the room is empty. */
  get ready(): boolean {
    return this.#ready;
  }

  /** The entries that are shown, in order; the same array until they change. */
  get entries(): readonly WireEntry[] {
    return this.#entries;
  }

  /** Entries and notices that are shown, in order. */
  get items(): readonly Item[] {
    return interleave(this.#entries, this.#notices);
  }

  get older(): Older {
    if (this.#older !== 'idle') return this.#older;
    return this.#ready && this.#logs.floor === null ? 'begun' : 'idle';
  }

  /** How many entries of the room were passed over, because the absence was too long, and are not loaded yet. */
  get missed(): number {
    return this.#logs.missed;
  }

  /** What came while I was away last; null when I never was. */
  get absence(): Absence | null {
    return this.#logs.absence;
  }

  /** How many entries of the log of that place, where that is the room's, come after it and are not loaded yet. */
  unloadedAfter(place: Position): number {
    return this.#logs.unloadedAfter(place);
  }

  /** Whether a place is further up in its log than what is loaded of that. */
  isAbove(place: { readonly log: string; readonly seq: number }): boolean {
    return this.#logs.isAbove(place);
  }

  /** The entry of that id, if it is here. */
  find(id: string): WireEntry | undefined {
    return this.#logs.find(id);
  }

  /** What is known of the page to which a message leads; null for nothing. */
  previewOf(id: string): Previewed | null {
    return this.#logs.previewOf(id);
  }

  /** The newest entries of the room, so many at most, whether they are shown or not; null before it was entered. */
  end(most: number): ReturnType<Logs['end']> {
    return this.#logs.end(most);
  }

  /** The last `seq` that is here, by log: what `hello` wants to know. */
  get seen(): Record<string, number> {
    return this.#logs.seen;
  }

  /** The pairs that I have, as `hello` answers them. `enter` is to follow. */
  meet(heads: readonly Head[]): void {
    this.#logs.meet(heads);
  }

  /**
   * The room as `join` shows it: at first, and after each return. `back` is how far one wants to see, where that is
   * not too far. Resolves when all that can be had now is shown.
   */
  async enter(view: Answer<'join'>, back: Position | null = null): Promise<void> {
    if (!this.#logs.enter(view))
      this.#startOver(back?.log === view.log && view.last - back.seq <= GAP ? back : undefined);
    await this.#settle();
  }

  #startOver(reach: Position | undefined): void {
    this.#reach = reach;
    this.#enough = SCREEN;
    this.#notices = [];
  }

  /** An entry that was told just now. It may come twice, and before an earlier one. */
  told(entry: WireEntry): void {
    this.#logs.take(entry);
    if (this.#settling) this.#publish();
    else void this.#settle();
  }

  /** A notice that came at `at`, by this computer's clock. */
  pass(notice: ShownNotice, at: number): void {
    this.#nth += 1;
    this.#notices.push({ passing: { ...notice, at, nth: this.#nth }, after: this.#entries.at(-1) ?? null });
    this.#changes.tell();
  }

  /** Loads and shows what is before the first entry that is shown. */
  async loadOlder(): Promise<void> {
    if (this.#older === 'loading' || this.older === 'begun' || !this.#ready) return;
    this.#turn('loading');
    this.#enough = this.#entries.length + SCREEN;
    const loaded = await this.#settle();
    this.#enough = 0;
    this.#turn(loaded ? 'idle' : 'failed');
  }

  /** One looks at the end: what is far above is let go, and loads again by scrolling. Tells nobody. */
  trim(most = MOST): void {
    const first = this.#entries[this.#entries.length - Math.ceil(most / 2)];
    if (this.#entries.length <= most || !first || this.#settling) return;
    this.#logs.forget(first);
    this.#notices = this.#notices.filter(({ after }) => after && !isAfter(first, after));
    this.#reach = this.#logs.floor;
    this.#entries = this.#logs.shown();
  }

  #turn(older: 'idle' | 'loading' | 'failed'): void {
    this.#older = older;
    this.#changes.tell();
  }

  /** Shows what is complete, and fetches what is missing. False when something could not be had. */
  #settle(): Promise<boolean> {
    if (this.#settling) return this.#settling;
    this.#publish();
    const missing = this.#missing();
    if (!missing) return Promise.resolve(true);
    this.#settling = this.#work(missing);
    return this.#settling;
  }

  async #work(first: Missing): Promise<boolean> {
    try {
      for (let missing: Missing | null = first; missing; missing = this.#missing()) {
        const page = await this.#fetch(missing.query);
        if (!page || !missing.take(page)) return false;
        this.#publish();
      }
      return true;
    } finally {
      // Here, and not when the promise resolves: what is told in between has to find nobody at work.
      this.#settling = null;
    }
  }

  #missing(): Missing | null {
    if (!this.#logs.entered) return null;
    const hole = this.#logs.hole();
    if (hole) return newerPart(hole);
    const shallow = this.#isDeepEnough() ? null : this.#logs.shallowest();
    return shallow && olderPart(shallow, this.#isReached() ? PAGE.scrolling : PAGE.onTheWay);
  }

  #publish(): void {
    if (!this.#logs.entered || !(this.#ready ? this.#isReached() : this.#isDeepEnough())) return;
    if (this.#isDeepEnough()) this.#enough = 0;
    this.#reach = this.#logs.floor;
    this.#ready = true;
    this.#entries = this.#logs.shown();
    this.#changes.tell();
  }

  #isDeepEnough(): boolean {
    if (this.#logs.floor === null) return true;
    return this.#isReached() && (this.#enough === 0 || this.#logs.shown().length >= this.#enough);
  }

  #isReached(): boolean {
    const { floor } = this.#logs;
    if (this.#reach === undefined || floor === null) return true;
    return this.#reach !== null && !isAfter(floor, this.#reach);
  }
}

/** What to ask for, and where to put it. `take` is false when it brought nothing: then asking again would not either. */
interface Missing {
  readonly query: Payload<'history'>;
  take(page: Answer<'history'>): boolean;
}

function newerPart(stretch: Stretch): Missing {
  return {
    query: { log: stretch.log, after: stretch.last, limit: GAP },
    take({ entries }) {
      const { last } = stretch;
      stretch.append(entries);
      return stretch.hole === 0 || stretch.last > last;
    },
  };
}

function olderPart(stretch: Stretch, limit: number): Missing {
  return {
    query: { log: stretch.log, before: stretch.first, limit },
    take({ entries, more }) {
      const { first } = stretch;
      stretch.prepend(entries, more);
      return stretch.first < first || stretch.floor === null;
    },
  };
}
