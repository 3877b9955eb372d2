import { CROWD } from '../core/limits.ts';
import type { Clock } from './ports/world.ts';

/** Of many who come and go in a room only the number is told, now and then (SPEC R25). */
export class Crowd {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #tell: () => void;
  #isPending = false;

  constructor(clock: Pick<Clock, 'after'>, tell: () => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Somebody came or went. */
  changed(): void {
    if (this.#isPending) return;
    this.#isPending = true;
    this.#clock.after(CROWD.everyMs, () => {
      this.#isPending = false;
      this.#tell();
    });
  }
}
