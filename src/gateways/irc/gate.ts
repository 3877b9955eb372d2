import type { Clock } from '../../hub/ports.ts';
import { blockOf } from '../address-block.ts';

const AT_ONCE = 32;
const PER_MINUTE = 60;
const UNREGISTERED = 1_000;
const MINUTE_MS = 60_000;

/** Who may connect now: so many of one address at once and in a minute, so many that have not said who they are. */
export class Gate {
  readonly #clock: Clock;
  readonly #now = new Map<string, number>();
  #lately = new Map<string, number>();
  #minute = 0;
  #unregistered = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Why a connection is refused; null when it may come in. This computer's own (null) are not counted by address. */
  refusal(address: string | null): string | null {
    if (this.#unregistered >= UNREGISTERED) return 'Too many unregistered connections, try again in a moment';
    if (address === null) return null;
    const block = blockOf(address);
    const lately = this.#countLately(block);
    return lately > PER_MINUTE || (this.#now.get(block) ?? 0) >= AT_ONCE
      ? 'Too many connections from your address'
      : null;
  }

  /** Counts a connection; the answers say that it has registered, and that it is gone. */
  enter(address: string | null): { registered(): void; left(): void } {
    const block = address === null ? null : blockOf(address);
    this.#add(block, 1);
    this.#unregistered += 1;
    let waiting = 1;
    const registered = () => {
      this.#unregistered -= waiting;
      waiting = 0;
    };
    return {
      registered,
      left: () => {
        registered();
        this.#add(block, -1);
      },
    };
  }

  #add(block: string | null, change: 1 | -1): void {
    if (block === null) return;
    const count = (this.#now.get(block) ?? 0) + change;
    if (count > 0) this.#now.set(block, count);
    else this.#now.delete(block);
  }

  #countLately(block: string): number {
    const minute = Math.floor(this.#clock.steady() / MINUTE_MS);
    if (minute !== this.#minute) this.#lately = new Map();
    this.#minute = minute;
    const count = (this.#lately.get(block) ?? 0) + 1;
    this.#lately.set(block, count);
    return count;
  }
}
