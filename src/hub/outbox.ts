import { BACKLOG } from '../core/limits.ts';
import type { Fanout } from './fanout.ts';
import type { Parcel, Sink } from './ports/gateways.ts';
import type { Clock } from './ports/world.ts';
import type { Session } from './session.ts';
import type { Tellings } from './telling.ts';

interface OutboxGiven {
  readonly sink: Sink<unknown>;
  readonly fanout: Fanout;
  readonly clock: Clock;
  onLagging(): void;
}

const NOTHING: readonly never[] = [];

/**
 * What waits for one reader, in exact order, until the turn's flush. Up to his first own answer it is what waits for
 * others too: the very same list, which grows once for all of them.
 */
export class Outbox {
  readonly #sink: Sink<unknown>;
  readonly #fanout: Fanout;
  readonly #clock: Clock;
  readonly #onLagging: () => void;
  #shared: readonly unknown[] = NOTHING;
  #own: Parcel<unknown>[] = [];
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

  tell(tellings: Tellings): void {
    const { codec } = this.#sink;
    if (this.#own.length > 0) this.#own.push(...tellings.frames(codec));
    else this.#share(tellings.after(this.#shared, codec));
  }

  /** `tell`, for a session that words some of it itself. */
  deal(tellings: Tellings, session: Session): void {
    tellings.deal(session, this.#sink.codec, (parcel) => this.#put(parcel));
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
    const [shared, own] = [this.#shared, this.#own];
    this.drop();
    const parcels = shared.length + own.length;
    if (parcels > 0) this.#sink.write(shared, own);
    this.#left = this.#sink.backlog().bytes;
    return parcels;
  }

  drop(): void {
    this.#shared = NOTHING;
    if (this.#own.length > 0) this.#own = [];
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

  #share(list: readonly unknown[]): void {
    if (list.length === 0) return;
    this.#mark();
    this.#shared = list;
  }

  #put(parcel: Parcel<unknown>): void {
    this.#mark();
    this.#own.push(parcel);
  }

  /** To be flushed, once. */
  #mark(): void {
    if (this.#shared.length + this.#own.length === 0) this.#fanout.mark(this);
  }
}
