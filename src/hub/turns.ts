/** One after the other for each person: whoever changes what is known of somebody reads it in his turn. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();

  /** Runs when all that was asked before for this person is over, however it ended. */
  take<T>(person: string, run: () => Promise<T>): Promise<T> {
    const mine = (this.#last.get(person) ?? Promise.resolve()).then(run);
    const over = mine.then(
      () => {},
      () => {},
    );
    this.#last.set(person, over);
    void over.then(() => {
      if (this.#last.get(person) === over) this.#last.delete(person);
    });
    return mine;
  }
}
