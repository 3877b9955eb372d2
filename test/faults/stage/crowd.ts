import { type Entrance, Guest } from './guest.ts';
import type { House } from './house.ts';
import { type Dial, websocket } from './line.ts';
import { historyFor, Reader, type Seen } from './reader.ts';
import { EVERY_WAY } from './ways.ts';
import { type Said, Writer, type WriterGiven } from './writer.ts';

export interface CrowdGiven {
  readonly writers: number;
  readonly readers: number;
  readonly write?: Partial<WriterGiven>;
  readonly ways?: readonly Dial[];
  /** Where they come in, when it is not the house itself. */
  readonly entrance?: Entrance;
}

/** Writers and readers in one room, on the ways in by turns. */
export class Crowd {
  readonly writers: readonly Writer[];
  readonly readers: readonly Reader[];
  readonly #house: House;
  readonly #ways: readonly Dial[];
  readonly #entrance: Entrance;
  readonly #chronicler: Guest;
  #settled: ((said: Said) => void)[] = [];

  constructor(house: House, { writers, readers, write = {}, ways = EVERY_WAY, entrance = house }: CrowdGiven) {
    this.#house = house;
    this.#entrance = entrance;
    this.#ways = ways;
    this.#chronicler = new Guest(house, '사관', websocket);
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
    const last = await this.#lastId();
    await Promise.all(this.readers.map((reader) => reader.untilRead(last)));
    await Promise.all(this.readers.map((reader) => reader.finish()));
    if (afresh) await this.#house.replace('SIGKILL');
    return this.log();
  }

  /** All that is kept in the room, as someone reads it who has just come. */
  log(): Promise<readonly Seen[]> {
    return historyFor(this.#chronicler);
  }

  /** The newest of all that is kept: no answer says what came after its own. */
  async #lastId(): Promise<string> {
    return (await this.log()).at(-1)?.id ?? '';
  }

  #guest(name: string, n: number): Guest {
    const dial = this.#ways[n % this.#ways.length];
    if (!dial) throw new Error('there is no way in');
    return new Guest(this.#entrance, name, dial);
  }
}

function named(count: number, word: string): readonly string[] {
  return Array.from({ length: count }, (_, n) => `${word}${n + 1}`);
}
