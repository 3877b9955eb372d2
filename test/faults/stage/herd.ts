import { Guest } from './guest.ts';
import type { House } from './house.ts';
import { type Dial, type Line, socketioOver, websocket } from './line.ts';
import { Reader } from './reader.ts';

const WAYS: readonly Dial[] = [socketioOver('websocket'), websocket];

/** Many readers, who can be dropped at once. */
export class Herd {
  readonly readers: readonly Reader[];
  readonly #lines = new Set<Line>();

  constructor(house: House, members: number) {
    this.readers = Array.from({ length: members }, (_, n) => {
      const dial = WAYS[n % WAYS.length] ?? websocket;
      return new Reader(new Guest(house, `양${n + 1}`, this.#noted(dial)));
    });
  }

  /** All lines end in this moment. */
  drop(): void {
    for (const line of this.#lines) line.close();
  }

  /** Resolves when all have read as far as `seq`. */
  async until(seq: number): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.until(seq)));
  }

  async finish(): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.finish()));
  }

  #noted(dial: Dial): Dial {
    return async (...given) => {
      const line = await dial(...given);
      this.#lines.add(line);
      void line.gone.then(() => this.#lines.delete(line));
      return line;
    };
  }
}
