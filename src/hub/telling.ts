import type { Told } from '../protocol/told.ts';
import type { Codec, Parcel } from './ports/gateways.ts';
import type { Session } from './session.ts';

/** Words what was done for the session that asked for it, instead of the frame that all others get. */
export type Hear = (told: Told) => void;

/** Which session asked for what is told. */
export interface Asking {
  readonly session: Session;
  readonly hear: Hear | null;
}

/** Something that is told, and for whom. */
export interface Saying {
  readonly told: Told;
  readonly asking: Asking | null;
}

/** How many different beginnings the lists of a room's readers have, at most, that are worth remembering. */
const BEGINNINGS = 8;

interface List {
  readonly codec: Codec<unknown>;
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
}

/** What was worded for one kind of reader: each frame, null where that kind is not to hear it; and all without those. */
interface Worded {
  readonly codec: Codec<unknown>;
  readonly each: unknown[];
  frames: readonly unknown[] | null;
}

/** What is told in one go, in order, with the frames for each kind of reader made once (law 7). */
export class Tellings {
  readonly #sayings: readonly Saying[];
  /** The sessions that asked for some of it, and word that themselves. */
  readonly #hearing: ReadonlySet<Session>;
  readonly #worded: Worded[] = [];
  readonly #lists: List[] = [];

  constructor(sayings: readonly Saying[]) {
    this.#sayings = sayings;
    this.#hearing = new Set(sayings.flatMap(({ asking }) => (asking?.hear ? [asking.session] : [])));
  }

  /** Whether this session asked for some of it, and words that itself. */
  isHeardBy(session: Session): boolean {
    return this.#hearing.has(session);
  }

  /** Piece by piece, for a session that words some of it itself. */
  deal(session: Session, codec: Codec<unknown>, put: (parcel: Parcel<unknown>) => void): void {
    const worded = this.#wordedFor(codec);
    this.#sayings.forEach(({ told, asking }, nth) => {
      const hear = asking?.session === session ? asking.hear : null;
      const parcel = hear ? () => hear(told) : frameOf(worded, nth, told);
      if (parcel !== null) put(parcel);
    });
  }

  /** The frames for one kind of reader, without what that kind is not to hear. */
  frames(codec: Codec<unknown>): readonly unknown[] {
    const worded = this.#wordedFor(codec);
    worded.frames ??= this.#sayings
      .map(({ told }, nth) => frameOf(worded, nth, told))
      .filter((frame) => frame !== null);
    return worded.frames;
  }

  /** What waits for a reader for whom `before` waited. Made once for all for whom the very same waits. */
  after(before: readonly unknown[], codec: Codec<unknown>): readonly unknown[] {
    for (const list of this.#lists) if (list.before === before && list.codec === codec) return list.after;
    const frames = this.frames(codec);
    const after = frames.length === 0 ? before : [...before, ...frames];
    if (this.#lists.length < BEGINNINGS) this.#lists.push({ codec, before, after });
    return after;
  }

  #wordedFor(codec: Codec<unknown>): Worded {
    for (const known of this.#worded) if (known.codec === codec) return known;
    const worded: Worded = { codec, each: [], frames: null };
    this.#worded.push(worded);
    return worded;
  }
}

function frameOf({ codec, each }: Worded, nth: number, told: Told): unknown {
  if (each[nth] === undefined) each[nth] = codec.encode(told);
  return each[nth];
}

/** One thing that is told. */
export class Telling extends Tellings {
  constructor(told: Told, asking: Asking | null = null) {
    super([{ told, asking }]);
  }
}
