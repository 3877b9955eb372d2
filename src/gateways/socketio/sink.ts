import type { Socket } from 'socket.io';
import type { Parcel, Sink } from '../../hub/ports.ts';
import { socketioCodec } from './codec.ts';

/**
 * The far end of a session over Socket.IO. Told events go to the Engine.IO connection beneath, already encoded;
 * answers are acknowledgement callbacks. Both end in the same queue, so their order is the order of the parcels.
 */
export function sinkFor(socket: Socket): Sink {
  const { conn } = socket;
  return {
    codec: socketioCodec,
    write(parcels: readonly Parcel[]) {
      for (const parcel of parcels) {
        if (typeof parcel === 'function') parcel();
        else conn.write(typeof parcel === 'string' ? parcel : Buffer.from(parcel));
      }
    },
    backlog: () => ({ frames: waitingFrames(conn), bytes: 0 }),
    // Only the transport is closed: after a disconnect packet no stock client would ever come back by itself.
    close: ({ reason, comeBack }) => (comeBack ? conn.close(reason === 'lagging') : socket.disconnect(true)),
  };
}

/** Packets that Engine.IO holds because the transport has not drained; a frozen reader makes them grow. */
function waitingFrames(conn: object): number {
  const waiting: unknown = Reflect.get(conn, 'writeBuffer');
  return Array.isArray(waiting) ? waiting.length : 0;
}
