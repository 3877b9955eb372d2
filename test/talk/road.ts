import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The way to a server: one address that stays, whatever happens to the way or to the server behind it. */
export class Road {
  readonly #server: Server;
  readonly #travellers = new Set<Socket>();
  #to: string | null;

  private constructor(server: Server, to: string) {
    this.#server = server;
    this.#to = to;
    server.on('connection', (traveller) => this.#carry(traveller));
  }

  static async to(url: string): Promise<Road> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Road(server, url);
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** All who are on it are cut off, and whoever comes is turned away. */
  block(): void {
    this.#to = null;
    for (const traveller of this.#travellers) traveller.destroy();
  }

  open(to: string): void {
    this.#to = to;
  }

  async remove(): Promise<void> {
    this.block();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #carry(traveller: Socket): void {
    if (this.#to === null) return void traveller.destroy();
    const { hostname, port } = new URL(this.#to);
    const there = connect(Number(port), hostname);
    for (const [one, other] of [
      [traveller, there],
      [there, traveller],
    ] as const) {
      this.#travellers.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        this.#travellers.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
