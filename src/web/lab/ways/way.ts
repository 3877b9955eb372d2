import type { Language } from '../../texts/language.ts';

/** What a way needs to come in, and whom it tells how that goes. */
export interface WayGiven {
  readonly ticket: string;
  readonly room: string;
  readonly nickname: string;
  /** The invite key or the password; empty where there is none. */
  readonly key: () => string;
  /** In which the server is to word its refusals. */
  readonly language: () => Language;
  readonly tell: (news: WayNews) => void;
}

/** How it goes with one way, for the person. */
export type WayNews =
  | { readonly is: 'opening' }
  | { readonly is: 'here' }
  /** Lost; it tries again in so many ms. Socket.IO's library does not say when. */
  | { readonly is: 'waiting'; readonly ms: number | null }
  /** After a return: so much was missed, and it has come. */
  | { readonly is: 'caught-up'; readonly missed: number; readonly came: number }
  /** The key is missing or wrong; nothing is tried until `start`. */
  | { readonly is: 'locked' }
  | { readonly is: 'refused'; readonly message: string };

/** One way to the server, which comes back by itself whenever it is lost. */
export interface Way {
  start(): void;
  /** Resolves when the server has acknowledged it. */
  say(text: string): Promise<void>;
  /** The line was mended: no reason to wait any longer. */
  hurry(): void;
  stop(): void;
}

/** What has been seen of the room, so that after a return only the rest is asked for. */
export interface Seen {
  readonly log: string;
  readonly seq: number;
}
