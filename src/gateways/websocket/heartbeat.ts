import type { WebSocket } from 'ws';

/** Within the 55 to 60 s after which usual proxies cut a silent connection, as Socket.IO's own. */
const EVERY_MS = 25_000;

/** Pings all connections in turn and cuts those that did not answer the ping before (RFC 6455 section 5.5.2). */
export class Heartbeat {
  readonly #silent = new Set<WebSocket>();
  readonly #timer: NodeJS.Timeout;

  constructor(connections: () => Iterable<WebSocket>) {
    this.#timer = setInterval(() => this.#beat(connections()), EVERY_MS).unref();
  }

  watch(connection: WebSocket): void {
    connection.on('pong', () => this.#silent.delete(connection));
    connection.on('close', () => this.#silent.delete(connection));
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #beat(connections: Iterable<WebSocket>): void {
    for (const connection of connections) {
      if (this.#silent.has(connection)) connection.terminate();
      else {
        this.#silent.add(connection);
        connection.ping();
      }
    }
  }
}
