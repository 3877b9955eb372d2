import { JOURNEYS_IN_ALL, PROVIDER_MS } from '../core/limits.ts';
import type { ProviderJourney } from './ports/proofs.ts';
import type { Chance, Clock } from './ports/world.ts';

/** A way to the provider and back; `adds` is the id of whoever adds to his account what he has there. */
export interface Journey {
  readonly way: ProviderJourney;
  readonly adds: string | null;
}

/**
 * What somebody has set out with and comes back for, by a secret that he alone has: the way to a provider, and what the
 * provider said of whoever has no nickname yet. Gone after some minutes, and with the server; of too many the oldest.
 */
export class Journeys<Baggage> {
  readonly #chance: Chance;
  readonly #clock: Clock;
  /** By digest; those that end first come first. */
  readonly #under = new Map<string, { readonly baggage: Baggage; readonly ends: number }>();

  constructor({ chance, clock }: { readonly chance: Chance; readonly clock: Clock }) {
    this.#chance = chance;
    this.#clock = clock;
  }

  /** Keeps it under that secret. */
  begin(secret: string, baggage: Baggage): void {
    this.#tidy();
    this.#under.set(this.#chance.digest(secret), { baggage, ends: this.#clock.steady() + PROVIDER_MS });
  }

  /** Null where nobody set out with that secret, or it is too long ago. */
  find(secret: string): Baggage | null {
    const found = this.#under.get(this.#chance.digest(secret));
    return found && found.ends > this.#clock.steady() ? found.baggage : null;
  }

  end(secret: string): void {
    this.#under.delete(this.#chance.digest(secret));
  }

  #tidy(): void {
    const now = this.#clock.steady();
    for (const [digest, { ends }] of this.#under) {
      if (ends > now && this.#under.size < JOURNEYS_IN_ALL) return;
      this.#under.delete(digest);
    }
  }
}
