import type { Connection } from '../../../client/index.ts';
import { harmlessLine } from '../harmless.ts';
import { failureText } from '../outcome.ts';
import type { TalkTexts } from '../texts.ts';

/** Ends when waiting has no more sense: the server is away for too long, or does not want one back. */
export class Patience {
  readonly #connection: Connection;
  readonly #texts: TalkTexts;
  readonly #waitMs: number;
  #timer: NodeJS.Timeout | undefined;
  #end: (problem: string | null) => void = () => {};
  /** The sentence that says why; null where one was asked to stop. */
  readonly ended = new Promise<string | null>((resolve) => {
    this.#end = resolve;
  });

  constructor(connection: Connection, waitMs: number, texts: TalkTexts) {
    this.#connection = connection;
    this.#waitMs = waitMs;
    this.#texts = texts;
    connection.subscribe(() => this.#look());
  }

  /** It ends here and now, with that sentence if there is one. */
  stop(problem: string | null = null): void {
    this.#end(problem);
  }

  /** Lets go of its clock. */
  done(): void {
    clearTimeout(this.#timer);
  }

  #look(): void {
    const { state } = this.#connection;
    if (state.is !== 'lost') {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
    if (state.is === 'lost') this.#timer ??= setTimeout(() => this.#end(this.#texts.away), this.#waitMs);
    else if (state.is === 'closed') this.#end(this.#texts.closed(harmlessLine(state.reason)));
    else if (state.is === 'nameless' && state.refusal) this.#end(failureText(state.refusal, this.#texts));
  }
}
