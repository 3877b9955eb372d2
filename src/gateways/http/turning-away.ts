import type { Socket } from 'node:net';
import type { Turnstile } from '../turnstile.ts';

/** Time for the answer to be read, in ms, before the connection is cut. */
const PARTING_MS = 1_000;

const RETRY_AFTER_S = 30;

export interface TurningAway {
  /** For each new connection. */
  readonly accept: (socket: Socket) => void;
  /** Whether this connection was refused: nothing that comes from it is looked at. */
  has(socket: Socket): boolean;
}

/** Answers connections that may not come in now with 503, before a byte of them is read. */
export function turningAway(turnstile: Turnstile, peerOf: (socket: Socket) => string | null): TurningAway {
  const refused = new WeakSet<Socket>();
  return {
    has: (socket) => refused.has(socket),
    accept(socket) {
      const entry = turnstile.enter(peerOf(socket));
      if ('leave' in entry) return void socket.once('close', entry.leave);
      refused.add(socket);
      socket.end(answer(entry.refusal));
      setTimeout(() => socket.destroy(), PARTING_MS).unref();
    },
  };
}

function answer(reason: string): string {
  const head = ['HTTP/1.1 503 Service Unavailable', `Retry-After: ${RETRY_AFTER_S}`, 'Content-Type: text/plain'];
  return [...head, `Content-Length: ${reason.length}`, 'Connection: close', '', reason].join('\r\n');
}
