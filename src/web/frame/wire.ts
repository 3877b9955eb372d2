import type { Asked, Transport } from '../../client/index.ts';
import { socketIo } from '../../client/socketio.ts';
import type { Language } from '../texts/language.ts';
import { Beat } from './beat.ts';

type Ear = Parameters<Transport['listen']>[0];
type Told = Parameters<Ear['onTold']>[0];
type Frame = Told | ({ readonly ref: number } & Asked);

const LOST: Asked = { ok: false, error: { code: 'lost' } };
interface Waiting {
  answered(answer: Asked): void;
}

/** A connection that died without a word is noticed within the sum of these. */
const ASK_EVERY_MS = 25_000;
const PATIENCE_MS = 10_000;

/**
 * Over the plain WebSocket at /ws, which costs the first load nothing: Socket.IO's library would be a third of it.
 * Where no WebSocket gets through, the library and its long polling take over.
 */
export function wire(): Transport {
  return new Wire();
}

class Wire implements Transport {
  #ear: Ear | null = null;
  #socket: WebSocket | null = null;
  #instead: Transport | null = null;
  #everOpen = false;
  #language: Language = 'en';
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #waiting = new Map<number, Waiting>();
  readonly #told = new Beat<Told>((told) => this.#ear?.onTold(told));

  listen(ear: Ear): void {
    this.#ear = ear;
  }

  open(language: Language): void {
    this.#language = language;
    if (this.#instead) this.#instead.open(language);
    else this.#connect();
  }

  #connect(): void {
    const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/ws?language=${this.#language}`);
    this.#socket = socket;
    this.#loseUnlessHeard(socket);
    socket.onopen = () => this.#opened(socket);
    socket.onmessage = ({ data }) => socket === this.#socket && this.#heard(JSON.parse(data));
    socket.onclose = () => this.#lost(socket);
  }

  close(): void {
    this.#instead?.close();
    this.#letGo();
  }

  ask: Transport['ask'] = (name, payload) => {
    if (this.#instead) return this.#instead.ask(name, payload);
    if (this.#socket?.readyState !== WebSocket.OPEN) return Promise.resolve(LOST);
    const ref = this.#asked++;
    this.#socket.send(JSON.stringify({ ...payload, do: name, ref }));
    return new Promise((answered) => this.#waiting.set(ref, { answered }));
  };

  #opened(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#everOpen = true;
    this.#keepAsking(socket);
    this.#ear?.onOpen();
  }

  #heard(frame: Frame): void {
    if ('ref' in frame) this.#answered(frame);
    else this.#told.push(frame);
  }

  #answered({ ref, ...answer }: { readonly ref: number } & Asked): void {
    this.#told.catchUp();
    this.#waiting.get(ref)?.answered(answer);
    this.#waiting.delete(ref);
  }

  #keepAsking(socket: WebSocket): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#loseUnlessHeard(socket);
      this.ask('mark', {}).then(() => socket === this.#socket && this.#keepAsking(socket));
    }, ASK_EVERY_MS);
  }

  #loseUnlessHeard(socket: WebSocket): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lost(socket), PATIENCE_MS);
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#told.catchUp();
    this.#letGo();
    if (this.#everOpen) this.#ear?.onLost('closed');
    else this.#takeLibrary();
  }

  #takeLibrary(): void {
    this.#instead = socketIo();
    if (this.#ear) this.#instead.listen(this.#ear);
    this.#instead.open(this.#language);
  }

  #letGo(): void {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    for (const waiting of this.#waiting.values()) waiting.answered(LOST);
    this.#waiting.clear();
  }
}
