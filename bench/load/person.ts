import { Connection } from './connection.ts';
import type { Dialect } from './dialect.ts';
import { isMark, numberOf, senderOf } from './mark.ts';
import type { Reader } from './reader.ts';
import type { Speaker } from './speaker.ts';

/** Where, counted from the end of a frame, the mark is: the same for nearly all frames of a server. */
export interface Place {
  fromEnd: number;
}

const OPEN = Buffer.from('[[');
const REFUSED = Buffer.from('"ok":false');

/** Somebody who is connected, and reads, speaks, both or neither. */
export class Person {
  readonly connection: Connection;
  reader: Reader | null = null;
  speaker: Speaker | null = null;
  /** Called after each chunk that was read. */
  rest: () => void = () => {};
  readonly #dialect: Dialect;
  readonly #place: Place;
  readonly #answer: Buffer | null;

  constructor(dialect: Dialect, port: number, place: Place) {
    this.#dialect = dialect;
    this.#place = place;
    this.#answer = dialect.answer === null ? null : Buffer.from(dialect.answer);
    this.connection = new Connection(dialect, port, {
      frame: (bytes, from, end) => this.#hear(bytes, from, end),
      rest: () => this.rest(),
    });
  }

  #hear(bytes: Buffer, from: number, end: number): void {
    const mark = this.#markIn(bytes, from, end);
    if (mark >= 0) this.reader?.hear(senderOf(bytes, mark), numberOf(bytes, mark), performance.now());
    else this.#other(bytes.subarray(from, end));
  }

  #markIn(bytes: Buffer, from: number, end: number): number {
    const usual = end - this.#place.fromEnd;
    if (usual >= from && isMark(bytes, usual)) return usual;
    const found = bytes.subarray(from, end).indexOf(OPEN);
    if (found < 0 || !isMark(bytes, from + found)) return -1;
    this.#place.fromEnd = end - from - found;
    return from + found;
  }

  #other(frame: Buffer): void {
    const answer = this.#answer;
    if (answer && this.speaker && frame.subarray(0, 16).includes(answer)) {
      this.speaker.answer(!frame.includes(REFUSED), performance.now());
      return;
    }
    const pong = this.#dialect.pong(frame);
    if (pong) this.connection.write(pong);
  }
}
