import type { Socket } from 'socket.io';
import { Bundles } from '../../hub/bundles.ts';
import type { Parcel, Sink } from '../../hub/ports/gateways.ts';
import type { Closing } from '../../protocol/closing.ts';
import { type SocketioFrame, socketioCodec } from './codec.ts';
import { JoinedTransport } from './joined-transport.ts';

const bundles = new Bundles<SocketioFrame>(({ bytes }) => bytes);

/**
 * The far end of a session over Socket.IO. Told events go to the Engine.IO connection beneath, already encoded;
 * answers are acknowledgement callbacks. Both end in the same queue, so their order is the order of the parcels.
 */
export class SocketioSink implements Sink<SocketioFrame> {
  readonly codec = socketioCodec;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Over a joined transport in one piece. Long polling, and who is just changing over, get packet by packet. */
  write(shared: readonly SocketioFrame[], own: readonly Parcel<SocketioFrame>[]): void {
    const { transport, readyState } = this.#socket.conn;
    if (!(transport instanceof JoinedTransport) || readyState !== 'open') this.#hand([...shared, ...own]);
    else if (own.length === 0) transport.write(bundles.of(shared));
    else transport.together(() => this.#put(shared, own, transport));
  }

  backlog() {
    const { conn } = this.#socket;
    const bytes = conn.transport instanceof JoinedTransport ? conn.transport.waiting : 0;
    return { frames: waitingFrames(conn), bytes };
  }

  /** Only the transport is closed: after a disconnect packet no stock client would ever come back by itself. */
  close({ reason, comeBack }: Closing): void {
    if (comeBack) this.#socket.conn.close(reason === 'lagging');
    else this.#socket.disconnect(true);
  }

  #put(shared: readonly SocketioFrame[], own: readonly Parcel<SocketioFrame>[], transport: JoinedTransport): void {
    if (shared.length > 0) transport.write(bundles.of(shared));
    for (const parcel of own) {
      if (isFrame(parcel)) transport.write(parcel.bytes);
      else parcel();
    }
  }

  #hand(parcels: readonly Parcel<SocketioFrame>[]): void {
    for (const parcel of parcels) {
      if (isFrame(parcel)) this.#socket.conn.write(parcel.packet);
      else parcel();
    }
  }
}

function isFrame(parcel: Parcel<SocketioFrame>): parcel is SocketioFrame {
  return typeof parcel !== 'function';
}

/** Packets that Engine.IO holds because the transport has not drained; a frozen reader makes them grow. */
function waitingFrames(conn: object): number {
  const waiting: unknown = Reflect.get(conn, 'writeBuffer');
  return Array.isArray(waiting) ? waiting.length : 0;
}
