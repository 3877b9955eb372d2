import { BACKLOG } from '../core/limits.ts';
import type { Fanout } from './fanout.ts';
import type { Parcel, Sink } from './ports.ts';
import type { Telling } from './telling.ts';

/** What waits for one reader, in exact order, until the turn's flush. */
export class Outbox {
  readonly #sink: Sink<unknown>;
  readonly #fanout: Fanout;
  readonly #onLagging: () => void;
  #parcels: Parcel<unknown>[] = [];

  constructor(sink: Sink<unknown>, fanout: Fanout, onLagging: () => void) {
    this.#sink = sink;
    this.#fanout = fanout;
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
    return parcels.length;
  }

  drop(): void {
    this.#parcels = [];
  }

  #lags(): boolean {
    const { frames, bytes } = this.#sink.backlog();
    return frames > BACKLOG.frames || bytes > BACKLOG.bytes;
  }

  #put(parcel: Parcel<unknown>): void {
    this.#parcels.push(parcel);
    if (this.#parcels.length === 1) this.#fanout.mark(this);
  }
}
