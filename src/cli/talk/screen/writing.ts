import { type Box, boxOf, EMPTY, erasures, insert, moves } from './box.ts';
import { type Completion, complete } from './completion.ts';
import type { Wish } from './keys.ts';
import { Typed } from './typed.ts';

type Edit = (box: Box) => Box;

const EDITS: Readonly<Partial<Record<Wish['is'], Edit>>> = {
  left: moves.left,
  right: moves.right,
  wordLeft: moves.wordLeft,
  wordRight: moves.wordRight,
  start: moves.start,
  home: moves.start,
  end: moves.end,
  toEnd: moves.end,
  eraseLetter: erasures.letter,
  eraseNext: erasures.next,
  eraseNextOrLeave: erasures.next,
  eraseWord: erasures.word,
  eraseToStart: erasures.toStart,
  eraseToEnd: erasures.toEnd,
  newLine: (box) => insert(box, '\n'),
};

/** The box, and what the keyboard does to it. */
export class Writing {
  readonly #typed = new Typed();
  #box = EMPTY;
  #completion: Completion | null = null;

  get box(): Box {
    return this.#box;
  }

  /** Puts a text in, unless it is there already. */
  show(text: string): void {
    if (text !== this.#box.text) this.#box = boxOf(text);
  }

  /** It was sent: it can be walked back to. */
  remember(): void {
    this.#typed.add(this.#box.text);
  }

  /** `names` are those that Tab completes. */
  press(wish: Wish, names: readonly string[]): void {
    if (wish.is === 'complete' || wish.is === 'completeBack') this.#complete(names, wish.is === 'complete' ? 1 : -1);
    else if (wish.is === 'up' || wish.is === 'down') this.#walk(wish.is);
    else if (wish.is === 'text') this.#box = insert(this.#box, wish.text);
    else this.#box = EDITS[wish.is]?.(this.#box) ?? this.#box;
  }

  #complete(names: readonly string[], step: 1 | -1): void {
    this.#completion = complete(this.#box, names, this.#completion, step);
    this.#box = this.#completion?.box ?? this.#box;
  }

  #walk(way: 'up' | 'down'): void {
    const line = way === 'up' ? this.#typed.up(this.#box.text) : this.#typed.down();
    if (line !== null) this.#box = boxOf(line);
  }
}
