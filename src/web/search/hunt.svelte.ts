import type { Connection } from '../../client/index.ts';
import { searchWish } from '../../client/search-words.ts';
import type { Answer, Payload } from '../../protocol/commands.ts';

export type Hit = Answer<'search'>['hits'][number];

/** How far a search is: `refused` says why in words for people, `date` that a date could not be read. */
export type Standing =
  | { readonly is: 'none' | 'looking' | 'found' | 'lost' }
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'date'; readonly written: string };

/** Hits in one page. */
const PAGE = 30;

/** One search, page by page. It outlives the dialog, so that one comes back to what one had found. */
export class Hunt {
  typed = $state.raw('');
  #hits: readonly Hit[] = $state.raw([]);
  #standing: Standing = $state.raw({ is: 'none' });
  #building = $state.raw(false);
  #wish: Payload<'search'> | null = null;
  #beyond: string | undefined;
  #nth = 0;

  get hits(): readonly Hit[] {
    return this.#hits;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** What is old may be missing: the index still grows. */
  get building(): boolean {
    return this.#building;
  }

  /** Whether there may be more. */
  get more(): boolean {
    return this.#standing.is === 'found' && this.#beyond !== undefined;
  }

  /** Looks for what is typed. */
  begin(connection: Connection): Promise<void> {
    const read = searchWish(this.typed, Date.now());
    this.#nth += 1;
    this.#hits = [];
    this.#beyond = undefined;
    this.#wish = read.ok ? read.wish : null;
    if (read.ok) return this.#ask(connection, read.wish);
    this.#standing = { is: 'date', written: read.badDate };
    return Promise.resolve();
  }

  /** The next page, if there is one. */
  async goOn(connection: Connection): Promise<void> {
    if (this.more && this.#wish) await this.#ask(connection, this.#wish);
  }

  /** Haste is no reason to give up: it waits. */
  async #ask(connection: Connection, wish: Payload<'search'>): Promise<void> {
    const nth = this.#nth;
    this.#standing = { is: 'looking' };
    const beyond = this.#beyond;
    const asked = await connection.ask('search', { ...wish, limit: PAGE, ...(beyond !== undefined && { beyond }) });
    if (nth !== this.#nth) return;
    if (asked.ok) {
      this.#hits = [...this.#hits, ...asked.hits];
      this.#beyond = asked.beyond;
      this.#building = asked.building === true;
      this.#standing = { is: 'found' };
      return;
    }
    const { error } = asked;
    if (error.code === 'lost') this.#standing = { is: 'lost' };
    else if (error.code !== 'too_fast') this.#standing = { is: 'refused', why: error.message };
    else {
      await new Promise((resolve) => setTimeout(resolve, error.retryAfterMs));
      if (nth === this.#nth) await this.#ask(connection, wish);
    }
  }
}
