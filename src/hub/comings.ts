import type { Person } from '../core/entry.ts';

/** Somebody begins to be here under a nickname, or no longer is. */
export interface Coming {
  readonly who: Person;
  readonly here: boolean;
}

/** Tells gateways who is here under which nickname, for lists of their own. */
export class Comings {
  readonly #hearers: ((coming: Coming) => void)[] = [];

  hear(hearer: (coming: Coming) => void): void {
    this.#hearers.push(hearer);
  }

  tell(who: Person, here: boolean): void {
    for (const hearer of this.#hearers) hearer({ who, here });
  }
}
