import type { Room } from './room.ts';

/** What one reader has heard of one room: each message of each sender once, and in order. */
export class Reader {
  readonly #room: Room;
  /** The number that is expected next of each sender. */
  readonly #next: Int32Array;
  /** The number of its own mark, where it speaks too. */
  readonly self: number | null;
  count = 0;
  lost = 0;
  doubled = 0;
  /** The same for two readers if they heard the same in the same order. */
  order = 0;

  constructor(room: Room, self: number | null) {
    this.#room = room;
    this.self = self;
    this.#next = new Int32Array(room.speakers);
  }

  /** How many of a speaker's messages have come. */
  heardOf(speaker: number): number {
    return this.#next[speaker - this.#room.first] ?? 0;
  }

  hear(sender: number, n: number, now: number): void {
    const place = sender - this.#room.first;
    const expected = this.#next[place] ?? 0;
    if (n < expected) {
      this.doubled += 1;
      return;
    }
    this.lost += n - expected;
    this.#next[place] = n + 1;
    this.count += 1;
    this.order = (Math.imul(this.order, 31) + sender * 7_919 + n) | 0;
    this.#room.heard(sender, n, now);
  }
}
