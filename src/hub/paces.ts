import { ADDRESS_PACE, type PaceKind, PERSON_PACE } from '../core/limits.ts';
import { type Bucket, fullBucket, type Pace, takeOne } from '../core/pace.ts';
import type { Clock } from './ports.ts';

/** How long buckets may grow in number before the full ones, which say nothing, are dropped. */
const MANY = 10_000;

/** Who did how much of what, lately: one place for all gateways (law 9). */
export class Paces {
  readonly #clock: Clock;
  readonly #on: boolean;
  readonly #buckets = new Map<string, { bucket: Bucket; pace: Pace }>();

  constructor(clock: Clock, on: boolean) {
    this.#clock = clock;
    this.#on = on;
  }

  /** Counts one doing of `who` (a person, or a nameless session); answers how long to wait, in ms, or 0. */
  take(who: string, kind: PaceKind, address: string | null): number {
    if (!this.#on) return 0;
    const own = this.#take(`${kind} ${who}`, PERSON_PACE[kind]);
    if (own > 0 || kind !== 'speak' || address === null) return own;
    return this.#take(`address ${address}`, ADDRESS_PACE);
  }

  /** How long until one more would be taken, in ms. Counts nothing. */
  wait(who: string, kind: PaceKind): number {
    const [pace, at] = [PERSON_PACE[kind], this.#clock.steady()];
    return this.#on ? takeOne(this.#buckets.get(`${kind} ${who}`)?.bucket ?? fullBucket(pace, at), pace, at).waitMs : 0;
  }

  /** Gives back what was taken and then turned out to be fair. */
  giveBack(who: string, kind: PaceKind): void {
    const name = `${kind} ${who}`;
    const known = this.#buckets.get(name);
    if (!known) return;
    const { bucket, pace } = known;
    this.#buckets.set(name, { bucket: { ...bucket, left: Math.min(pace.burst, bucket.left + 1) }, pace });
  }

  #take(name: string, pace: Pace): number {
    const at = this.#clock.steady();
    if (this.#buckets.size >= MANY) this.#sweep(at);
    const { bucket, waitMs } = takeOne(this.#buckets.get(name)?.bucket ?? fullBucket(pace, at), pace, at);
    this.#buckets.set(name, { bucket, pace });
    return waitMs;
  }

  #sweep(at: number): void {
    for (const [name, { bucket, pace }] of this.#buckets) {
      if (bucket.left + ((at - bucket.at) * pace.perSecond) / 1000 >= pace.burst) this.#buckets.delete(name);
    }
  }
}
