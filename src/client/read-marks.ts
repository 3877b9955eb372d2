import type { WireEntry } from '../protocol/events.ts';
import { isAfter, type Position } from './position.ts';
import type { Clock } from './world.ts';

/** For so long it is gathered what was read, in ms: a reader of a busy room says little. */
const GATHER_MS = 2_000;

/** Of the last so many entries it is looked which is the newest of each log. */
const RECENT = 50;

/** Tells the server how far one has read, log by log. */
export class ReadMarks {
  readonly #clock: Clock;
  readonly #say: (log: string, seq: number) => void;
  readonly #known = new Map<string, number>();
  readonly #waiting = new Map<string, number>();

  constructor({ clock, say }: { clock: Clock; say: (log: string, seq: number) => void }) {
    this.#clock = clock;
    this.#say = say;
  }

  /** The server knows it already. */
  know(log: string, seq: number): void {
    this.#known.set(log, Math.max(seq, this.#known.get(log) ?? 0));
  }

  /** All of these, up to the mark, have been read. */
  note(entries: readonly WireEntry[], mark: Position | null): void {
    if (mark === null) return;
    for (const entry of entries.slice(-RECENT)) {
      if (isAfter(entry, mark) || entry.seq <= (this.#known.get(entry.log) ?? 0)) continue;
      this.know(entry.log, entry.seq);
      if (this.#waiting.size === 0) this.#clock.after(GATHER_MS, () => this.#tell());
      this.#waiting.set(entry.log, entry.seq);
    }
  }

  #tell(): void {
    const all = [...this.#waiting];
    this.#waiting.clear();
    for (const [log, seq] of all) this.#say(log, seq);
  }
}
