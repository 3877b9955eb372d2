import type { Answer } from '../protocol/commands.ts';
import { wire } from '../protocol/told.ts';
import type { LogStore, Range } from './ports/logs.ts';
import type { Clock } from './ports/world.ts';

type WirePage = Answer<'history'>;

/** For how long a page is kept for others, in ms, and how many pages. */
const KEPT_MS = 2_000;
const MOST_KEPT = 32;

/**
 * Pages of logs, as they travel. Many who come back at once ask for the same page: it is read once. Each change of a
 * log is an entry (edits and deletions too), so a page is good for as long as the newest `seq` is the same.
 */
export class Pages {
  readonly #logs: LogStore;
  readonly #clock: Clock;
  readonly #kept = new Map<string, Promise<WirePage>>();

  constructor(logs: LogStore, clock: Clock) {
    this.#logs = logs;
    this.#clock = clock;
  }

  /** `last` is the newest `seq` of the log now; null where nobody knows. Shared by all who ask: never changed. */
  of(log: string, range: Range, last: number | null): Promise<WirePage> {
    if (last === null) return this.#read(log, range);
    const name = JSON.stringify([log, last, range]);
    return this.#kept.get(name) ?? this.#keep(name, this.#read(log, range));
  }

  /** What was read before is no longer so. */
  forget(): void {
    this.#kept.clear();
  }

  async #read(log: string, range: Range): Promise<WirePage> {
    const { entries, more } = await this.#logs.page(log, range);
    return { entries: entries.map(wire), more };
  }

  #keep(name: string, page: Promise<WirePage>): Promise<WirePage> {
    const drop = () => {
      if (this.#kept.get(name) === page) this.#kept.delete(name);
    };
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(name, page);
    page.then(() => this.#clock.after(KEPT_MS, drop), drop);
    return page;
  }
}
