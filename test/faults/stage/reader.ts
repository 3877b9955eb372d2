import type { Guest, Named } from './guest.ts';
import type { Came, Line } from './line.ts';

/** An entry, as far as it matters whether it is the same. */
export interface Seen {
  readonly seq: number;
  readonly id: string;
  readonly text: string;
}

/** What was told over one line, which began after `since`. */
export interface Hearing {
  readonly since: number;
  readonly told: readonly Seen[];
}

const PAGE = 500;

/** Reads all that is said; after a broken line, first by `history` what it missed. */
export class Reader {
  readonly timeline: Seen[] = [];
  readonly hearings: Hearing[] = [];
  readonly goodbyes: Came[] = [];
  readonly #guest: Guest;
  readonly #onTold: (event: Came) => void;
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
    return new Promise((resolve) => {
      const look = () => {
        if (this.last < seq) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  finish(): Promise<void> {
    this.#stopping = true;
    this.#line?.close();
    return this.#over;
  }

  async #work(): Promise<void> {
    while (!this.#stopping) {
      const told: Seen[] = [];
      const named = await this.#guest.come((event) => this.#hear(event, told));
      this.hearings.push({ since: named.last, told });
      await this.#follow(named, told);
      const goodbye = await named.line.gone;
      if (goodbye) this.goodbyes.push(goodbye);
    }
  }

  #hear(event: Came, told: Seen[]): void {
    if (event.on !== 'said') return;
    told.push(seen(event));
    this.#onTold(event);
    if (this.#line) this.#add([seen(event)]);
  }

  /** Fills what is missing up to the moment of coming in; then what was told meanwhile; then all that is told. */
  async #follow({ line, log, last }: Named, told: readonly Seen[]): Promise<void> {
    this.#line = null;
    void line.gone.then(() => {
      this.#line = null;
    });
    while (this.last < last) {
      const page = await line.ask('history', { log, after: this.last, limit: PAGE });
      if (page?.ok !== true) return line.close();
      this.#add((page.entries as readonly Came[]).map(seen).filter(({ seq }) => seq <= last));
    }
    this.#add(told);
    this.#line = line;
    if (this.#stopping) line.close();
  }

  #add(entries: readonly Seen[]): void {
    this.timeline.push(...entries);
    for (const look of [...this.#waiting]) look();
  }
}

export function seen({ seq, id, text }: Came): Seen {
  return { seq: Number(seq), id: String(id), text: String(text) };
}

/** The whole log, as a guest who has just come finds it. */
export async function historyFor(guest: Guest): Promise<readonly Seen[]> {
  const { line, log, last } = await guest.come();
  const all: Seen[] = [];
  while (all.length < last) {
    const page = await line.ask('history', { log, after: all.at(-1)?.seq ?? 0, limit: PAGE });
    const entries = (page?.entries ?? []) as readonly Came[];
    if (entries.length === 0) break;
    all.push(...entries.map(seen));
  }
  line.close();
  return all;
}
