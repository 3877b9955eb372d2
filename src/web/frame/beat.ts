/**
 * Passes on what comes: the first at once, and what comes before the next frame together with it, so that a burst is
 * drawn once a frame. A page that nobody sees has no frames, and gets all at once.
 */
export class Beat<T> {
  readonly #hear: (one: T) => void;
  #waiting: T[] = [];
  #frame = 0;

  constructor(hear: (one: T) => void) {
    this.#hear = hear;
    document.addEventListener('visibilitychange', () => this.catchUp());
  }

  push(one: T): void {
    this.#waiting.push(one);
    if (this.#frame === 0 || document.hidden) this.catchUp();
  }

  /** All that waits is heard now. */
  catchUp(): void {
    if (this.#waiting.length === 0) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.catchUp();
    });
    for (const one of this.#waiting.splice(0)) this.#hear(one);
  }
}
