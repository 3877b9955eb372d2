/** What was asked for a moment ago, so that it is not asked for again: the latest `most`, each for `ms`. */
export class Remembered<T> {
  readonly #limits: { readonly most: number; readonly ms: number };
  readonly #now: () => number;
  readonly #ask: (name: string) => Promise<T>;
  readonly #known = new Map<string, { readonly at: number; readonly answer: Promise<T> }>();

  constructor(
    limits: { readonly most: number; readonly ms: number },
    now: () => number,
    ask: (name: string) => Promise<T>,
  ) {
    this.#limits = limits;
    this.#now = now;
    this.#ask = ask;
  }

  get(name: string): Promise<T> {
    const before = this.#known.get(name);
    if (before && this.#now() - before.at < this.#limits.ms) return before.answer;
    const answer = this.#ask(name);
    this.#known.delete(name);
    this.#known.set(name, { at: this.#now(), answer });
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#limits.most && oldest !== undefined) this.#known.delete(oldest);
    return answer;
  }
}
