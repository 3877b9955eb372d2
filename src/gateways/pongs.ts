import type { WebSocket } from 'ws';
import { BACKLOG } from '../core/limits.ts';

/**
 * Answers pings (RFC 6455 section 5.5.2) and cuts who does not read the pongs. Those that `ws` sends by itself, which
 * `autoPong: false` turns off, pile up in memory without bound.
 */
export function answerPings(connection: WebSocket): void {
  connection.on('ping', (data) => {
    if (connection.bufferedAmount > BACKLOG.bytes) connection.terminate();
    else connection.pong(data);
  });
}
