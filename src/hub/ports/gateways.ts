import type { Closing } from '../../protocol/closing.ts';
import type { Told } from '../../protocol/told.ts';

/** The bytes, or the text, that carry one telling to one kind of reader. Shared by all of them: never changed. */
export type Frame = Uint8Array | string;

/** How one kind of reader hears. Readers of one codec get the very same frames, which the hub hands on unseen. */
export interface Codec<F = Frame> {
  readonly name: string;
  /** The protocol lists everyone who is in a room: also in a crowd it is told of each who comes and goes (SPEC R25). */
  readonly namesEach?: true;
  /** Null where this kind of reader is not to hear it. */
  encode(told: Told): F | null;
}

/** What a flush brings to one reader alone, in exact order: a frame, or an answer that the gateway words. */
export type Parcel<F = Frame> = F | (() => void);

/**
 * The far end of a session, made by a gateway.
 * - `write` must keep the order, `shared` before `own`, must not block and must not throw; it is called at most once
 *   per turn. `shared` is the very same list for all for whom the same waits, and does not change any more.
 * - `backlog` is what was written and has not left this process.
 * - `close` is the last call; the gateway tells the far side why, and never again calls the session.
 */
export interface Sink<F = Frame> {
  readonly codec: Codec<F>;
  write(shared: readonly F[], own: readonly Parcel<F>[]): void;
  backlog(): { readonly frames: number; readonly bytes: number };
  close(closing: Closing): void;
}

/** Where a session comes from, as its gateway knows it. */
export interface Origin {
  readonly gateway: string;
  /** Null where it would not tell one person from another: this computer, or an unknown proxy. */
  readonly address: string | null;
  /** From this computer, with no proxy between (DESIGN 9). */
  readonly local: boolean;
  /** The web origin of the page that speaks, where one does that may (SPEC G6): `https://chat.example.com`. */
  readonly page?: string;
}

/** Ranges of addresses, in CIDR: `192.0.2.0/24`, `2001:db8::/32`. */
export interface Ranges {
  /** A range or an address as it is kept; null where it is none, or too wide to be meant (`WIDEST`). */
  read(text: string): string | null;
  /** Whether an address is in a range that was read. An address of IPv4 written as one of IPv6 is what it stands for. */
  holds(range: string, address: string): boolean;
}
