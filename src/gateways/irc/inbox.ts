/** Lines that may wait before reading stops; and from how many on it goes on again. */
const FULL = 64;
const ROOM_AGAIN = 16;

/** What is to be done about one line. */
export type Work = () => Promise<void> | void;

/** Lines that have come and have not been done. One is done after the other, each when the one before is answered. */
export class Inbox {
  readonly #flow: { pause(): void; resume(): void };
  readonly #rest: () => void;
  #waiting: Work[] = [];
  #working = false;
  #paused = false;

  constructor(given: {
    /** Stops and goes on reading: what the client sends meanwhile waits in its own computer. */
    readonly flow: { pause(): void; resume(): void };
    /** Called whenever nothing waits any more. */
    readonly rest: () => void;
  }) {
    this.#flow = given.flow;
    this.#rest = given.rest;
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
      await next();
      if (this.#waiting.length <= ROOM_AGAIN) this.#resume();
    }
    this.#working = false;
    this.#rest();
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
