import type { Language } from '../protocol/sentences.ts';
import type { Letter } from './letters.ts';
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

/**
 * Where what I wrote lies until it is acknowledged: it outlives the page, or the process. Several may use one drawer;
 * each letter is one's own. Nothing here throws or rejects: where nothing can be kept, all else works.
 */
export interface Drawer {
  /** From now on mine: what I left here before, and what others left who are no more. In the order of writing. */
  take(): Promise<readonly Letter[]>;
  /** At the end; a letter of the same key is replaced. */
  put(letter: Letter): void;
  remove(key: string): void;
  /** Calls back when somebody else is gone, and there may be something to take. */
  onLeft(hear: () => void): void;
}

/** All that the client needs of the world. */
export interface World {
  readonly transport: Transport;
  readonly clock: Clock;
  /** A fraction in [0, 1). Keys are made of it. */
  readonly random: () => number;
  /** Shared by the tabs of one browser (`localStorage`): who I am, how far I have read. */
  readonly device: Shelf;
  /** Calls back with the name of what another tab has put on, or taken from, the device's shelf. */
  readonly onShelved: (hear: (name: string) => void) => void;
  /** Of one tab, outliving its reload (`sessionStorage`): drafts. */
  readonly tab: Shelf;
  /** What is not sent yet. */
  readonly drawer: Drawer;
  /** Calls back when trying again is promising: the network came back, the page became visible. */
  readonly onWake: (wake: () => void) => void;
  /** Minutes east of Greenwich at that moment: `(at) => -new Date(at).getTimezoneOffset()`. */
  readonly offsetAt: (at: number) => number;
  readonly language: Language;
}
