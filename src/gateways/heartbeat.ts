import type { Clock } from '../hub/ports/world.ts';

/** Silence after which the far end is asked: usual proxies cut a silent connection after 55 to 60 s. In ms. */
const ASK_MS = 25_000;
/** Silence after which it is gone, if it has answered before (SPEC S18). */
const GONE_MS = 45_000;

interface HeartbeatGiven {
  ask(): void;
  /** It has been silent for so many ms although it was asked. */
  giveUp(silentMs: number): void;
  /** Silence that is borne, in ms, with one who never answered yet: a person who types IRC by hand. */
  readonly stranger?: number;
}

/** Asks a silent connection whether anyone is there, and gives it up when nobody answers. */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #given: HeartbeatGiven;
  #patience: number;
  #heardAt: number;
  #asked = false;
  #over = false;
  #cancel: () => void;

  constructor(clock: Clock, given: HeartbeatGiven) {
    this.#clock = clock;
    this.#given = given;
    this.#patience = given.stranger ?? GONE_MS;
    this.#heardAt = clock.steady();
    this.#cancel = clock.after(ASK_MS, () => this.#look());
  }

  hear(): void {
    this.#heardAt = this.#clock.steady();
    this.#asked = false;
  }

  /** It does answer: from now on it is expected to. */
  answered(): void {
    this.#patience = GONE_MS;
  }

  stop(): void {
    this.#over = true;
    this.#cancel();
  }

  get #silence(): number {
    return this.#clock.steady() - this.#heardAt;
  }

  /** What comes in may wait to be read, and who is asked has time to answer: after a sleep nobody is taken for gone. */
  #look(): void {
    const mayAsk = !this.#asked && this.#silence >= ASK_MS;
    if (mayAsk) this.#ask();
    this.#clock.soon(() => (mayAsk ? this.#lookIn(GONE_MS - ASK_MS) : this.#goOn()));
  }

  #ask(): void {
    this.#asked = true;
    this.#given.ask();
  }

  #goOn(): void {
    const silence = this.#silence;
    if (this.#over || !this.#asked || silence < this.#patience) this.#lookIn(this.#next(silence) - silence);
    else this.#given.giveUp(silence);
  }

  #lookIn(ms: number): void {
    if (!this.#over) this.#cancel = this.#clock.after(ms, () => this.#look());
  }

  /** The silence at which to look again. A stranger may turn out to be none meanwhile. */
  #next(silence: number): number {
    if (!this.#asked) return ASK_MS;
    return silence < GONE_MS ? GONE_MS : this.#patience;
  }
}
