import { WebSocket } from 'ws';
import type { Asked, Transport } from '../../client/index.ts';
import type { Language } from '../../config.ts';

type Ear = Parameters<Transport['listen']>[0];
type Told = Parameters<Ear['onTold']>[0];
type Frame = Told | ({ readonly ref: number } & Asked);

const LOST: Asked = { ok: false, error: { code: 'lost' } };
const HANDSHAKE_MS = 10_000;
/** The server pings whoever is silent for 25 s: one that was silent for so long is gone. */
const SILENCE_MS = 40_000;

interface Waiting {
  answered(answer: Asked): void;
}

/** Over the plain WebSocket at /ws of that server. */
export function wire(origin: string): Transport {
  return new Wire(`${origin.replace(/^http/, 'ws')}/ws`);
}

class Wire implements Transport {
  readonly #url: string;
  #ear: Ear | null = null;
  #socket: WebSocket | null = null;
  #silence: NodeJS.Timeout | undefined;
  #refs = 0;
  readonly #waiting = new Map<number, Waiting>();

  constructor(url: string) {
    this.#url = url;
  }

  listen(ear: Ear): void {
    this.#ear = ear;
  }

  open(language: Language): void {
    const headers = { 'accept-language': language };
    const options = { headers, handshakeTimeout: HANDSHAKE_MS, perMessageDeflate: false };
    const socket = new WebSocket(this.#url, 'sokdak.v1', options);
    this.#socket = socket;
    socket.on('open', () => {
      this.#heard(socket);
      if (socket === this.#socket) this.#ear?.onOpen();
    });
    socket.on('ping', () => this.#heard(socket));
    socket.on('message', (data) => {
      this.#heard(socket);
      if (socket === this.#socket) this.#take(JSON.parse(String(data)));
    });
    // Each error is followed by a close.
    socket.on('error', () => {});
    socket.on('close', (code) => this.#lost(socket, String(code)));
  }

  close(): void {
    const socket = this.#socket;
    this.#letGo();
    socket?.close();
  }

  ask: Transport['ask'] = (name, payload) => {
    if (this.#socket?.readyState !== WebSocket.OPEN) return Promise.resolve(LOST);
    const ref = this.#refs++;
    this.#socket.send(JSON.stringify({ ...payload, do: name, ref }));
    return new Promise((answered) => this.#waiting.set(ref, { answered }));
  };

  #take(frame: Frame): void {
    if (!('ref' in frame)) return void this.#ear?.onTold(frame);
    const { ref, ...answer } = frame;
    this.#waiting.get(ref)?.answered(answer);
    this.#waiting.delete(ref);
  }

  #heard(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => socket.terminate(), SILENCE_MS);
  }

  #lost(socket: WebSocket, reason: string): void {
    if (socket !== this.#socket) return;
    this.#letGo();
    this.#ear?.onLost(reason);
  }

  #letGo(): void {
    clearTimeout(this.#silence);
    this.#socket = null;
    for (const { answered } of this.#waiting.values()) answered(LOST);
    this.#waiting.clear();
  }
}
