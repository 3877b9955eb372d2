import type { Refusal } from '../../core/refusal.ts';
import type { Clock } from '../../hub/ports/world.ts';
import type { Session } from '../../hub/session.ts';
import type { Outcome } from '../../protocol/answer.ts';
import type { Answer, CommandName, Payload } from '../../protocol/commands.ts';
import type { Told } from '../../protocol/told.ts';

/** How the answer to a command is worded: a result, a refusal, and what was done by it where that is not told. */
export interface Words<N extends CommandName> {
  ok?(answer: Answer<N>): void;
  no?(refusal: Refusal): void;
  readonly hear?: (told: Told) => void;
}

/** For how long all commands that wait in a row are slowed, in ms, before they are refused. */
const PATIENCE_MS = 10_000;

/** Refusals for haste in a row, after which nobody is listening on the other side. */
const DEAF = 32;

/**
 * Haste is answered with delay first: IRC clients paste ten lines and do not know how to wait. The hub says how long
 * (SPEC G4); only when that adds up does its refusal reach the client.
 */
export class Lag {
  readonly #session: Session;
  readonly #clock: Clock;
  #waitedMs = 0;
  #refused = 0;
  #asked = 0;
  #onItsWay = false;

  constructor(session: Session, clock: Clock) {
    this.#session = session;
    this.#clock = clock;
  }

  /** Whether the client goes on and on although it is refused. */
  get flooded(): boolean {
    return this.#refused > DEAF;
  }

  /** How often the hub was asked for something. */
  get asked(): number {
    return this.#asked;
  }

  /** Whether what was asked for last is being done, and was not refused at once. */
  get onItsWay(): boolean {
    return this.#onItsWay;
  }

  /** Nothing waits any more: patience is restored. */
  rest(): void {
    this.#waitedMs = 0;
    this.#refused = 0;
  }

  /** Asks the hub, and resolves when the answer was worded in its place among all events. */
  ask<N extends CommandName>(name: N, payload: Payload<N>, words: Words<N>): Promise<void> {
    this.#asked += 1;
    return new Promise((resolve) => this.#try(name, payload, words, resolve));
  }

  #try<N extends CommandName>(name: N, payload: Payload<N>, words: Words<N>, done: () => void): void {
    const word = (outcome: Outcome<N>) => {
      const waitMs = this.#patience(outcome);
      if (waitMs > 0) return void this.#clock.after(waitMs, () => this.#try(name, payload, words, done));
      if (outcome.ok) words.ok?.(outcome.answer);
      else words.no?.(outcome.refusal);
      done();
    };
    this.#onItsWay = this.#session.ask(name, payload, { word, ...(words.hear && { hear: words.hear }) });
  }

  /** How long to wait before the same is asked again; 0 when the answer stands. */
  #patience(outcome: Outcome): number {
    if (outcome.ok || outcome.refusal.code !== 'too_fast') return 0;
    const { retryAfterMs } = outcome.refusal;
    if (this.#waitedMs + retryAfterMs > PATIENCE_MS) {
      this.#refused += 1;
      return 0;
    }
    this.#waitedMs += retryAfterMs;
    return retryAfterMs;
  }
}
