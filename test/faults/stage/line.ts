import { io } from 'socket.io-client';
import { WebSocket } from 'ws';

/** An answer or an event as it came: not to be believed. */
export type Came = Readonly<Record<string, unknown>>;

/** One connection to the server, whatever the protocol. */
export interface Line {
  /** Resolves to the answer, or to null when the line broke first: nobody knows then. */
  ask(name: string, payload: object): Promise<Came | null>;
  /** Resolves when the line is gone, to the goodbye if one was said. */
  readonly gone: Promise<Came | null>;
  close(): void;
}

export type Hear = (event: Came) => void;
/** Opens a line; `irc` is where the same server takes IRC. */
export type Dial = (url: string, hear: Hear, irc: string) => Promise<Line>;

/** What every kind of line keeps: who waits for an answer, and the goodbye. */
export class Waiting {
  readonly gone: Promise<Came | null>;
  readonly #asked = new Set<(answer: null) => void>();
  #goodbye: Came | null = null;
  #end: (goodbye: Came | null) => void = () => {};
  #ended = false;

  constructor() {
    this.gone = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  hear(event: Came, hear: Hear): void {
    if (event.on === 'goodbye') this.#goodbye = event;
    hear(event);
  }

  answer(ask: (answered: (answer: Came | null) => void) => void): Promise<Came | null> {
    if (this.#ended) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#asked.add(resolve);
      ask((answer) => {
        this.#asked.delete(resolve);
        resolve(answer);
      });
    });
  }

  end(): void {
    this.#ended = true;
    for (const resolve of this.#asked) resolve(null);
    this.#end(this.#goodbye);
  }
}

/** The stock Socket.IO client, over the transports given. */
export function socketioOver(...transports: readonly ('websocket' | 'polling')[]): Dial {
  return (url, hear) => {
    const socket = io(url, { forceNew: true, reconnection: false, transports: [...transports] });
    const waiting = new Waiting();
    socket.onAny((_name: string, event: Came) => waiting.hear(event, hear));
    socket.on('disconnect', () => waiting.end());
    const line: Line = {
      ask: (name, payload) => waiting.answer((answered) => socket.emit(name, payload, answered)),
      gone: waiting.gone,
      close: () => socket.disconnect(),
    };
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(line));
      socket.once('connect_error', reject);
      // Cut after the upgrade and before the namespace was entered.
      socket.once('disconnect', reject);
    });
  };
}

/** Plain WebSocket at `/ws`. */
export const websocket: Dial = (url, hear) => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`);
  const waiting = new Waiting();
  const asked = new Map<unknown, (answer: Came) => void>();
  let ref = 0;
  socket.on('message', (data) => {
    const came: Came = JSON.parse(String(data));
    if (typeof came.on === 'string') waiting.hear(came, hear);
    else asked.get(came.ref)?.(came);
    asked.delete(came.ref);
  });
  socket.on('close', () => waiting.end());
  const line: Line = {
    ask: (name, payload) =>
      waiting.answer((answered) => {
        ref += 1;
        asked.set(ref, answered);
        socket.send(JSON.stringify({ do: name, ref, ...payload }), (problem) => problem && answered(null));
      }),
    gone: waiting.gone,
    close: () => socket.close(),
  };
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(line));
    socket.on('error', reject);
  });
};
