import { dissectFrame, headerSize, layoutOf, type WithinText } from './frame.ts';
import { dissectHead, endOfHead } from './head.ts';
import { dissectLine } from './irc-line.ts';
import type { Unit } from './part.ts';

/** What was told of one read or write: `length` bytes, of which the first are here. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly length: number;
}

const LF = 10;

export interface Cut {
  readonly unit: Unit;
  /** In how many reads or writes it came. */
  readonly chunks: number;
  /** So many of its bytes were told; the rest is 0 here and was something else. */
  readonly told: number;
}

/** What can be cut off from the beginning of what was read; null while it is not all there. */
type Cutter = (held: Held) => Unit | null;

/**
 * Puts together what was read, however it came, and cuts it into units: a stream of bytes knows no messages, so one
 * read may bring half of one or three.
 */
export class WireReader {
  #held = NONE;
  readonly #cutter: Cutter;
  /** Of what is held: in how many chunks it came. */
  #chunks = 0;

  private constructor(cutter: Cutter) {
    this.#cutter = cutter;
  }

  /** IRC lines. */
  static lines(): WireReader {
    return new WireReader(({ bytes }) => {
      const end = bytes.indexOf(LF) + 1;
      return end > 0 ? dissectLine(bytes.slice(0, end)) : null;
    });
  }

  /** One HTTP head, then WebSocket frames with text of that kind. */
  static webSocket(head: 'request' | 'response', within: WithinText): WireReader {
    let upgraded = false;
    return new WireReader((held) => {
      if (upgraded) return cutFrame(held, within);
      const end = endOfHead(held.bytes);
      upgraded = end > 0;
      return upgraded ? dissectHead(held.bytes.slice(0, end), head) : null;
    });
  }

  push({ bytes, length }: Chunk): readonly Cut[] {
    const gap = length - bytes.length;
    this.#held = joined(this.#held, bytes, gap);
    this.#chunks += 1;
    const cuts: Cut[] = [];
    for (
      let unit = this.#cutter(this.#held);
      unit;
      unit = this.#held.bytes.length > 0 ? this.#cutter(this.#held) : null
    ) {
      cuts.push({ unit, chunks: this.#chunks, told: Math.min(unit.bytes.length, this.#held.known) });
      this.#held = behind(this.#held, unit.bytes.length);
      this.#chunks = this.#held.bytes.length > 0 ? 1 : 0;
    }
    return cuts;
  }
}

/** Bytes, of which those from `known` up to `again` were not told and are 0 here. */
interface Held {
  readonly bytes: Uint8Array;
  readonly known: number;
  readonly again: number;
}

const NONE: Held = { bytes: new Uint8Array(), known: 0, again: 0 };

function joined(held: Held, more: Uint8Array, gap: number): Held {
  const end = held.bytes.length + more.length;
  const bytes = new Uint8Array(end + gap);
  bytes.set(held.bytes);
  bytes.set(more, held.bytes.length);
  const known = held.known < held.again ? held.known : end;
  return { bytes, known, again: gap > 0 ? end + gap : Math.max(held.again, known) };
}

function behind({ bytes, known, again }: Held, size: number): Held {
  const rest = bytes.slice(size);
  if (again <= size) return { bytes: rest, known: rest.length, again: rest.length };
  return { bytes: rest, known: Math.max(0, known - size), again: again - size };
}

/** Where a header was not told, nothing can be read until the next write, which begins with one. */
function cutFrame({ bytes, known, again }: Held, within: WithinText): Unit | null {
  if (known < again && known < headerSize(bytes)) return unread(bytes);
  const layout = layoutOf(bytes);
  if (!layout || layout.size > bytes.length) return null;
  return dissectFrame(bytes.slice(0, layout.size), within);
}

function unread(bytes: Uint8Array): Unit {
  const whole = { from: 0, to: bytes.length, value: String(bytes.length), depth: 0 };
  return { kind: 'unread', bytes, plain: bytes, parts: [{ is: 'unread', ...whole }], text: '', opcode: null };
}
