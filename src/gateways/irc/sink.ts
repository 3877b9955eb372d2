import { Bundles, joined } from '../../hub/bundles.ts';
import type { Codec, Parcel, Sink } from '../../hub/ports/gateways.ts';
import type { Closing } from '../../protocol/closing.ts';
import type { Client } from './client.ts';
import type { IrcFrame } from './codec.ts';
import { notice } from './noticing.ts';
import { serialise } from './wire/line.ts';

/** The socket, as far as a sink needs it. */
export interface Stream {
  write(bytes: Uint8Array): unknown;
  /** Whether it has not been ended. */
  readonly writable: boolean;
  readonly writableLength: number;
}

const bundles = new Bundles<Uint8Array>((bytes) => bytes);
const calmBundles = new Bundles<CalmFrame>(({ bytes }) => bytes);

/** The list that was looked at last, and whether nothing in it changes anything for who reads it. */
let [seen, isSeenCalm]: [readonly IrcFrame[], boolean] = [[], false];

/** The far end of a session: what a flush brings leaves in one write. */
export class IrcSink implements Sink<IrcFrame> {
  readonly #stream: Stream;
  readonly #client: () => Client;
  readonly #close: (closing: Closing) => void;
  /** The last QUIT, who said it, and nothing once something else was told. */
  #quit: string | null = null;
  /** What a flush brings, while it does; and whether something of it is for this reader alone. */
  #pieces: Uint8Array[] | null = null;
  #alone = false;

  constructor(given: {
    readonly stream: Stream;
    readonly client: () => Client;
    readonly close: (closing: Closing) => void;
  }) {
    this.#stream = given.stream;
    this.#client = given.client;
    this.#close = given.close;
  }

  get codec(): Codec<IrcFrame> {
    return this.#client().codec;
  }

  write(shared: readonly IrcFrame[], own: readonly Parcel<IrcFrame>[]): void {
    if (own.length === 0 && isCalm(shared)) this.#pass(shared);
    else this.#walk([...shared, ...own]);
  }

  /** What only has to be written: nearly all that is said in a room. */
  #pass(frames: readonly CalmFrame[]): void {
    this.#quit = null;
    if (this.#stream.writable) this.#stream.write(calmBundles.of(frames));
  }

  #walk(parcels: readonly Parcel<IrcFrame>[]): void {
    this.#pieces = [];
    this.#alone = false;
    for (const parcel of parcels) {
      if (typeof parcel === 'function') parcel();
      else this.#tell(parcel);
    }
    this.leave();
    this.#pieces = null;
  }

  /** Writes what a flush has brought until now. */
  leave(): void {
    const pieces = this.#pieces ?? [];
    if (pieces.length === 0) return;
    this.#pieces = [];
    if (this.#stream.writable) this.#stream.write(this.#alone ? joined(pieces) : bundles.of(pieces));
  }

  /** Writes lines that are for this reader alone: in their place among what a flush brings, or at once. */
  say(lines: string): void {
    this.#alone = true;
    if (this.#pieces) this.#pieces.push(Buffer.from(lines));
    else this.#stream.write(Buffer.from(lines));
  }

  backlog() {
    return { frames: 0, bytes: this.#stream.writableLength };
  }

  close(closing: Closing): void {
    this.#close(closing);
  }

  #tell({ told, bytes }: IrcFrame): void {
    const client = this.#client();
    if (this.#saidAlready(told) || isTooEarly(client, told)) return;
    if (bytes) this.#pieces?.push(bytes);
    else this.say(client.wordsFor(told).map(serialise).join(''));
    notice(client, told);
  }

  /** Leaving is told for each room; QUIT is said once. */
  #saidAlready(told: IrcFrame['told']): boolean {
    const quit = told.on === 'left' && told.gone ? told.who.id : null;
    const again = quit !== null && quit === this.#quit;
    this.#quit = quit;
    return again;
  }
}

/** 001 says which nickname one bears, also when that is another than the last time. */
function isTooEarly({ registered }: Client, { on }: IrcFrame['told']): boolean {
  return !registered && on === 'renamed';
}

type CalmFrame = IrcFrame & { readonly bytes: Uint8Array };

/** Looked at once for all readers for whom the very same list waits. */
function isCalm(frames: readonly IrcFrame[]): frames is readonly CalmFrame[] {
  if (frames !== seen) [seen, isSeenCalm] = [frames, frames.every(isCalmFrame)];
  return isSeenCalm;
}

function isCalmFrame({ told, bytes }: IrcFrame): boolean {
  return bytes !== null && told.on === 'said';
}
