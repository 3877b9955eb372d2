import { type ServerOptions, WebSocketServer } from 'ws';

/** Frames in one message, and chunks kept of an unfinished one: a few suffice for 64 KB, many are an attack. */
const BOUNDS = { maxFragments: 64, maxBufferedChunks: 4_096 };

/** `ws` as Engine.IO makes it, with bounds that Engine.IO has no option for. */
export class WebSocketEngine extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, ...BOUNDS });
  }
}
