import type { Codec } from '../../hub/ports/gateways.ts';
import type { Told } from '../../protocol/told.ts';
import { textFrame } from '../text-frame.ts';

/** A told event as the Socket.IO packet `2["name",payload]` (socket.io-protocol v5), encoded once for all readers. */
export class SocketioFrame {
  readonly packet: string;
  #bytes: Uint8Array | null = null;

  constructor(told: Told) {
    this.packet = `2${JSON.stringify([told.on, told])}`;
  }

  /** Within an Engine.IO message (`4`), as a whole WebSocket frame. */
  get bytes(): Uint8Array {
    this.#bytes ??= textFrame(`4${this.packet}`);
    return this.#bytes;
  }
}

export const socketioCodec: Codec<SocketioFrame> = { name: 'socketio', encode: (told) => new SocketioFrame(told) };
