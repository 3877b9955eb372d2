import { BACKLOG } from '../core/limits.ts';
import type { Fanout } from './fanout.ts';
import type { Clock, Parcel, Sink } from './ports.ts';
import type { Telling } from './telling.ts';

interface OutboxGiven {
  readonly sink: Sink<unknown>;
  readonly fanout: Fanout;
  readonly clock: Clock;
  onLagging(): void;
}

/** What waits for one reader, in exact order, until the turn's flush. */
export class Outbox {
  readonly #sink: Sink<unknown>;
  readonly #fanout: Fanout;
  readonly #clock: Clock;
  readonly #onLagging: () => void;
  #parcels: Parcel<unknown>[] = [];
  /** Bytes that had not left this process after the last flush. */
  #left = 0;
  /** When some last did, in ms of the steady clock; it only matters while some are left. */
  #movedAt = 0;

  constructor({ sink, fanout, clock, onLagging }: OutboxGiven) {
    this.#sink = sink;
    this.#fanout = fanout;
    this.#clock = clock;
    this.#onLagging = onLagging;
  }

  tell(telling: Telling): void {
    const frame = telling.frame(this.#sink.codec);
    if (frame !== null) this.#put(frame);
  }

  answer(word: () => void): void {
    this.#put(word);
  }

  /** Hands all that waits to the sink, unless too much of what was handed before is still there (law 8). */
  flush(): number {
    if (this.#lags()) {
      this.drop();
      this.#onLagging();
    }
    const parcels = this.#parcels;
    this.#parcels = [];
    if (parcels.length > 0) this.#sink.write(parcels);
    this.#left = this.#sink.backlog().bytes;
    return parcels.length;
  }

  drop(): void {
    this.#parcels = [];
  }

  #lags(): boolean {
    const { frames, bytes } = this.#sink.backlog();
    return frames > BACKLOG.frames || bytes > BACKLOG.bytes || this.#isStuck(bytes);
  }

  #isStuck(bytes: number): boolean {
    const now = this.#clock.steady();
    if (this.#left === 0 || bytes < this.#left) this.#movedAt = now;
    return now - this.#movedAt > BACKLOG.ms;
  }

  #put(parcel: Parcel<unknown>): void {
    this.#parcels.push(parcel);
    if (this.#parcels.length === 1) this.#fanout.mark(this);
  }
}
