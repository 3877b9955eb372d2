/**
 * What a flush writes to one reader, as one piece of bytes. In a room nearly all readers have the same frames before
 * them: their piece is made once and shared, never changed.
 */
export class Bundles<F> {
  readonly #bytesOf: (frame: F) => Uint8Array;
  #frames: readonly F[] = [];
  #bytes: Uint8Array = new Uint8Array(0);

  constructor(bytesOf: (frame: F) => Uint8Array) {
    this.#bytesOf = bytesOf;
  }

  /** The frames one behind the other. The list is kept and must not change any more. */
  of(frames: readonly F[]): Uint8Array {
    if (!same(frames, this.#frames)) {
      this.#bytes = joined(frames.map(this.#bytesOf));
      this.#frames = frames;
    }
    return this.#bytes;
  }
}

/** Bytes of one reader alone. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return first;
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function same<F>(one: readonly F[], other: readonly F[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let at = one.length - 1; at >= 0; at -= 1) if (one[at] !== other[at]) return false;
  return true;
}
