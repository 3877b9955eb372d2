import type { Meter } from './ports/operating.ts';
import type { Clock } from './ports/world.ts';

/** What can be flushed. Answers how many parcels that were. */
export interface Dirty {
  flush(): number;
}

/** Readers that are written to in one go, before what has come in is looked at: some 7 ms. */
const SLICE = 1_000;

/** A pause follows a flush that began sooner than so many times its own length after the one before. */
const BUSY = 3;

/** How long that pause is, in lengths of the flush; and at most, in ms. */
const PAUSE = 0.5;
const LONGEST_PAUSE = 20;

/**
 * One flush per turn for all readers with something waiting. Under load turns grow longer, and with them what one
 * write carries. When flushes fill the time, each is followed by a pause, in which more gathers; at
 * one message at a time nothing waits.
 */
export class Fanout {
  readonly #clock: Clock;
  readonly #meter: Meter;
  #dirty: Dirty[] = [];
  /** Being flushed, slice by slice, and how far that has come. */
  #flushing: readonly Dirty[] = [];
  #done = 0;
  #pending = false;
  /** All in ms of the steady clock; since `#markedAt` the first has waited. */
  #markedAt = 0;
  #begunAt = 0;
  #sinceLast = 0;
  #spent = 0;
  #restUntil = 0;

  constructor(clock: Clock, meter: Meter) {
    this.#clock = clock;
    this.#meter = meter;
  }

  mark(reader: Dirty): void {
    this.#dirty.push(reader);
    if (!this.#pending) this.#schedule();
  }

  #schedule(): void {
    this.#pending = true;
    this.#markedAt = this.#clock.steady();
    const rest = this.#restUntil - this.#markedAt;
    if (rest >= 1) this.#clock.after(rest, () => this.#begin());
    else this.#clock.soon(() => this.#begin());
  }

  #begin(): void {
    this.#flushing = this.#dirty;
    this.#done = 0;
    this.#dirty = [];
    const before = this.#begunAt;
    this.#begunAt = this.#clock.steady();
    this.#sinceLast = this.#begunAt - before;
    this.#spent = 0;
    this.#goOn();
  }

  #goOn(): void {
    const begun = this.#clock.steady();
    this.#meter.deliveries(this.#slice());
    this.#spent += this.#clock.steady() - begun;
    if (this.#done < this.#flushing.length) this.#clock.soon(() => this.#goOn());
    else this.#end();
  }

  #end(): void {
    this.#flushing = [];
    this.#pending = false;
    this.#meter.flushed((this.#clock.steady() - this.#markedAt) / 1000);
    const busy = this.#sinceLast < BUSY * this.#spent;
    this.#restUntil = busy ? this.#clock.steady() + Math.min(PAUSE * this.#spent, LONGEST_PAUSE) : 0;
    if (this.#dirty.length > 0) this.#schedule();
  }

  #slice(): number {
    const end = Math.min(this.#done + SLICE, this.#flushing.length);
    let parcels = 0;
    for (; this.#done < end; this.#done += 1) parcels += this.#flushing[this.#done]?.flush() ?? 0;
    return parcels;
  }
}
