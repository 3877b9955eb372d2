/** Lines that may wait before reading stops; and from how many on it goes on again. */
const FULL = 64;
const ROOM_AGAIN = 16;

/** Lines that may be on their way at once. */
const MOST_ON_THE_WAY = 64;

/** What is to be done about one line. */
export interface Work {
  /** Whether the next such line may begin as soon as this one is on its way: its place is taken. */
  readonly flows: boolean;
  run(): Promise<void> | void;
}

/**
 * Lines that have come and have not been done. One is done after the other, each when the one before is answered; what
 * is said follows as soon as the one before is on its way, so that a flood shares its commits.
 */
export class Inbox {
  readonly #flow: { pause(): void; resume(): void };
  readonly #rest: () => void;
  readonly #onItsWay: () => boolean;
  readonly #begun = new Set<Promise<void>>();
  #waiting: Work[] = [];
  #working = false;
  #paused = false;

  constructor(given: {
    /** Stops and goes on reading: what the client sends meanwhile waits in its own computer. */
    readonly flow: { pause(): void; resume(): void };
    /** Called whenever nothing waits any more. */
    readonly rest: () => void;
    /** Whether what was begun last is on its way. */
    readonly onItsWay: () => boolean;
  }) {
    this.#flow = given.flow;
    this.#rest = given.rest;
    this.#onItsWay = given.onItsWay;
  }

  put(work: Work): void {
    this.#waiting.push(work);
    if (this.#waiting.length >= FULL) this.#pause();
    if (!this.#working) void this.#work();
  }

  /** Nothing that waits will be done. */
  close(): void {
    this.#waiting = [];
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      if (!next.flows || this.#begun.size >= MOST_ON_THE_WAY) await Promise.all(this.#begun);
      const done = next.run();
      if (done && next.flows && this.#onItsWay()) this.#begin(done);
      else await done;
      if (this.#waiting.length <= ROOM_AGAIN) this.#resume();
    }
    this.#working = false;
    this.#restWhenDone();
  }

  #begin(done: Promise<void>): void {
    const counted = done.then(() => {
      this.#begun.delete(counted);
      this.#restWhenDone();
    });
    this.#begun.add(counted);
  }

  #restWhenDone(): void {
    if (!this.#working && this.#begun.size === 0) this.#rest();
  }

  #pause(): void {
    if (!this.#paused) this.#flow.pause();
    this.#paused = true;
  }

  #resume(): void {
    if (this.#paused) this.#flow.resume();
    this.#paused = false;
  }
}
