import { type Entry, isMessage } from '../core/entry.ts';
import { marksIn } from '../core/search.ts';
import type { Found, Search } from '../hub/ports/logs.ts';

/** Entries that are looked at for one answer, at most: an index can lead to many that do not hold what is sought. */
const MOST = 2_000;

/** One search on its way: looks at entries, the newest first. What an index says is never believed, only read. */
export class Finding {
  readonly #search: Search;
  readonly #logs: ReadonlySet<string>;
  readonly #entries: Entry[] = [];
  #looked = 0;
  #last: string | null = null;
  #more = false;

  constructor(search: Search) {
    this.#search = search;
    this.#logs = new Set(search.logs);
  }

  /** Looks at one. False when it is enough. */
  lookAt(entry: Entry): boolean {
    const holds = this.#holds(entry);
    this.#more = this.#looked === MOST || (holds && this.#entries.length === this.#search.limit);
    if (this.#more) return false;
    this.#looked += 1;
    if (holds) this.#entries.push(entry);
    if (this.#mayFind(entry)) this.#last = entry.id;
    return true;
  }

  get found(): Pick<Found, 'entries' | 'beyond'> {
    return { entries: this.#entries, beyond: this.#more ? this.#last : null };
  }

  #mayFind({ log, seq }: Entry): boolean {
    return this.#logs.has(log) && seq >= (this.#search.first?.[log] ?? 1);
  }

  #holds(entry: Entry): boolean {
    const { at, event } = entry;
    const { terms, from, after, before, has } = this.#search;
    if (!isMessage(event) || event.deletedAt !== undefined || !this.#mayFind(entry)) return false;
    if (from !== null && event.by.id !== from) return false;
    if ((after !== null && at < after) || (before !== null && at >= before)) return false;
    if (has === 'file' && !event.files?.length) return false;
    return marksIn(event.text, terms) !== null;
  }
}
