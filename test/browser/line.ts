import type { Page, WebSocketRoute } from 'playwright-core';

type Change = (frame: string) => string | null;

const same: Change = (frame) => frame;

/** The line between a page and the server: it can be cut, and what goes over it can be held or changed. */
export class Line {
  /** What the page sends; null swallows it. */
  up: Change = same;
  /** What the server sends. */
  down: Change = same;
  /** The page's end of each connection, and the server's. */
  readonly #open = new Map<WebSocketRoute, WebSocketRoute>();
  #whole = true;

  /** Before the page is opened. */
  static async tap(page: Page): Promise<Line> {
    const line = new Line();
    await page.routeWebSocket(/\/ws(\?|$)/, (socket) => line.#connect(socket));
    return line;
  }

  async cut(): Promise<void> {
    this.#whole = false;
    const open = [...this.#open.keys()];
    this.#open.clear();
    await Promise.all(open.map((socket) => socket.close()));
  }

  mend(): void {
    this.#whole = true;
  }

  /** Answers a command in the server's stead. */
  answer(frame: string, error: { readonly code: string; readonly message: string }): void {
    const { ref } = JSON.parse(frame);
    for (const socket of this.#open.keys()) socket.send(JSON.stringify({ ref, ok: false, error }));
  }

  /** Lets through what was held on its way up. */
  send(frame: string): void {
    for (const server of this.#open.values()) server.send(frame);
  }

  #connect(socket: WebSocketRoute): void {
    if (!this.#whole) return void socket.close();
    const server = socket.connectToServer();
    this.#open.set(socket, server);
    socket.onMessage((message) => {
      const frame = this.up(String(message));
      if (frame !== null) server.send(frame);
    });
    server.onMessage((message) => {
      const frame = this.down(String(message));
      if (frame !== null) socket.send(frame);
    });
  }
}
