/** Within so many pixels of the end, the reader follows the conversation (UX 38). */
const NEAR_END = 100;

interface Anchor {
  readonly message: HTMLElement;
  /** How far below the upper edge it stands, in px. */
  readonly below: number;
}

/** Where the reader stands in the conversation, and that he stays there whatever is put above or below. */
export class Scroll {
  readonly #box: HTMLElement;
  #anchor: Anchor | null = null;
  #end = 0;

  constructor(box: HTMLElement) {
    this.#box = box;
  }

  get nearEnd(): boolean {
    return this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight <= NEAR_END;
  }

  /** The reader has just gone up from the end, before the browser told of it. */
  get leftEnd(): boolean {
    return !this.nearEnd && this.#box.scrollTop < this.#end;
  }

  get nearTop(): boolean {
    return this.#box.scrollTop < 2 * this.#box.clientHeight;
  }

  get nearBottom(): boolean {
    return this.#box.scrollHeight - this.#box.scrollTop < 3 * this.#box.clientHeight;
  }

  toEnd(): void {
    this.#box.scrollTop = this.#box.scrollHeight;
    this.#end = this.#box.scrollTop;
  }

  /** So that `line` is the first thing to be seen, if what follows is more than a screen. True when it was. */
  toLine(line: HTMLElement): boolean {
    const below = this.#box.scrollHeight - (line.offsetTop - this.#box.offsetTop);
    if (below <= this.#box.clientHeight) return false;
    this.#box.scrollTop += line.getBoundingClientRect().top - this.#top - 8;
    return true;
  }

  /** The first message that is seen. */
  get first(): Anchor | null {
    const top = this.#top;
    const rows = this.#box.firstElementChild?.children ?? [];
    // They stand in order: of 500, nine are asked where.
    let [from, to] = [0, rows.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > top) to = middle;
      else from = middle + 1;
    }
    let message = rows[from];
    while (message && message.tagName !== 'ARTICLE') message = message.nextElementSibling ?? undefined;
    return message ? { message: message as HTMLElement, below: message.getBoundingClientRect().top - top } : null;
  }

  /** Puts a message so far below the upper edge. */
  put(message: HTMLElement, below: number): void {
    const moved = message.getBoundingClientRect().top - this.#top - below;
    if (Math.abs(moved) > 0.5) this.#box.scrollTop += moved;
  }

  /** Called before the messages change: notes the first one that is seen. */
  remember(): void {
    this.#anchor = this.first;
  }

  /** Called after: puts that message where it was. */
  restore(): void {
    if (this.#anchor?.message.isConnected) this.put(this.#anchor.message, this.#anchor.below);
  }

  get #top(): number {
    return this.#box.getBoundingClientRect().top;
  }
}
