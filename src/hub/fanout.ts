import type { Clock, Meter } from './ports.ts';

/** What can be flushed. Answers how many parcels that were. */
export interface Dirty {
  flush(): number;
}

/**
 * One flush per turn for all readers with something waiting. Under load turns grow longer, and with them what one
 * write carries; at one message at a time nothing waits.
 */
export class Fanout {
  readonly #clock: Clock;
  readonly #meter: Meter;
  #dirty: Dirty[] = [];

  constructor(clock: Clock, meter: Meter) {
    this.#clock = clock;
    this.#meter = meter;
  }

  mark(reader: Dirty): void {
    this.#dirty.push(reader);
    if (this.#dirty.length === 1) this.#clock.soon(() => this.flush());
  }

  flush(): void {
    const readers = this.#dirty;
    this.#dirty = [];
    let parcels = 0;
    for (const reader of readers) parcels += reader.flush();
    this.#meter.deliveries(parcels);
  }
}
