/** Four sizes to each doubling from a microsecond on: what is read back is right to a fifth. The last is 134 s. */
const TO_A_DOUBLING = 4;
const SIZES = 27 * TO_A_DOUBLING;

const SECONDS = 60;

/** How long something took, lately: counted by size, one count for each second of the last minute. */
export class Lately {
  readonly #bySecond = Array.from({ length: SECONDS }, () => new Uint32Array(SIZES));
  readonly #minute = new Uint32Array(SIZES);
  #second = 0;
  #count = 0;

  /** Two additions, and no more: it is called for each batch and each flush. */
  add(seconds: number): void {
    const size = sizeOf(seconds);
    const now = this.#bySecond[this.#second];
    if (now) now[size] = (now[size] ?? 0) + 1;
    this.#minute[size] = (this.#minute[size] ?? 0) + 1;
    this.#count += 1;
  }

  /** A second is over: what is a minute old counts no more. */
  turn(): void {
    this.#second = (this.#second + 1) % SECONDS;
    const old = this.#bySecond[this.#second];
    old?.forEach((count, size) => {
      this.#minute[size] = (this.#minute[size] ?? 0) - count;
      this.#count -= count;
    });
    old?.fill(0);
  }

  /** What so large a part (0 to 1) of it did not take longer than, in ms; null where there was none. */
  within(part: number): number | null {
    let left = Math.ceil(part * this.#count);
    if (left === 0) return null;
    const size = this.#minute.findIndex((count) => {
      left -= count;
      return left <= 0;
    });
    return msOf(size);
  }
}

function sizeOf(seconds: number): number {
  const size = Math.ceil(Math.log2(seconds * 1e6) * TO_A_DOUBLING);
  return Math.min(Math.max(size, 0), SIZES - 1);
}

/** The upper end of that size, to three digits. */
function msOf(size: number): number {
  return Number((2 ** (size / TO_A_DOUBLING) / 1e3).toPrecision(3));
}
