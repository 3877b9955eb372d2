import { Guest } from './guest.ts';
import type { House } from './house.ts';
import { DIALS } from './line.ts';
import { historyFor, Reader } from './reader.ts';
import { type Said, Writer, type WriterGiven } from './writer.ts';

export interface CrowdGiven {
  readonly writers: number;
  readonly readers: number;
  readonly write?: Partial<WriterGiven>;
}

/** Writers and readers in one room, on all ways in by turns. */
export class Crowd {
  readonly writers: readonly Writer[];
  readonly readers: readonly Reader[];
  readonly #house: House;
  #settled: ((said: Said) => void)[] = [];

  constructor(house: House, { writers, readers, write = {} }: CrowdGiven) {
    this.#house = house;
    const onSettled = (said: Said) => {
      for (const hear of this.#settled) hear(said);
    };
    this.readers = named(readers, '독자').map((name, n) => new Reader(this.#guest(name, n)));
    this.writers = named(writers, '필자').map(
      (name, n) => new Writer({ ...write, guest: this.#guest(name, n), onSettled }),
    );
  }

  get said(): readonly Said[] {
    return this.writers.flatMap(({ all }) => all);
  }

  /** Resolves when so many more were answered with that outcome. */
  next(count: number, outcome: Said['outcome'] = 'kept'): Promise<void> {
    let left = count;
    return new Promise((resolve) => {
      const hear = (said: Said) => {
        left -= said.outcome === outcome ? 1 : 0;
        if (left > 0) return;
        this.#settled = this.#settled.filter((other) => other !== hear);
        resolve();
      };
      this.#settled.push(hear);
    });
  }

  /** Lets all that was said be answered and read, and everyone go. Resolves to the log as a fresh process has it. */
  async finish({ afresh = true } = {}) {
    await Promise.all(this.writers.map((writer) => writer.finish()));
    const last = Math.max(...this.said.map(({ seq }) => seq));
    await Promise.all(this.readers.map((reader) => reader.until(last)));
    await Promise.all(this.readers.map((reader) => reader.finish()));
    if (afresh) await this.#house.replace('SIGKILL');
    return historyFor(this.#guest('사관', 1));
  }

  #guest(name: string, n: number): Guest {
    const dial = DIALS[n % DIALS.length];
    if (!dial) throw new Error('there is no way in');
    return new Guest(this.#house, name, dial);
  }
}

function named(count: number, word: string): readonly string[] {
  return Array.from({ length: count }, (_, n) => `${word}${n + 1}`);
}
