import { backOff } from '../../../client/back-off.ts';
import { Talk } from './talk.ts';
import type { Way, WayGiven } from './way.ts';

const LOST = { ok: false, error: { code: 'lost' } } as const;

/** The browser's own WebSocket: it comes back because this page makes a new one, each time a little later. */
export class WebSocketWay implements Way {
  readonly #given: WayGiven;
  readonly #talk: Talk;
  readonly #waiting = new Map<number, (answer: never) => void>();
  #socket: WebSocket | null = null;
  #asked = 0;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(given: WayGiven) {
    this.#given = given;
    this.#talk = new Talk(given, (name, payload) => {
      if (this.#socket?.readyState !== WebSocket.OPEN) return Promise.resolve(LOST);
      this.#asked += 1;
      const ref = this.#asked;
      this.#socket.send(JSON.stringify({ do: name, ref, ...payload }));
      return new Promise<never>((answered) => this.#waiting.set(ref, answered));
    });
  }

  start(): void {
    clearTimeout(this.#timer);
    if (this.#socket?.readyState === WebSocket.OPEN) return void this.#talk.hello();
    this.#given.tell({ is: 'opening' });
    const address = `${location.origin.replace('http', 'ws')}/ws?lab=${this.#given.ticket}`;
    const socket = new WebSocket(address, 'sokdak.v1');
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#tries = 0;
      void this.#talk.hello();
    });
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(data)));
    socket.addEventListener('close', () => socket === this.#socket && this.#lost());
  }

  say(text: string): Promise<void> {
    return this.#talk.say(text);
  }

  hurry(): void {
    if (this.#socket === null) this.start();
  }

  stop(): void {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#forget();
  }

  #hear(frame: { readonly ref?: number } & Parameters<Talk['hear']>[0]): void {
    const { ref } = frame;
    if (ref === undefined) this.#talk.hear(frame);
    else this.#waiting.get(ref)?.(frame as never);
    if (ref !== undefined) this.#waiting.delete(ref);
  }

  #lost(): void {
    this.#socket = null;
    this.#forget();
    const ms = backOff(this.#tries, Math.random());
    this.#tries += 1;
    this.#given.tell({ is: 'waiting', ms });
    this.#timer = setTimeout(() => this.start(), ms);
  }

  #forget(): void {
    for (const answered of this.#waiting.values()) answered(LOST as never);
    this.#waiting.clear();
  }
}
