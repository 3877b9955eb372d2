const PER_MS = 20;
const MOST_MS = 5_000;

/** Waits in ms, in steps of 0.05 up to five seconds. */
export class Histogram {
  readonly #steps = new Float64Array(MOST_MS * PER_MS + 1);
  count = 0;

  add(ms: number): void {
    const step = ms > 0 ? (ms * PER_MS) | 0 : 0;
    const at = Math.min(step, MOST_MS * PER_MS);
    this.#steps[at] = (this.#steps[at] ?? 0) + 1;
    this.count += 1;
  }

  /** The wait that this share of all did not exceed, in ms; 0 when there were none. */
  quantile(share: number): number {
    let left = share * this.count;
    for (let step = 0; step < this.#steps.length; step += 1) {
      left -= this.#steps[step] ?? 0;
      if (left <= 0 && this.count > 0) return (step + 1) / PER_MS;
    }
    return 0;
  }

  clear(): void {
    this.#steps.fill(0);
    this.count = 0;
  }
}
