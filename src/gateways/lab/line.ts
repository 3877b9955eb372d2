import type { Duplex } from 'node:stream';
import type { LabCall, LabEnd, LabEvent, LabWay } from '../../protocol/lab.ts';
import { tap } from './tap.ts';

/** Of one read or write, so many bytes are told; of the rest only how many they were. */
const KEPT_BYTES = 16_384;

export interface LineGiven {
  readonly way: LabWay;
  readonly number: number;
  /** ms since the visitor came. */
  readonly now: () => number;
  readonly tell: (event: LabEvent) => void;
}

/** One connection of one visitor, from its first byte to its last. */
export class Line {
  readonly way: LabWay;
  readonly #given: LineGiven;
  #socket: Duplex | null = null;
  #wasCut = false;
  #ended = false;
  readonly #atEnd: (() => void)[] = [];
  #untap = () => {};

  constructor(given: LineGiven) {
    this.way = given.way;
    this.#given = given;
  }

  /** Called once, when the connection is gone. */
  onEnd(run: () => void): void {
    this.#atEnd.push(run);
  }

  /** Tells a call of socket programming that was made for this line. */
  made(call: LabCall, address: string | null = null): void {
    this.#given.tell({ on: 'call', ...this.#place(), call, address });
  }

  /** From now on tells what this socket of the server reads and writes. `read` is what was read of it before. */
  open(socket: Duplex, read: Uint8Array): void {
    this.#socket = socket;
    this.#given.tell({ on: 'opened', ...this.#place() });
    if (read.length > 0) this.#heard('client', read);
    this.#untap = tap(socket, (from, bytes) => this.#heard(from, bytes));
    socket.once('end', () => this.#given.tell({ on: 'fin', ...this.#place(), from: 'client' }));
    socket.once('finish', () => this.#given.tell({ on: 'fin', ...this.#place(), from: 'server' }));
    socket.once('close', () => this.end());
  }

  /** Sends bytes of the lab's own, between two of those that the gateway sends. */
  inject(bytes: Uint8Array): void {
    if (this.#socket?.writable) this.#socket.write(bytes);
  }

  /** As if somebody had pulled the plug: nobody says goodbye. */
  cut(): void {
    this.#wasCut = true;
    if (this.#socket) this.#socket.destroy();
    else this.end();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#untap();
    this.#given.tell({ on: 'closed', ...this.#place(), cut: this.#wasCut });
    for (const run of this.#atEnd) run();
  }

  #heard(from: LabEnd, bytes: Uint8Array): void {
    const kept = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, KEPT_BYTES));
    const data = kept.toString('base64');
    this.#given.tell({ on: 'bytes', ...this.#place(), from, length: bytes.byteLength, data });
  }

  #place() {
    const { way, number, now } = this.#given;
    return { way, line: number, at: now() };
  }
}
