import type { WebSocket } from 'ws';
import type { Parcel, Sink } from '../../hub/ports.ts';
import { websocketCodec } from './codec.ts';

/** Time for a close handshake, in ms, before the connection is cut. */
const PARTING_MS = 1_000;

/** The far end of a session over a plain WebSocket. */
export function sinkFor(connection: WebSocket): Sink {
  return {
    codec: websocketCodec,
    write(parcels: readonly Parcel[]) {
      for (const parcel of parcels) {
        if (typeof parcel === 'function') parcel();
        else connection.send(parcel);
      }
    },
    backlog: () => ({ frames: 0, bytes: connection.bufferedAmount }),
    close: ({ reason, code }) => hangUp(connection, code, reason),
  };
}

/** Says why, and does not wait long for the far side to answer. */
export function hangUp(connection: WebSocket, code: number, reason: string): void {
  connection.close(code, reason);
  setTimeout(() => connection.terminate(), PARTING_MS).unref();
}
