import type { Language } from '../protocol/sentences.ts';
import type { Transport } from './transport.ts';

/** Time, as an argument. */
export interface Clock {
  /** ms since 1970. */
  now(): number;
  /** Runs after `ms`; the answer calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** A place to keep texts, like `localStorage`. It may throw (full, forbidden): then nothing is kept, and all else works. */
export interface Shelf {
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
  removeItem(name: string): void;
}

/** All that the client needs of the world. */
export interface World {
  readonly transport: Transport;
  readonly clock: Clock;
  /** A fraction in [0, 1). Keys are made of it. */
  readonly random: () => number;
  /** Shared by the tabs of one browser (`localStorage`): who I am, how far I have read. */
  readonly device: Shelf;
  /** Of one tab, outliving its reload (`sessionStorage`): drafts and what is not sent yet. */
  readonly tab: Shelf;
  /** Calls back when trying again is promising: the network came back, the page became visible. */
  readonly onWake: (wake: () => void) => void;
  /** Minutes east of Greenwich at that moment: `(at) => -new Date(at).getTimezoneOffset()`. */
  readonly offsetAt: (at: number) => number;
  readonly language: Language;
}
