import type { Codec } from '../../hub/ports/gateways.ts';
import type { Told } from '../../protocol/told.ts';
import type { Cap, Caps } from './caps.ts';
import type { Reading } from './told/reading.ts';
import { wordsFor } from './told/words.ts';
import { serialise } from './wire/line.ts';

/** What travels from the hub to a connection: the event, and its lines where they are the same for all readers. */
export interface IrcFrame {
  readonly told: Told;
  readonly bytes: Buffer | null;
}

/** The capabilities that change how an event looks; all others change only answers. */
const SEEN: readonly Cap[] = [
  'message-tags',
  'server-time',
  'account-tag',
  'account-notify',
  'extended-join',
  'away-notify',
  'invite-notify',
  'setname',
  'draft/message-redaction',
  'draft/multiline',
  'draft/read-marker',
];

/** What depends on who reads, and is not needed for what all read alike. */
type Own = 'nick' | 'isIn' | 'otherIn' | 'linkTo';
type Everyones = Omit<Reading, Own | 'caps'>;

const NOBODY: Pick<Reading, Own> = { nick: '', isIn: () => false, otherIn: () => null, linkTo: () => '' };

/** One codec for each set of capabilities that somebody has: law 7 asks for no more and no fewer. */
export class Codecs {
  readonly #reading: Everyones;
  readonly #known = new Map<string, Codec<IrcFrame>>();

  constructor(reading: Everyones) {
    this.#reading = reading;
  }

  for(caps: Caps): Codec<IrcFrame> {
    const seen = SEEN.filter((cap) => caps.has(cap));
    const name = `irc ${seen.join(' ')}`;
    const known = this.#known.get(name);
    if (known) return known;
    const codec = codecOf(name, this.reading(new Set(seen)));
    this.#known.set(name, codec);
    return codec;
  }

  /** How one client reads, for what is worded to it alone. */
  reading(caps: Caps, reader: Pick<Reading, Own> = NOBODY): Reading {
    return { ...this.#reading, ...reader, caps };
  }
}

function codecOf(name: string, reading: Reading): Codec<IrcFrame> {
  return {
    name,
    encode(told) {
      if (isPersonal(told, reading)) return { told, bytes: null };
      const lines = wordsFor(told, reading);
      return lines.length === 0 ? null : { told, bytes: Buffer.from(lines.map(serialise).join('')) };
    },
  };
}

/** Whether a line about it names the reader, or bears an address for him alone. */
export function isPersonal(told: Told, { roomOf }: Pick<Reading, 'roomOf'>): boolean {
  if (told.on === 'said' || told.on === 'whispered') return told.files !== undefined;
  if (told.on === 'typing') return told.room === undefined;
  if (told.on === 'edited' || told.on === 'deleted' || told.on === 'reacted') return roomOf(told.log) === null;
  return told.on === 'invited' || told.on === 'room-deleted';
}
