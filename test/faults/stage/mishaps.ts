import { setTimeout as pause } from 'node:timers/promises';
import { delayed, straight } from './carry.ts';
import type { chanceFrom } from './chance.ts';
import { form } from './chance.ts';
import type { Direction, Road, Travel } from './road.ts';

type Chance = ReturnType<typeof chanceFrom>;

/** For how long, in ms, a road stalls or turns people away. */
const SHORT = form({ short: { from: 20, to: 120 }, long: { from: 20, to: 400 } });
/** Once in so many times it takes long. */
const RARELY = form({ short: 15, long: 25 });
const LONG = form({ short: { from: 500, to: 800 }, long: { from: 500, to: 5_000 } });

/** What happens to a road, by a chance that repeats. */
export class Mishaps {
  readonly #road: Road;
  readonly #chance: Chance;
  readonly #counts = new Map<string, number>();

  constructor(road: Road, chance: Chance) {
    this.#road = road;
    this.#chance = chance;
  }

  /** How often what happened. */
  get told(): string {
    return [...this.#counts].map(([what, times]) => `${times} × ${what}`).join(', ');
  }

  /** One thing happens, to some or to all. Resolves when the road is whole again. */
  async happen(): Promise<void> {
    const all = Object.entries(this.#all);
    const [what, happen] = all[this.#chance(0, all.length)] ?? [];
    if (!what || !happen) return;
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
    await happen(this.#some());
  }

  readonly #all: Readonly<Record<string, (travels: readonly Travel[]) => void | Promise<void>>> = {
    reset: (travels) => each(travels, (travel) => travel.cut('RST')),
    end: (travels) => each(travels, (travel) => travel.cut('FIN')),
    'cut within a frame': (travels) =>
      each(travels, (travel) =>
        travel.cutAfter(this.#chance(1, 300), this.#direction(), this.#chance(0, 2) ? 'RST' : 'FIN'),
      ),
    'stall of one way': async (travels) => {
      const direction = this.#direction();
      for (const travel of travels) travel.stall(direction);
      await this.#while();
      for (const travel of travels) travel.resume();
    },
    'stall, then reset': async (travels) => {
      for (const travel of travels) travel.stall('up', 'down');
      await this.#while();
      for (const travel of travels) travel.cut('RST');
    },
    'turning away': async (travels) => {
      this.#road.turnAway();
      for (const travel of travels) travel.cut('RST');
      await this.#while();
      this.#road.welcome();
    },
    delay: async () => {
      this.#road.carry[this.#direction()] = delayed(this.#chance(5, 50));
      await this.#while();
      Object.assign(this.#road.carry, { up: straight, down: straight });
    },
  };

  /** A part of those who are on the road; now and then all. */
  #some(): readonly Travel[] {
    const part = this.#chance(0, 4);
    return this.#road.travels.filter(() => part === 0 || this.#chance(0, 3) === 0);
  }

  #direction(): Direction {
    return this.#chance(0, 2) === 0 ? 'up' : 'down';
  }

  /** Here time itself is the fault. */
  async #while(): Promise<void> {
    const { from, to } = this.#chance(0, RARELY) === 0 ? LONG : SHORT;
    await pause(this.#chance(from, to));
  }
}

function each(travels: readonly Travel[], act: (travel: Travel) => void): void {
  for (const travel of travels) act(travel);
}
