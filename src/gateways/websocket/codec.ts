import type { Codec } from '../../hub/ports/gateways.ts';
import { textFrame } from '../text-frame.ts';

/** A told event as JSON text, `{"on":"said",…}`, encoded once for all readers. */
export const textCodec: Codec<string> = {
  name: 'websocket',
  encode: (told) => JSON.stringify(told),
};

/** The same as a whole frame, which is written as it is. */
export const frameCodec: Codec<Uint8Array> = {
  name: 'websocket frame',
  encode: (told) => textFrame(JSON.stringify(told)),
};
