import { setTimeout as pause } from 'node:timers/promises';
import { backOff } from '../../../src/client/back-off.ts';
import type { Came, Dial, Hear, Line } from './line.ts';

/** Far more than any fault here needs; a server that is gone for good shall fail a test, not hang it. */
const MOST_TRIES = 200;

/** Where one comes in: how a server is reached for the web, and for IRC. */
export interface Address {
  readonly url: string;
  readonly irc: string;
}

/** What has an address, once something listens there. */
export interface Entrance {
  up(): Promise<Address>;
}

/** A line on which somebody has a name, and what `hello` answered. */
export interface Named {
  readonly line: Line;
  readonly log: string;
  /** The newest `seq` of the room when he came in: what is told begins with the next. Null where nobody says so. */
  readonly last: number | null;
}

/** One person, through all his lines. */
export class Guest {
  readonly nickname: string;
  readonly #entrance: Entrance;
  readonly #dial: Dial;
  #token: string | null;

  constructor(entrance: Entrance, nickname: string, dial: Dial, token: string | null = null) {
    this.#token = token;
    this.#entrance = entrance;
    this.nickname = nickname;
    this.#dial = dial;
  }

  /** By which he comes back as himself, once he has been here. */
  get token(): string | null {
    return this.#token;
  }

  /** Comes in, or back, as soon as there is a server; where he is turned away, as patiently as the page. */
  async come(hear: Hear = () => {}): Promise<Named> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const named = await this.#enter(await this.#entrance.up(), hear).catch(() => null);
      if (named) return named;
      await pause(backOff(tries, Math.random()));
    }
    throw new Error(`${this.nickname} could not come in`);
  }

  async #enter({ url, irc }: Address, hear: Hear): Promise<Named | null> {
    const line = await this.#dial(url, hear, irc);
    const answer = await line.ask('hello', { nickname: this.nickname, ...(this.#token && { token: this.#token }) });
    if (answer?.ok !== true) line.close();
    return answer?.ok === true ? this.#named(line, answer) : null;
  }

  #named(line: Line, answer: Came): Named {
    this.#token = String(answer.token);
    const [room] = answer.rooms as readonly { readonly log: string; readonly last?: number }[];
    return { line, log: room?.log ?? '', last: room?.last ?? null };
  }
}
