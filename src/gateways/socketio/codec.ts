import type { Codec } from '../../hub/ports.ts';

/** A told event as the Socket.IO packet `2["name",payload]` (socket.io-protocol v5), encoded once for all readers. */
export const socketioCodec: Codec = {
  name: 'socketio',
  encode: (told) => `2${JSON.stringify([told.on, told])}`,
};
