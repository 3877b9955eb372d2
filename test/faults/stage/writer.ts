import type { Guest } from './guest.ts';
import type { Came, Line } from './line.ts';

/** Something said: unique for ever, and all that became of it. Unknown is not refused. */
export interface Said {
  readonly by: string;
  readonly n: number;
  readonly text: string;
  readonly begunAt: number;
  outcome: 'unknown' | 'kept' | 'refused';
  /** Where it was kept, as far as the answer says. */
  seq: number | null;
  id: string | null;
  code: string;
  ms: number;
}

export interface WriterGiven {
  readonly guest: Guest;
  /** How many are on their way at once. */
  readonly window?: number;
  readonly room?: string;
  /** What follows the unique part of each text. */
  readonly filling?: string;
  readonly onSettled?: (said: Said) => void;
}

/** Says one thing after another; after a broken line, first what was not answered, with the same keys, in order. */
export class Writer {
  readonly all: Said[] = [];
  readonly #given: Required<WriterGiven>;
  readonly #unanswered = new Set<Said>();
  readonly #over: Promise<void>;
  #stopping = false;

  constructor(given: WriterGiven) {
    this.#given = { window: 4, room: '#광장', filling: '', onSettled: () => {}, ...given };
    this.#over = this.#work();
  }

  /** Says nothing new; resolves when all that was said is answered. */
  finish(): Promise<void> {
    this.#stopping = true;
    return this.#over;
  }

  async #work(): Promise<void> {
    while (!this.#stopping || this.#unanswered.size > 0) {
      const { line } = await this.#given.guest.come();
      for (const said of this.#unanswered) this.#send(line, said);
      this.#goOn(line);
      await line.gone;
    }
  }

  #goOn(line: Line): void {
    while (!this.#stopping && this.#unanswered.size < this.#given.window) this.#send(line, this.#next());
    if (this.#unanswered.size === 0) line.close();
  }

  #next(): Said {
    const { guest, filling } = this.#given;
    const [n, begunAt] = [this.all.length, performance.now()];
    const text = `${guest.nickname} ${n} ${filling}`.trim();
    const said: Said = { by: guest.nickname, n, text, begunAt, outcome: 'unknown', ...NOWHERE };
    this.all.push(said);
    this.#unanswered.add(said);
    return said;
  }

  #send(line: Line, said: Said): void {
    const asked = { room: this.#given.room, text: said.text, key: `${said.by} ${said.n}` };
    void line.ask('say', asked).then((answer) => this.#take(line, said, answer));
  }

  #take(line: Line, said: Said, answer: Came | null): void {
    const error = answer?.error as { readonly code: string } | undefined;
    // Who is told that the server stops knows no more than one whose line broke: he asks again.
    if (answer === null || error?.code === 'stopping') return;
    this.#unanswered.delete(said);
    const ms = performance.now() - said.begunAt;
    if (error) Object.assign(said, { outcome: 'refused', code: error.code, ms });
    else Object.assign(said, { outcome: 'kept', ...placeIn(answer), ms });
    this.#given.onSettled(said);
    this.#goOn(line);
  }
}

const NOWHERE = { seq: null, id: null, code: '', ms: 0 } as const;

/** IRC tells no `seq`, and nothing but that it was done where it is asked a second time. */
function placeIn({ seq, id }: Came): Pick<Said, 'seq' | 'id'> {
  return { seq: typeof seq === 'number' ? seq : null, id: typeof id === 'string' ? id : null };
}
