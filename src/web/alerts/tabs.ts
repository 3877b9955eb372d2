import type { Alert } from '../../client/alerts.ts';

/** Time for another tab to say that it shows it, in ms. */
const ASKING_MS = 150;

type Word = { readonly shown: string } | { readonly asks: string; readonly room: string };

/** The other tabs of this browser: where one of them shows the room to somebody's eyes, none calls. */
export class Tabs {
  readonly #channel = new BroadcastChannel('sokdak.alerts');
  readonly #isSeen: (room: string) => boolean;
  readonly #shown = new Set<string>();

  constructor(isSeen: (room: string) => boolean) {
    this.#isSeen = isSeen;
    this.#channel.onmessage = ({ data }: MessageEvent<Word>) => this.#hear(data);
  }

  async show({ id, room }: Alert): Promise<boolean> {
    if (this.#isSeen(room)) return true;
    this.#channel.postMessage({ asks: id, room } satisfies Word);
    await new Promise((resolve) => setTimeout(resolve, ASKING_MS));
    return this.#shown.delete(id);
  }

  #hear(word: Word): void {
    if ('shown' in word) this.#shown.add(word.shown);
    else if (this.#isSeen(word.room)) this.#channel.postMessage({ shown: word.asks } satisfies Word);
  }
}
