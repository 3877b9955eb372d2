import { once } from 'node:events';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';

type Reply = { readonly ok: boolean } & Readonly<Record<string, unknown>>;

/** Somebody's connection, with all that comes over it in its order: what is told, as JSON, and its own answers. */
export interface Listener {
  readonly way: string;
  readonly heard: readonly string[];
  ask(name: string, payload: object): Promise<Reply>;
  leave(): void;
}

export const WAYS = ['websocket', 'socketio', 'polling', 'upgrading'] as const;
export type Way = (typeof WAYS)[number];

const TRANSPORTS = { socketio: ['websocket'], polling: ['polling'], upgrading: ['polling', 'websocket'] } as const;

export const ANSWER = 'answer to ';

export function listen(url: string, way: Way): Promise<Listener> {
  return way === 'websocket' ? overWebsocket(url) : overSocketio(url, way);
}

/** Resolves as soon as it is connected: who upgrades does so while others already talk. */
async function overSocketio(url: string, way: Exclude<Way, 'websocket'>): Promise<Listener> {
  const socket = io(url, { forceNew: true, reconnection: false, transports: [...TRANSPORTS[way]] });
  const heard: string[] = [];
  socket.onAny((_, told) => heard.push(JSON.stringify(told)));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('connect_error', reject);
  });
  return {
    way,
    heard,
    ask: (name, payload) =>
      new Promise((resolve) => {
        socket.emit(name, payload, (reply: Reply) => {
          heard.push(`${ANSWER}${JSON.stringify(payload)}`);
          resolve(reply);
        });
      }),
    leave: () => socket.disconnect(),
  };
}

async function overWebsocket(url: string): Promise<Listener> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`);
  const heard: string[] = [];
  const waiting = new Map<number, { payload: object; resolve: (reply: Reply) => void }>();
  let ref = 0;
  await once(socket, 'open');
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    const asked = waiting.get(message.ref);
    heard.push(asked ? `${ANSWER}${JSON.stringify(asked.payload)}` : JSON.stringify(message));
    asked?.resolve(message);
  });
  return {
    way: 'websocket',
    heard,
    ask: (name, payload) =>
      new Promise((resolve) => {
        ref += 1;
        waiting.set(ref, { payload, resolve });
        socket.send(JSON.stringify({ do: name, ref, ...payload }));
      }),
    leave: () => socket.close(),
  };
}
