import type { Answer } from '../protocol/commands.ts';
import type { Told } from '../protocol/told.ts';

type Hello = Answer<'hello'>;

/** What the rest of the client has to do with the connection. It may be loaded later: nothing is lost until it attends. */
export interface Visitor {
  /** The last `seq` that is here, by log. */
  seen(): Record<string, number>;
  /** In, for the first time or again. What is told afterwards comes after this. */
  onHere(hello: Hello): void;
  onTold(told: Told): void;
  /** I am nobody any more: nothing of mine is to be left. */
  onForgotten(): void;
}

/** What the server tells, handed on in its order: kept while nobody attends, and while it is held back. */
export class Hearing {
  #visitor: Visitor | null = null;
  #hello: Hello | null = null;
  #unheard: Told[] = [];
  #isHeld = false;

  get seen(): Record<string, number> {
    return this.#visitor?.seen() ?? {};
  }

  /** From now on this one hears everything, beginning with what was not heard yet. */
  attend(visitor: Visitor): void {
    this.#visitor = visitor;
    if (this.#hello) visitor.onHere(this.#hello);
    this.#hello = null;
    this.#handOn();
  }

  /** What was told before is no news: this `hello` counts it. */
  came(hello: Hello): void {
    this.#unheard = [];
    if (this.#visitor) this.#visitor.onHere(hello);
    else this.#hello = hello;
  }

  told(told: Told): void {
    this.#unheard.push(told);
    this.#handOn();
  }

  /** What is told from now on waits for `letGo`. */
  hold(): void {
    this.#isHeld = true;
  }

  letGo(): void {
    this.#isHeld = false;
    this.#handOn();
  }

  forget(): void {
    this.#hello = null;
    this.#unheard = [];
    this.#visitor?.onForgotten();
  }

  #handOn(): void {
    if (!this.#visitor || this.#isHeld) return;
    const unheard = this.#unheard;
    this.#unheard = [];
    for (const told of unheard) this.#visitor.onTold(told);
  }
}
