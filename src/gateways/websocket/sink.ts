import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { Bundles } from '../../hub/bundles.ts';
import type { Parcel, Sink } from '../../hub/ports/gateways.ts';
import type { Closing } from '../../protocol/closing.ts';
import { textFrame } from '../text-frame.ts';
import { writeTogether } from '../write-together.ts';
import { frameCodec, textCodec } from './codec.ts';

/** Time for a close handshake, in ms, before the connection is cut. */
const PARTING_MS = 1_000;

/** The far end of a session over a plain WebSocket. An answer is given while a flush is written, in its place. */
export interface WebsocketSink<F> extends Sink<F> {
  answer(text: string): void;
}

const bundles = new Bundles<Uint8Array>((frame) => frame);

/**
 * Writes what a flush brings as whole frames to the socket beneath `ws`, at once. That keeps the order, because `ws`
 * itself writes there at once too, as long as nothing is compressed (test/fanout/beneath.test.ts).
 */
export class JoinedSink implements WebsocketSink<Uint8Array> {
  readonly codec = frameCodec;
  readonly #connection: WebSocket;
  readonly #socket: Duplex;
  #pieces: Uint8Array[] = [];

  constructor(connection: WebSocket, socket: Duplex) {
    this.#connection = connection;
    this.#socket = socket;
  }

  write(shared: readonly Uint8Array[], own: readonly Parcel<Uint8Array>[]): void {
    if (shared.length > 0) this.#pieces.push(bundles.of(shared));
    for (const parcel of own) {
      if (typeof parcel === 'function') parcel();
      else this.#pieces.push(parcel);
    }
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#leave(pieces);
  }

  answer(text: string): void {
    this.#pieces.push(textFrame(text));
  }

  backlog() {
    return { frames: 0, bytes: this.#connection.bufferedAmount };
  }

  close({ reason, code }: Closing): void {
    hangUp(this.#connection, code, reason);
  }

  /** Nothing may follow a close frame. */
  #leave(pieces: readonly Uint8Array[]): void {
    if (this.#connection.readyState === WebSocket.OPEN) writeTogether(this.#socket, pieces);
  }
}

/** Hands each frame to `ws`. */
export function stockSink(connection: WebSocket): WebsocketSink<string> {
  return {
    codec: textCodec,
    write(shared, own) {
      for (const parcel of [...shared, ...own]) {
        if (typeof parcel === 'function') parcel();
        else connection.send(parcel);
      }
    },
    answer: (text) => connection.send(text),
    backlog: () => ({ frames: 0, bytes: connection.bufferedAmount }),
    close: ({ reason, code }) => hangUp(connection, code, reason),
  };
}

/** Says why, and does not wait long for the far side to answer. */
export function hangUp(connection: WebSocket, code: number, reason: string): void {
  connection.close(code, reason);
  setTimeout(() => connection.terminate(), PARTING_MS).unref();
}
