/** Lets through while it is open. */
export class Gate {
  #opened: Promise<void> | null = null;
  #open = () => {};

  shut(): void {
    this.#opened ??= new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#opened = null;
    this.#open();
  }

  /** Resolves when it is open. */
  async passed(): Promise<void> {
    while (this.#opened) await this.#opened;
  }
}
