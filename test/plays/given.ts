import { createHash } from 'node:crypto';
import type { Meter } from '../../src/hub/ports/operating.ts';
import type { Chance, Clock } from '../../src/hub/ports/world.ts';

interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that a test turns by hand. Only `soon` runs by itself. */
export class HandClock implements Clock {
  #steady = 0;
  #today = Date.UTC(2026, 2, 1, 9);
  #alarms: readonly Alarm[] = [];

  now(): number {
    return this.#today + this.#steady;
  }

  steady(): number {
    return this.#steady;
  }

  soon(run: () => void): void {
    setImmediate(run);
  }

  after(ms: number, run: () => void): () => void {
    const alarm = { at: this.#steady + ms, run };
    this.#alarms = [...this.#alarms, alarm].sort((a, b) => a.at - b.at);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  }

  /** Lets time pass, and on the way whatever was due. */
  advance(ms: number): void {
    const end = this.#steady + ms;
    for (let [next] = this.#alarms; next && next.at <= end; [next] = this.#alarms) {
      this.#alarms = this.#alarms.slice(1);
      this.#steady = next.at;
      next.run();
    }
    this.#steady = end;
  }

  /** Somebody sets the date. */
  jump(ms: number): void {
    this.#today += ms;
  }
}

/** Ids and secrets that are the same in every run. */
export function countedChance(): Chance {
  let count = 0;
  const next = (what: string) => {
    count += 1;
    return `${what}-${String(count).padStart(8, '0')}`;
  };
  return {
    id: () => next('id'),
    secret: () => next('secret'),
    digest: (secret) => createHash('sha256').update(secret).digest('base64url'),
    fraction: () => 0.5,
  };
}

export const silentMeter: Meter = { entries() {}, deliveries() {}, commit() {}, flushed() {}, refused() {} };
