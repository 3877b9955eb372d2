import { blockOf } from '../core/address.ts';
import { NAMELESS_IN_ALL } from '../core/limits.ts';
import type { Clock } from '../hub/ports/world.ts';

const MINUTE_MS = 60_000;
/** For each connection that an address may have at once, so many may begin in a minute. */
const A_MINUTE = 4;

export interface TurnstileGiven {
  readonly clock: Clock;
  /** Connections at once: from one address (an IPv6 /64 is one), and from all. */
  readonly perAddress: number;
  readonly inAll: number;
  /** How many there are now that have not said who they are. */
  readonly nameless: () => number;
}

/** What a connection is told: that it is refused and why, or it is inside until it leaves. */
export type Entry = { readonly refusal: string } | { leave(): void };

/** Who may connect now, whichever way: it counts before anything is read. */
export class Turnstile {
  readonly #given: TurnstileGiven;
  readonly #now = new Map<string, number>();
  #lately = new Map<string, number>();
  #minute = 0;
  #inside = 0;

  constructor(given: TurnstileGiven) {
    this.#given = given;
  }

  /** Counts a connection. Those of this computer and of trusted proxies (null) are not counted by address. */
  enter(address: string | null): Entry {
    const { inAll, nameless } = this.#given;
    if (this.#inside >= inAll) return { refusal: 'Too many connections, try again in a moment' };
    if (nameless() >= NAMELESS_IN_ALL) return { refusal: 'Too many unregistered connections, try again in a moment' };
    const block = address === null ? null : blockOf(address);
    if (block !== null && this.#isFull(block)) return { refusal: 'Too many connections from your address' };
    this.#add(block, 1);
    let change: 1 | 0 = 1;
    return {
      leave: () => {
        if (change === 1) this.#add(block, -1);
        change = 0;
      },
    };
  }

  #add(block: string | null, change: 1 | -1): void {
    this.#inside += change;
    if (block === null) return;
    const count = (this.#now.get(block) ?? 0) + change;
    if (count > 0) this.#now.set(block, count);
    else this.#now.delete(block);
  }

  #isFull(block: string): boolean {
    const { perAddress } = this.#given;
    return this.#countLately(block) > perAddress * A_MINUTE || (this.#now.get(block) ?? 0) >= perAddress;
  }

  #countLately(block: string): number {
    const minute = Math.floor(this.#given.clock.steady() / MINUTE_MS);
    if (minute !== this.#minute) this.#lately = new Map();
    this.#minute = minute;
    const count = (this.#lately.get(block) ?? 0) + 1;
    this.#lately.set(block, count);
    return count;
  }
}
