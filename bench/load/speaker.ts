import type { Connection } from './connection.ts';
import type { Dialect } from './dialect.ts';
import type { Histogram } from './histogram.ts';
import { isMark, marked, renumber } from './mark.ts';

/** How many of its messages may be on their way; a power of two. */
const REMEMBERED = 65_536;
const REMEMBERED_OF_MANY = 1_024;
const MANY = 200;

/** Who says things, and when. */
export class Speaker {
  readonly number: number;
  readonly #connection: Connection;
  readonly #message: Buffer;
  readonly #mark: number;
  readonly #sentAt: Float64Array;
  readonly #mask: number;
  /** How many it has said, ever; and of how many of them the answer, or the echo, has come. */
  said = 0;
  answered = 0;
  refused = 0;
  readonly #answers: Histogram;

  constructor(given: {
    dialect: Dialect;
    connection: Connection;
    room: number;
    number: number;
    many: number;
    answers: Histogram;
  }) {
    const { dialect, connection, room, number, many } = given;
    this.#answers = given.answers;
    this.number = number;
    this.#connection = connection;
    this.#message = dialect.say(room, marked(number, 0));
    this.#mark = [...this.#message.keys()].find((at) => isMark(this.#message, at)) ?? 0;
    const remembered = many > MANY ? REMEMBERED_OF_MANY : REMEMBERED;
    this.#sentAt = new Float64Array(remembered);
    this.#mask = remembered - 1;
  }

  /** When a message was sent, or was due; ms of `performance.now`. */
  sentAt(n: number): number {
    return this.#sentAt[n & this.#mask] ?? 0;
  }

  /** Says so many at once. `at` is when they were due. */
  say(count: number, at: number): void {
    const size = this.#message.length;
    const all = Buffer.allocUnsafe(size * count);
    for (let nth = 0; nth < count; nth += 1) {
      this.#message.copy(all, nth * size);
      renumber(all, nth * size + this.#mark, this.said);
      this.#sentAt[this.said & this.#mask] = at;
      this.said += 1;
    }
    this.#connection.write(all);
  }

  answer(ok: boolean, now: number): void {
    if (!ok) this.refused += 1;
    this.#answers.add(now - this.sentAt(this.answered));
    this.answered += 1;
  }
}
