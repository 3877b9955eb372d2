import type { Duplex } from 'node:stream';
import { Server, type ServerOptions, type Transport, transports } from 'engine.io';
import { textFrame } from '../text-frame.ts';
import { writeTogether } from '../write-together.ts';

type Request = ConstructorParameters<typeof transports.websocket>[0];
type Packet = Parameters<Transport['send']>[0][number];

/** The digits of Engine.IO's packets (engine.io-protocol v4). */
const DIGITS: Readonly<Record<string, string>> = {
  open: '0',
  close: '1',
  ping: '2',
  pong: '3',
  message: '4',
  upgrade: '5',
  noop: '6',
};

const OPEN = 1;

/**
 * Engine.IO's WebSocket transport, but all that is sent together leaves in one write on the socket beneath `ws`. That
 * keeps the order, because `ws` writes there at once too, as long as nothing is compressed
 * (test/fanout/beneath.test.ts). It is always writable: what waits, waits in the socket, where it is counted.
 */
export class JoinedTransport extends transports.websocket {
  readonly #connection: Request['websocket'];
  readonly #beneath: Duplex;
  /** What leaves when all of it is there; null when each packet leaves at once. */
  #gathering: Uint8Array[] | null = null;

  constructor(request: Request) {
    super(request);
    this.#connection = request.websocket;
    this.#beneath = request.socket;
  }

  /** Bytes that have not left this process. */
  get waiting(): number {
    return this.#beneath.writableLength;
  }

  override send(packets: Packet[]): void {
    for (const packet of packets) {
      const text = textOf(packet);
      if (text !== null) this.write(textFrame(text));
      else this.#sendAsStock(packet);
    }
    this.emit('drain');
    this.emit('ready');
  }

  /** Whole frames of messages. */
  write(bytes: Uint8Array): void {
    if (this.#gathering) this.#gathering.push(bytes);
    else if (this.#connection?.readyState === OPEN) this.#beneath.write(bytes);
  }

  /** All that is sent or written meanwhile leaves as one piece. */
  together(act: () => void): void {
    this.#gathering = [];
    act();
    this.#leave();
  }

  #leave(): void {
    const gathered = this.#gathering ?? [];
    this.#gathering = null;
    if (this.#connection?.readyState === OPEN) writeTogether(this.#beneath, gathered);
  }

  /** Binary packets. */
  #sendAsStock(packet: Packet): void {
    const gathering = this.#gathering !== null;
    this.#leave();
    super.send([packet]);
    this.writable = true;
    if (gathering) this.#gathering = [];
  }
}

/** Engine.IO with joined transports where others would have its own. */
export class JoinedEngine extends Server {
  protected override createTransport(...[name, request]: Parameters<Server['createTransport']>): Transport {
    return name === 'websocket' ? new JoinedTransport(request as Request) : super.createTransport(name, request);
  }
}

export function engineOf(fanout: 'joined' | 'stock', options: ServerOptions): Server {
  return fanout === 'joined' ? new JoinedEngine(options) : new Server(options);
}

/** A packet that is text; null for another. */
function textOf({ type, data }: { readonly type: string; readonly data?: unknown }): string | null {
  if (data !== undefined && typeof data !== 'string') return null;
  return `${DIGITS[type] ?? '6'}${data ?? ''}`;
}
