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

const NOTHING: readonly Parcel<unknown>[] = [];

/**
 * What waits for one reader, in exact order, until the turn's flush. As long as that is what waits for others too, it is
 * the very same list, which grows once for all of them; with his first own answer it is copied.
 */
export class Outbox {
  readonly #sink: Sink<unknown>;
  readonly #fanout: Fanout;
  readonly #clock: Clock;
  readonly #onLagging: () => void;
  #shared = NOTHING;
  #own: Parcel<unknown>[] | null = null;
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
    if (this.#own) this.#own.push(...tellings.frames(codec));
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
    const parcels = this.#own ?? this.#shared;
    this.drop();
    if (parcels.length > 0) this.#sink.write(parcels);
    this.#left = this.#sink.backlog().bytes;
    return parcels.length;
  }

  drop(): void {
    this.#shared = NOTHING;
    this.#own = null;
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

  #share(list: readonly Parcel<unknown>[]): void {
    const isFirst = this.#shared.length === 0 && list.length > 0;
    this.#shared = list;
    if (isFirst) this.#fanout.mark(this);
  }

  #put(parcel: Parcel<unknown>): void {
    const isFirst = this.#own === null && this.#shared.length === 0;
    this.#own ??= [...this.#shared];
    this.#own.push(parcel);
    if (isFirst) this.#fanout.mark(this);
  }
}
