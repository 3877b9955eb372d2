import type { Chance } from './ports/world.ts';

/** The link that makes one person owner, once (SPEC S8). */
export class OwnerLink {
  readonly #chance: Chance;
  #digest: string | null;

  constructor(chance: Chance, secret: string) {
    this.#chance = chance;
    this.#digest = chance.digest(secret);
  }

  opens(secret: string): boolean {
    return this.#digest === this.#chance.digest(secret);
  }

  /** Uses the link up; the answer restores it, for when nothing came of it. */
  use(): () => void {
    const digest = this.#digest;
    this.#digest = null;
    return () => {
      this.#digest = digest;
    };
  }
}
