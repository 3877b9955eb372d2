import type { Codec } from '../../hub/ports.ts';

/** A told event as JSON text, `{"on":"said",…}`, encoded once for all readers. */
export const websocketCodec: Codec = {
  name: 'websocket',
  encode: (told) => JSON.stringify(told),
};
