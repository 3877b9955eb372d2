const MOST = 200;

/** What one has typed, to be walked through with ↑ and ↓; what was begun comes back at the end. */
export class Typed {
  readonly #lines: string[] = [];
  #index = 0;
  #begun = '';

  add(line: string): void {
    if (this.#lines.at(-1) !== line) this.#lines.push(line);
    if (this.#lines.length > MOST) this.#lines.shift();
    this.#index = this.#lines.length;
  }

  /** The one before; null when there is none. */
  up(shown: string): string | null {
    if (this.#index === 0) return null;
    if (this.#index === this.#lines.length) this.#begun = shown;
    this.#index -= 1;
    return this.#lines[this.#index] ?? null;
  }

  down(): string | null {
    if (this.#index === this.#lines.length) return null;
    this.#index += 1;
    return this.#lines[this.#index] ?? this.#begun;
  }
}
