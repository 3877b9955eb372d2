import type { WireEntry } from '../../../protocol/events.ts';
import type { Client } from '../client.ts';

/** A place in a log: an entry, or a moment (ms since 1970). */
export type Reference = { readonly id: string } | { readonly at: number };

/** Pages that are read for one answer: between two messages many other things may have happened. */
const MOST_PAGES = 8;

/** Messages stand in one's history, and what happened around them for those who asked for that. */
function isShown({ caps }: Client, entry: WireEntry): boolean {
  if (entry.on === 'said' || entry.on === 'whispered') return entry.deletedAt === undefined;
  if (entry.on === 'edited' || entry.on === 'deleted' || !caps.has('draft/event-playback')) return false;
  return entry.on !== 'reacted' || caps.has('message-tags');
}

/** Reads what one client is shown of one log. Null where what is asked for cannot be read. */
export class History {
  readonly #client: Client;
  readonly #log: string;

  constructor(client: Client, log: string) {
    this.#client = client;
    this.#log = log;
  }

  /** The `seq` after which comes what is after the reference. */
  async after(reference: Reference): Promise<number | null> {
    if ('id' in reference) return this.#seek(reference);
    const seq = await this.#seek({ at: reference.at + 1 });
    return seq === null ? null : seq - 1;
  }

  /** The `seq` before which comes what is before the reference. */
  before(reference: Reference): Promise<number | null> {
    return this.#seek(reference);
  }

  /** The first of what comes after `after`, and before `before` if that is given. */
  async forward(count: number, after: number, before = Number.MAX_SAFE_INTEGER): Promise<readonly WireEntry[] | null> {
    const found: WireEntry[] = [];
    let from = after;
    for (let pages = 0; pages < MOST_PAGES && found.length < count; pages += 1) {
      const page = await this.#page({ after: from, limit: count });
      // What cannot be read must not pass for silence.
      if (!page) return null;
      const { entries, more } = page;
      found.push(...entries.filter((entry) => entry.seq < before && isShown(this.#client, entry)));
      from = entries.at(-1)?.seq ?? before;
      if (!more || from >= before) break;
    }
    return found.slice(0, count);
  }

  /** The last of what comes before `before`, and after `after` if that is given; in the order of the log. */
  async back(count: number, before: number, after = 0): Promise<readonly WireEntry[] | null> {
    let found: readonly WireEntry[] = [];
    let to = before;
    for (let pages = 0; pages < MOST_PAGES && found.length < count; pages += 1) {
      const page = await this.#page({ before: to, limit: count });
      if (!page) return null;
      const { entries, more } = page;
      found = [...entries.filter((entry) => entry.seq > after && isShown(this.#client, entry)), ...found];
      to = entries[0]?.seq ?? after;
      if (!more || to <= after) break;
    }
    return found.slice(-count);
  }

  async #seek(reference: Reference): Promise<number | null> {
    const found = await this.#client.get('seek', { log: this.#log, ...reference });
    return found?.seq ?? null;
  }

  #page(range: { readonly limit: number; readonly before?: number; readonly after?: number }) {
    return this.#client.get('history', { log: this.#log, ...range });
  }
}
