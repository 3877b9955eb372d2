import { PUSHES_IN_ALL } from '../../core/limits.ts';
import type { Pushed, Pusher } from '../ports/pusher.ts';
import type { Clock } from '../ports/world.ts';

/** A push that is to be sent: what it says is made when its turn comes; null where it is needless by then. */
export interface Errand {
  push(): Promise<Parameters<Pusher['send']>[0] | null>;
  /** How it ended. */
  ended(is: 'gone' | 'refused'): void;
}

/** After how many ms it is tried again, and again. */
const AGAIN_MS = [10_000, 60_000, 300_000];
/** Who wants us to wait longer is not served. */
const LONGEST_MS = 900_000;

/** Sends what waits, a few at once. Nobody waits for it; what is too much is left out. */
export class Sending {
  readonly #pusher: Pusher;
  readonly #clock: Pick<Clock, 'after'>;
  readonly #waiting: { readonly errand: Errand; readonly tried: number }[] = [];
  #atWork = 0;
  #ended = false;

  constructor(pusher: Pusher, clock: Pick<Clock, 'after'>) {
    this.#pusher = pusher;
    this.#clock = clock;
  }

  put(errand: Errand, tried = 0): void {
    if (this.#ended || this.#waiting.length >= PUSHES_IN_ALL.waiting) return;
    this.#waiting.push({ errand, tried });
    if (this.#atWork < PUSHES_IN_ALL.atOnce) void this.#work();
  }

  /** From now on nothing is sent. */
  end(): void {
    this.#ended = true;
    this.#waiting.length = 0;
  }

  async #work(): Promise<void> {
    this.#atWork += 1;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift())
      await this.#send(next.errand, next.tried);
    this.#atWork -= 1;
  }

  async #send(errand: Errand, tried: number): Promise<void> {
    // What can't be looked up now, as while the disk fails, is left out.
    const push = await errand.push().catch(() => null);
    if (!push || this.#ended) return;
    const became = await this.#pusher.send(push);
    if (became.is === 'later') this.#later(errand, tried, became);
    else if (became.is !== 'sent') errand.ended(became.is);
  }

  #later(errand: Errand, tried: number, { ms }: Extract<Pushed, { is: 'later' }>): void {
    const own = AGAIN_MS[tried];
    if (own === undefined || (ms ?? 0) > LONGEST_MS) return;
    this.#clock.after(Math.max(own, ms ?? 0), () => this.put(errand, tried + 1));
  }
}
