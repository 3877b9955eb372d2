import { LOGIN_LINK_MS } from '../core/limits.ts';
import { oneTimeSecret, readOneTime } from '../core/one-time.ts';
import type { Chance, Clock } from './ports/world.ts';

interface LoginLink {
  readonly person: string;
  /** ms of a clock that never jumps. */
  readonly ends: number;
}

/**
 * The secrets by which another device becomes somebody's, once (SPEC A8). Each person has one at most; they are kept
 * nowhere, by their digests, and so are gone when the server stops.
 */
export class LoginLinks {
  readonly #chance: Chance;
  readonly #clock: Clock;
  /** By digest; those that end first come first. */
  readonly #links = new Map<string, LoginLink>();
  readonly #ofPerson = new Map<string, string>();

  constructor({ chance, clock }: { readonly chance: Chance; readonly clock: Clock }) {
    this.#chance = chance;
    this.#clock = clock;
  }

  /** A new one in place of the one before. `until` is ms since 1970. */
  make(person: string): { readonly secret: string; readonly until: number } {
    this.drop(person);
    this.#dropEnded();
    const secret = oneTimeSecret(this.#chance.digest(this.#chance.secret()));
    const digest = this.#digestOf(secret);
    this.#links.set(digest, { person, ends: this.#clock.steady() + LOGIN_LINK_MS });
    this.#ofPerson.set(person, digest);
    return { secret, until: this.#clock.now() + LOGIN_LINK_MS };
  }

  /** The id of whoever made it; null where it is none, or no longer good. */
  maker(secret: string): string | null {
    const link = this.#links.get(this.#digestOf(secret));
    return link && link.ends > this.#clock.steady() ? link.person : null;
  }

  drop(person: string): void {
    this.#links.delete(this.#ofPerson.get(person) ?? '');
    this.#ofPerson.delete(person);
  }

  #digestOf(secret: string): string {
    const read = readOneTime(secret);
    return read === null ? '' : this.#chance.digest(read);
  }

  #dropEnded(): void {
    const now = this.#clock.steady();
    for (const { person, ends } of this.#links.values()) {
      if (ends > now) return;
      this.drop(person);
    }
  }
}
