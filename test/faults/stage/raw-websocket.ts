import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const TEXT = 0x1;

/** A client that speaks WebSocket bytes itself, and so can stop reading, or speak them wrongly. */
export class RawWebSocket {
  readonly socket: Socket;
  readonly gone: Promise<void>;
  #came = Buffer.alloc(0);
  #onBytes: () => void = () => {};

  /** Resolves when the upgrade is answered. */
  static async open(url: string, path = '/ws'): Promise<RawWebSocket> {
    const raw = new RawWebSocket(url);
    await once(raw.socket, 'connect');
    raw.socket.write(upgradeRequest(url, path));
    await raw.until((came) => came.includes('\r\n\r\n'));
    return raw;
  }

  private constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.socket = connect(Number(port), hostname);
    this.socket.on('error', () => {});
    this.socket.on('data', (chunk: Buffer) => this.#take(chunk));
    this.gone = new Promise((resolve) => this.socket.once('close', () => resolve()));
  }

  /** All that came, as Latin-1; frames' heads are among it. */
  get came(): string {
    return this.#came.toString('latin1');
  }

  say(message: object): void {
    this.socket.write(frame(Buffer.from(JSON.stringify(message))));
  }

  /** Resolves when what came fulfils the condition, or when nothing will come any more. */
  async until(fulfils: (came: string) => boolean): Promise<void> {
    const enough = new Promise<void>((resolve) => {
      this.#onBytes = () => fulfils(this.came) && resolve();
      this.#onBytes();
    });
    await Promise.race([enough, this.gone]);
  }

  /** Reads nothing from now on; the far side notices when all buffers between are full. */
  freeze(): void {
    this.socket.pause();
  }

  #take(chunk: Buffer): void {
    this.#came = Buffer.concat([this.#came, chunk]);
    this.#onBytes();
  }
}

export function upgradeRequest(url: string, path: string): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==',
    '\r\n',
  ].join('\r\n');
}

export interface FrameGiven {
  readonly opcode?: number;
  readonly masked?: boolean;
  readonly final?: boolean;
  /** Bytes announced, where it is not what follows. */
  readonly announced?: number;
}

/** A client's frame (RFC 6455 section 5.2), masked with zeros. */
export function frame(payload: Buffer, given: FrameGiven = {}): Buffer {
  const { opcode = TEXT, masked = true, final = true, announced = payload.length } = given;
  const head = Buffer.alloc(10);
  head[0] = (final ? 0x80 : 0) | opcode;
  head[1] = (masked ? 0x80 : 0) | 127;
  head.writeBigUInt64BE(BigInt(announced), 2);
  return Buffer.concat([head, masked ? Buffer.alloc(4) : Buffer.alloc(0), payload]);
}
