import type { Guest, Named } from './guest.ts';
import type { Came, Line } from './line.ts';

/** An entry, as far as it matters whether it is the same. IRC tells no `seq`: there its id must do. */
export interface Seen {
  readonly seq: number | null;
  readonly id: string;
  readonly text: string;
}

/** What was told over one line, which began after `since`, where that was said. */
export interface Hearing {
  readonly since: number | null;
  readonly told: readonly Seen[];
}

const PAGE = 500;

/** Reads all that is said; after a broken line, first by `history` what it missed. */
export class Reader {
  readonly timeline: Seen[] = [];
  readonly hearings: Hearing[] = [];
  readonly goodbyes: Came[] = [];
  /** Lines that ended under him without a word, while he followed. */
  silent = 0;
  /** How long he was without a line each time, in ms. */
  readonly absences: number[] = [];
  readonly #guest: Guest;
  readonly #onTold: (event: Came) => void;
  readonly #ids = new Set<string>();
  readonly #waiting = new Set<() => void>();
  readonly #over: Promise<void>;
  #line: Line | null = null;
  #stopping = false;

  constructor(guest: Guest, onTold: (event: Came) => void = () => {}) {
    this.#guest = guest;
    this.#onTold = onTold;
    this.#over = this.#work();
  }

  get last(): number {
    return this.timeline.at(-1)?.seq ?? 0;
  }

  /** Resolves when he has read as far as `seq`. */
  until(seq: number): Promise<void> {
    return this.#when(() => this.last >= seq);
  }

  /** Resolves when he has read the entry with that id. */
  untilRead(id: string): Promise<void> {
    return this.#when(() => this.#ids.has(id));
  }

  /** Resolves when he has come in, and read what was there. */
  untilIn(): Promise<void> {
    return this.#when(() => this.hearings.length > 0);
  }

  /** Resolves when he was without a line so many times, and has one again. */
  untilBack(times: number): Promise<void> {
    return this.#when(() => this.absences.length >= times);
  }

  finish(): Promise<void> {
    this.#stopping = true;
    this.#line?.close();
    return this.#over;
  }

  #when(fulfilled: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!fulfilled()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  async #work(): Promise<void> {
    let lostAt: number | null = null;
    while (!this.#stopping) {
      const told: Seen[] = [];
      const named = await this.#guest.come((event) => this.#hear(event, told));
      if (lostAt !== null) this.absences.push(performance.now() - lostAt);
      for (const look of this.#waiting) look();
      this.hearings.push({ since: named.last, told });
      await this.#follow(named, told);
      const followed = this.#line !== null;
      const goodbye = await named.line.gone;
      lostAt = performance.now();
      if (goodbye) this.goodbyes.push(goodbye);
      else if (followed && !this.#stopping) this.silent += 1;
    }
  }

  #hear(event: Came, told: Seen[]): void {
    if (event.on !== 'said') return;
    const entry = seen(event);
    told.push(entry);
    this.#onTold(event);
    // Without `seq`, only its id tells that a page has shown it already.
    if (this.#line) this.#add(entry.seq === null ? this.#unread([entry]) : [entry]);
  }

  /** Fills what is missing up to the moment of coming in; then what was told meanwhile; then all that is told. */
  async #follow(named: Named, told: readonly Seen[]): Promise<void> {
    const { line, last } = named;
    this.#line = null;
    void line.gone.then(() => {
      this.#line = null;
    });
    for (let more = true; more; ) {
      if (last !== null && this.last >= last) break;
      const entries = await pageAfter(named, this.timeline.at(-1));
      if (entries === null) return line.close();
      const missed = last === null ? this.#unread(entries) : entries.filter(({ seq }) => (seq ?? 0) <= last);
      this.#add(missed);
      more = missed.length > 0;
    }
    this.#add(last === null ? this.#unread(told) : told);
    this.#line = line;
    if (this.#stopping) line.close();
  }

  #unread(entries: readonly Seen[]): readonly Seen[] {
    return entries.filter(({ id }) => !this.#ids.has(id));
  }

  #add(entries: readonly Seen[]): void {
    this.timeline.push(...entries);
    for (const { id } of entries) this.#ids.add(id);
    for (const look of [...this.#waiting]) look();
  }
}

export function seen({ seq, id, text }: Came): Seen {
  return { seq: typeof seq === 'number' ? seq : null, id: String(id), text: String(text) };
}

/** The whole log, as a guest who has just come finds it. */
export async function historyFor(guest: Guest): Promise<readonly Seen[]> {
  const named = await guest.come();
  const all: Seen[] = [];
  while (named.last === null || all.length < named.last) {
    const entries = await pageAfter(named, all.at(-1));
    if (entries === null || entries.length === 0) break;
    all.push(...entries);
  }
  named.line.close();
  return all;
}

/** What comes next in the room; null where that was not answered. */
async function pageAfter({ line, log, last }: Named, entry: Seen | undefined): Promise<readonly Seen[] | null> {
  const place = last === null ? { afterId: entry?.id } : { after: entry?.seq ?? 0, limit: PAGE };
  const page = await line.ask('history', { log, ...place });
  return page?.ok === true ? (page.entries as readonly Came[]).map(seen) : null;
}
