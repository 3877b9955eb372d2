import type { WebSocket } from 'ws';
import { BACKLOG } from '../core/limits.ts';

/**
 * Answers pings (RFC 6455 section 5.5.2) as long as somebody reads the pongs. Those that `ws` sends by itself, which
 * `autoPong: false` turns off, pile up in memory without bound.
 */
export function answerPings(connection: WebSocket, onUnread: () => void): void {
  connection.on('ping', (data) => {
    if (connection.bufferedAmount > BACKLOG.bytes) onUnread();
    else connection.pong(data);
  });
}
