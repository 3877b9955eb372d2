import { blockOf } from '../core/address.ts';
import {
  ADDRESS_PACE,
  GUESS_PACE,
  NEWCOMER_PACE,
  type PaceKind,
  PERSON_PACE,
  UNKNOWN_GUESS_PACE,
} from '../core/limits.ts';
import { type Bucket, fullBucket, type Pace, takeOne } from '../core/pace.ts';
import type { Origin } from './ports/gateways.ts';
import type { Clock } from './ports/world.ts';

/** How long buckets may grow in number before the full ones, which say nothing, are dropped. */
const MANY = 10_000;

interface Counted {
  readonly bucket: Bucket;
  readonly pace: Pace;
}

/** Who did how much of what, lately: one place for all gateways (law 9). Each answer is how long to wait, in ms, or 0. */
export class Paces {
  readonly #clock: Clock;
  readonly #isOn: () => boolean;
  readonly #buckets = new Map<string, Counted>();
  #many = MANY;

  constructor(clock: Clock, isOn: () => boolean) {
    this.#clock = clock;
    this.#isOn = isOn;
  }

  /** Counts one doing of `who` (a person, or a nameless session) from this address. */
  take(who: string, kind: PaceKind, address: string | null): number {
    if (!this.#isOn()) return 0;
    const own = this.count(`${kind} ${who}`, PERSON_PACE[kind]);
    if (own > 0 || kind !== 'speak' || address === null) return own;
    return this.count(`address ${blockOf(address)}`, ADDRESS_PACE);
  }

  /** How long until one more would be taken, in ms. Counts nothing. */
  wait(who: string, kind: PaceKind): number {
    return this.#isOn() ? this.#try(`${kind} ${who}`, PERSON_PACE[kind]).waitMs : 0;
  }

  /** Gives back what was taken and then turned out to be fair. */
  giveBack(who: string, kind: PaceKind): void {
    this.#giveBack(`${kind} ${who}`);
  }

  /** Counts somebody new. */
  newcomer({ address }: Origin): number {
    return address === null ? 0 : this.count(`newcomer ${blockOf(address)}`, NEWCOMER_PACE);
  }

  /** How long nothing secret is looked at that comes from there: too much of it was wrong. */
  guess(origin: Origin): number {
    const { name, pace } = guessesFrom(origin);
    return name === null ? 0 : this.#try(name, pace).waitMs;
  }

  /** Counts something secret that was wrong. */
  guessedWrong(origin: Origin): void {
    const { name, pace } = guessesFrom(origin);
    if (name !== null) this.count(name, pace);
  }

  /** It was not wrong after all. */
  guessedRight(origin: Origin): void {
    const { name } = guessesFrom(origin);
    if (name !== null) this.#giveBack(name);
  }

  /** Counts one doing under a name of its own. */
  count(name: string, pace: Pace): number {
    if (!this.#isOn()) return 0;
    const { bucket, waitMs } = this.#try(name, pace);
    if (this.#buckets.size >= this.#many) this.#sweep();
    this.#buckets.set(name, { bucket, pace });
    return waitMs;
  }

  #giveBack(name: string): void {
    const known = this.#buckets.get(name);
    if (!known) return;
    const { bucket, pace } = known;
    this.#buckets.set(name, { bucket: { ...bucket, left: Math.min(pace.burst, bucket.left + 1) }, pace });
  }

  #try(name: string, pace: Pace): { bucket: Bucket; waitMs: number } {
    const at = this.#clock.steady();
    return takeOne(this.#buckets.get(name)?.bucket ?? fullBucket(pace, at), pace, at);
  }

  /** As long as most buckets are not full, looking through them at each doing would be the slowest part of it. */
  #sweep(): void {
    const at = this.#clock.steady();
    for (const [name, { bucket, pace }] of this.#buckets) {
      if (bucket.left + ((at - bucket.at) * pace.perSecond) / 1000 >= pace.burst) this.#buckets.delete(name);
    }
    this.#many = Math.max(MANY, 2 * this.#buckets.size);
  }
}

/** Those of this computer are not counted; those whose address no proxy tells share one bucket. */
function guessesFrom({ address, local }: Origin): { readonly name: string | null; readonly pace: Pace } {
  if (address !== null) return { name: `guess ${blockOf(address)}`, pace: GUESS_PACE };
  return { name: local ? null : 'guess', pace: UNKNOWN_GUESS_PACE };
}
