import { io, type Socket } from 'socket.io-client';
import { Talk } from './talk.ts';
import type { Way, WayGiven } from './way.ts';

const LOST = { ok: false, error: { code: 'lost' } } as const;

/** Soon enough for a person who watches. The library waits twice as long each time, up to the longest. */
const WAITS = { reconnectionDelay: 300, reconnectionDelayMax: 3_000 };

/** Socket.IO's own client, which comes back by itself. */
export class SocketIoWay implements Way {
  readonly #given: WayGiven;
  readonly #talk: Talk;
  readonly #socket: Socket;

  constructor(given: WayGiven) {
    this.#given = given;
    const options = { transports: ['websocket'], query: { lab: given.ticket }, forceNew: true, autoConnect: false };
    this.#socket = io({ ...options, ...WAITS });
    this.#talk = new Talk(given, (name, payload) => {
      if (!this.#socket.connected) return Promise.resolve(LOST);
      return this.#socket.emitWithAck(name, payload).catch(() => LOST);
    });
    this.#socket.on('connect', () => this.#talk.hello());
    this.#socket.on('disconnect', () => given.tell({ is: 'waiting', ms: null }));
    this.#socket.io.on('reconnect_attempt', () => given.tell({ is: 'opening' }));
    this.#socket.io.on('reconnect_error', () => given.tell({ is: 'waiting', ms: null }));
    this.#socket.onAny((_: string, told: Parameters<Talk['hear']>[0]) => this.#talk.hear(told));
  }

  start(): void {
    if (this.#socket.connected) return void this.#talk.hello();
    this.#given.tell({ is: 'opening' });
    this.#socket.connect();
  }

  say(text: string): Promise<void> {
    return this.#talk.say(text);
  }

  /** The library keeps its own time. */
  hurry(): void {}

  stop(): void {
    this.#socket.disconnect();
  }
}
