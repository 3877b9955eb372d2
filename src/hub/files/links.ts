import type { FileRecord } from '../ports/files.ts';
import type { Chance, Clock } from '../ports/world.ts';

/** A link is good until the end of the next of these, so that it stays the same for a while. */
const WINDOW_MS = 600_000;

/** What a link says: for whom, until when (ms since 1970), and the proof that this server made it. */
export interface LinkWords {
  readonly person: string;
  readonly until: number;
  readonly proof: string;
}

/** Addresses that open one file to one person for some minutes, for those who cannot send a token with a request. */
export class Links {
  readonly #clock: Clock;
  readonly #chance: Chance;
  /** Another at each start. */
  readonly #secret: string;

  constructor(clock: Clock, chance: Chance) {
    this.#clock = clock;
    this.#chance = chance;
    this.#secret = chance.secret();
  }

  /** Until when a link is good that is made now. */
  get until(): number {
    return (Math.floor(this.#clock.now() / WINDOW_MS) + 2) * WINDOW_MS;
  }

  to({ id, name }: Pick<FileRecord, 'id' | 'name'>, person: string): string {
    const { until } = this;
    const proof = this.#proof(id, person, until);
    return `${pathOf({ id, name })}?for=${encodeURIComponent(person)}&until=${until}&proof=${proof}`;
  }

  /** Whether this server made the link, and it is not over. Whether its person may read the file is another question. */
  isGood(id: string, { person, until, proof }: LinkWords): boolean {
    // Of digests, so that how long it takes tells nothing of the right one.
    const same = this.#chance.digest(proof) === this.#chance.digest(this.#proof(id, person, until));
    return same && until > this.#clock.now();
  }

  #proof(id: string, person: string, until: number): string {
    const inner = this.#chance.digest(JSON.stringify([this.#secret, id, person, until]));
    return this.#chance.digest(`${this.#secret} ${inner}`);
  }
}

/** Where a file is, for those who send a token with the request. */
export function pathOf({ id, name }: Pick<FileRecord, 'id' | 'name'>): string {
  return `/files/${encodeURIComponent(id)}/${encodeURIComponent(name)}`;
}
