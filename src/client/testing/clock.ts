import type { Clock } from '../world.ts';

/** A clock that stands still until it is told to go on. */
export class TestClock implements Clock {
  #now = Date.UTC(2026, 10, 23, 3);
  #due: { readonly at: number; readonly run: () => void }[] = [];

  now = () => this.#now;

  after = (ms: number, run: () => void) => {
    const due = { at: this.#now + ms, run };
    this.#due.push(due);
    return () => {
      this.#due = this.#due.filter((other) => other !== due);
    };
  };

  /** When the next thing is due, in ms from now. */
  get next(): number | null {
    return this.#due.length === 0 ? null : Math.min(...this.#due.map(({ at }) => at)) - this.#now;
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (let due = this.#first(end); due; due = this.#first(end)) {
      this.#now = Math.max(this.#now, due.at);
      this.#due = this.#due.filter((other) => other !== due);
      due.run();
    }
    this.#now = end;
  }

  #first(end: number) {
    return this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** Lets all that was promised happen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await null;
}
