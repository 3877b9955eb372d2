import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';
import { answerPings } from '../pongs.ts';

/** Frames in one message, and chunks kept of an unfinished one: a few suffice for 64 KB, many are an attack. */
const BOUNDS = { maxFragments: 64, maxBufferedChunks: 4_096 };

/** `ws` as Engine.IO makes it, with bounds that Engine.IO has no option for. */
export class WebSocketEngine extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, ...BOUNDS, autoPong: false });
  }

  override handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    then: (connection: WebSocket, request: IncomingMessage) => void,
  ): void {
    super.handleUpgrade(request, socket, head, (connection) => {
      answerPings(connection);
      then(connection, request);
    });
  }
}
