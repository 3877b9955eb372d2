import type { Told } from '../protocol/told.ts';
import type { Codec } from './ports.ts';
import type { Session } from './session.ts';

/** Words what was done for the session that asked for it, instead of the frame that all others get. */
export type Hear = (told: Told) => void;

/** Which session asked for what is told. */
export interface Asking {
  readonly session: Session;
  readonly hear: Hear | null;
}

/** Something that is told, with the frame for each kind of reader made once (law 7). */
export class Telling {
  readonly told: Told;
  readonly #asking: Asking | null;
  readonly #codecs: Codec<unknown>[] = [];
  readonly #frames: unknown[] = [];

  constructor(told: Told, asking: Asking | null = null) {
    this.told = told;
    this.#asking = asking;
  }

  /** How this session hears it, where it asked for it and its gateway words that itself. */
  hearing(session: Session): Hear | null {
    return this.#asking?.session === session ? this.#asking.hear : null;
  }

  /** The frame for one kind of reader; null where that kind is not to hear it. */
  frame(codec: Codec<unknown>): unknown {
    if (codec === this.#codecs[0]) return this.#frames[0];
    const known = this.#codecs.indexOf(codec);
    if (known >= 0) return this.#frames[known] ?? null;
    const frame = codec.encode(this.told);
    this.#codecs.push(codec);
    this.#frames.push(frame);
    return frame;
  }
}
