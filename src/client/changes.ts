/** What can be watched: the listener is called after each change, and reads what it wants. The answer ends it. */
export interface Watched {
  subscribe(listener: () => void): () => void;
}

/** Those who want to know. */
export class Changes implements Watched {
  readonly #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
