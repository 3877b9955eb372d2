import type { Clock } from '../../hub/ports.ts';

/** Silence after which a client is asked, and after which it is taken for gone, in ms. */
const ASK_MS = 90_000;
const GONE_MS = 150_000;

/** Asks a silent client whether it is there (RFC 1459 section 4.6.2), and gives it up. */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #ask: () => void;
  readonly #giveUp: (silentMs: number) => void;
  #heard: number;
  #asked = false;
  #stop: () => void;

  constructor(
    clock: Clock,
    { ask, giveUp }: { readonly ask: () => void; readonly giveUp: (silentMs: number) => void },
  ) {
    this.#clock = clock;
    this.#ask = ask;
    this.#giveUp = giveUp;
    this.#heard = clock.steady();
    this.#stop = clock.after(ASK_MS, () => this.#look());
  }

  hear(): void {
    this.#heard = this.#clock.steady();
    this.#asked = false;
  }

  stop(): void {
    this.#stop();
  }

  #look(): void {
    const silent = this.#clock.steady() - this.#heard;
    if (silent >= GONE_MS) this.#giveUp(silent);
    else this.#wait(silent);
  }

  #wait(silent: number): void {
    if (silent >= ASK_MS && !this.#asked) {
      this.#asked = true;
      this.#ask();
    }
    this.#stop = this.#clock.after((this.#asked ? GONE_MS : ASK_MS) - silent, () => this.#look());
  }
}
