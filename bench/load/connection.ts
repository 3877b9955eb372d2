import { connect, type Socket } from 'node:net';
import type { Comer, Dialect, Step } from './dialect.ts';

/** One for all connections: what was read is looked at before anything else is read. */
const CHUNK = Buffer.allocUnsafeSlow(262_144);
/** More than any frame's beginning and less than what would be costly to copy. */
const PIECE = 4_096;
const COMING_MS = 30_000;

/** One raw connection: comes in step by step, then hands on whole frames. */
export class Connection {
  readonly #dialect: Dialect;
  readonly #socket: Socket;
  readonly #hear: (bytes: Buffer, from: number, end: number) => void;
  readonly #rest: () => void;
  /** What has come and is no whole frame yet. */
  #carry: Buffer | null = null;
  #waiting: { until: string; came: string; done: () => void; fail: (why: string) => void } | null = null;
  open = true;

  constructor(
    dialect: Dialect,
    port: number,
    heard: { frame: (bytes: Buffer, from: number, end: number) => void; rest: () => void },
  ) {
    this.#dialect = dialect;
    this.#hear = heard.frame;
    this.#rest = heard.rest;
    const onread = {
      buffer: CHUNK,
      callback: (length: number) => {
        this.#receive(CHUNK.subarray(0, length));
        return true;
      },
    };
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
    this.#socket.on('error', () => {});
    this.#socket.on('close', () => {
      this.open = false;
      this.#waiting?.fail('closed before');
    });
  }

  /** Resolves when the server has let it in. */
  async come(comer: Comer): Promise<void> {
    for (const step of this.#dialect.come(comer)) await this.ask(step);
  }

  /** Resolves when the sign has come; `came` is all that came until then. */
  ask({ send, until }: Step): Promise<string> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => waiting.fail('late with'), COMING_MS);
      const over = () => {
        clearTimeout(late);
        this.#waiting = null;
      };
      const waiting = {
        until,
        came: '',
        done: () => {
          over();
          resolve(waiting.came);
        },
        fail: (why: string) => {
          over();
          reject(new Error(`${why} ${until}: ${waiting.came.slice(-300)}`));
        },
      };
      this.#waiting = waiting;
      this.#socket.write(send);
    });
  }

  write(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  leave(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    if (this.#waiting) this.#await(chunk);
    else this.#walk(chunk, this.#carry ? this.#join(chunk) : 0);
    this.#rest();
  }

  #await(chunk: Buffer): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    waiting.came += chunk.toString('latin1');
    if (waiting.came.includes(waiting.until)) waiting.done();
    else if (waiting.came.length > 1e6) waiting.came = waiting.came.slice(-1e5);
  }

  /** Ends the frame that was begun; answers where in the chunk the next one begins. */
  #join(chunk: Buffer): number {
    const begun = this.#carry ?? Buffer.alloc(0);
    const most = Math.min(chunk.length, PIECE);
    const joined = Buffer.concat([begun, chunk.subarray(0, most)]);
    const length = this.#dialect.framing.length(joined, 0, joined.length);
    if (length > 0) {
      this.#carry = null;
      this.#hear(joined, 0, length);
      return length - begun.length;
    }
    this.#carry = most === chunk.length ? joined : Buffer.concat([begun, chunk]);
    if (most === chunk.length) return chunk.length;
    const all = this.#carry;
    this.#carry = null;
    this.#walk(all, 0);
    return chunk.length;
  }

  #walk(bytes: Buffer, from: number): void {
    const { framing } = this.#dialect;
    let at = from;
    for (;;) {
      const length = framing.length(bytes, at, bytes.length);
      if (length === 0) break;
      this.#hear(bytes, at, at + length);
      at += length;
    }
    if (at < bytes.length) this.#carry = Buffer.from(bytes.subarray(at));
  }
}
