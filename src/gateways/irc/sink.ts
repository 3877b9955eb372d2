import type { Codec, Parcel, Sink } from '../../hub/ports.ts';
import type { Closing } from '../../protocol/closing.ts';
import type { Client } from './client.ts';
import type { IrcFrame } from './codec.ts';
import { notice } from './noticing.ts';
import { serialise } from './wire/line.ts';

/** The socket, as far as a sink needs it. */
export interface Stream {
  cork(): void;
  uncork(): void;
  write(bytes: Uint8Array | string): unknown;
  readonly writableLength: number;
}

/** The far end of a session: what a flush brings leaves in one write. */
export class IrcSink implements Sink<IrcFrame> {
  readonly #stream: Stream;
  readonly #client: () => Client;
  readonly #close: (closing: Closing) => void;
  /** The last QUIT, who said it, and nothing once something else was told. */
  #quit: string | null = null;

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
    const { network, caps } = this.#client();
    return network.codecs.for(caps);
  }

  write(parcels: readonly Parcel<IrcFrame>[]): void {
    this.#stream.cork();
    for (const parcel of parcels) {
      if (typeof parcel === 'function') parcel();
      else this.#tell(parcel);
    }
    this.#stream.uncork();
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
    this.#stream.write(bytes ?? client.wordsFor(told).map(serialise).join(''));
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
