import type { Chance, Clock } from './ports/world.ts';

/** How long a challenge is good for, in ms. */
const GOOD_MS = 10 * 60_000;

const CHALLENGE = /^([0-9a-z]{1,11})\.([\w-]{1,64})\.([\w-]{1,64})$/;

/**
 * Challenges that are not remembered until they are used: each bears its own end, and proves by a digest that it comes
 * from here and what it is about. Once used it is good no more; with the server all end.
 */
export class Challenges {
  readonly #chance: Chance;
  readonly #clock: Clock;
  readonly #secret: string;
  /** Those that were used, until they end by themselves. */
  readonly #used = new Map<string, number>();

  constructor({ chance, clock }: { readonly chance: Chance; readonly clock: Clock }) {
    this.#chance = chance;
    this.#clock = clock;
    this.#secret = chance.secret();
  }

  make(about: string): string {
    const ends = Math.ceil(this.#clock.steady() + GOOD_MS).toString(36);
    const chance = this.#chance.secret();
    return `${ends}.${chance}.${this.#seal(ends, chance, about)}`;
  }

  isGood(challenge: string, about: string): boolean {
    const [, ends = '', chance = '', seal = ''] = CHALLENGE.exec(challenge) ?? [];
    if (seal === '' || seal !== this.#seal(ends, chance, about)) return false;
    return Number.parseInt(ends, 36) >= this.#clock.steady() && !this.#used.has(challenge);
  }

  use(challenge: string): void {
    const now = this.#clock.steady();
    for (const [used, end] of this.#used) {
      if (end > now) break;
      this.#used.delete(used);
    }
    this.#used.set(challenge, now + GOOD_MS);
  }

  #seal(ends: string, chance: string, about: string): string {
    return this.#chance.digest(`${this.#secret}.${ends}.${chance}.${about}`);
  }
}
