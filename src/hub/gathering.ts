import type { Clock } from './ports/world.ts';

/**
 * What comes in during one turn of the event loop is begun together at its end, whichever connections it came by and
 * whichever logs it is for: so one message to the store, and one commit, carries it all.
 */
export class Gathering {
  readonly #clock: Clock;
  #end: Promise<void> | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves at the end of this turn, for all who wait for it at once. */
  endOfTurn(): Promise<void> {
    this.#end ??= new Promise((resolve) => {
      this.#clock.soon(() => {
        this.#end = null;
        resolve();
      });
    });
    return this.#end;
  }
}
