import type { Told } from '../protocol/told.ts';
import type { Codec, Frame } from './ports.ts';

/** Something that is told, with the frame for each kind of reader made once (law 7). */
export class Telling {
  readonly told: Told;
  readonly #codecs: Codec[] = [];
  readonly #frames: (Frame | null)[] = [];

  constructor(told: Told) {
    this.told = told;
  }

  frame(codec: Codec): Frame | null {
    const known = this.#codecs.indexOf(codec);
    if (known >= 0) return this.#frames[known] ?? null;
    const frame = codec.encode(this.told);
    this.#codecs.push(codec);
    this.#frames.push(frame);
    return frame;
  }
}
