import { LINE_BYTES, TAG_BYTES_IN } from './limits.ts';

/** What stood between two line ends, or why that is no message. */
export type RawLine =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: 'too_long' | 'nul' };

const NUL = 0;
const LF = 10;
const CR = 13;
const SPACE = 32;
const AT = 64;

/** The longest line that can be one: tags, and what follows them, without its line end. */
const MOST = TAG_BYTES_IN + LINE_BYTES - 2;

/**
 * Cuts a stream of bytes, whatever its chunks, into lines (RFC 1459 section 2.3; modern.ircdocs.horse #message-format).
 * CR, LF and CRLF all end a line; empty lines are none. It holds at most one line, however long one gets.
 */
export class LineSplitter {
  #held: Uint8Array = new Uint8Array();
  #tooLong = false;

  *push(chunk: Uint8Array): Iterable<RawLine> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      if (chunk[at] !== LF && chunk[at] !== CR) continue;
      this.#hold(chunk.subarray(from, at));
      from = at + 1;
      const line = this.#take();
      if (line) yield line;
    }
    this.#hold(chunk.subarray(from));
    // A view would keep the whole chunk, which is a thousand times as long as most lines, for as long as it waits.
    this.#held = Uint8Array.from(this.#held);
  }

  #hold(part: Uint8Array): void {
    if (part.length === 0 || this.#tooLong) return;
    this.#tooLong = this.#held.length + part.length > MOST;
    this.#held = this.#tooLong ? new Uint8Array() : this.#held.length === 0 ? part : joined(this.#held, part);
  }

  #take(): RawLine | null {
    const bytes = this.#held;
    const tooLong = this.#tooLong || restOf(bytes) > LINE_BYTES - 2;
    this.#held = new Uint8Array();
    this.#tooLong = false;
    if (tooLong) return { ok: false, fault: 'too_long' };
    if (bytes.length === 0) return null;
    return bytes.includes(NUL) ? { ok: false, fault: 'nul' } : { ok: true, bytes };
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The length of a line without its tags; all of it when the tags alone are too long. */
function restOf(line: Uint8Array): number {
  if (line[0] !== AT) return line.length;
  const end = line.indexOf(SPACE) + 1;
  return end === 0 || end > TAG_BYTES_IN ? line.length : line.length - end;
}
