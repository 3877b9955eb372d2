import type { Room, SentFile } from '../../client/index.ts';
import { redrawn } from './picture.ts';
import type { Sending } from './sending.ts';

/** A file that is to go with the next message. */
export interface Piece {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  /** Where the browser shows a picture of it; null where it is none. */
  readonly picture: string | null;
  /** How much of it is at the server, from 0 to 1. */
  readonly part: number;
  readonly file: SentFile | null;
  /** What it shows, in words. */
  readonly alt: string;
  /** Why it could not be sent; null while it may. */
  readonly fault: string | null;
}

/** As many as go with one message. */
const MOST = 10;

/** What goes with the next message to a room. It is sent at once, so that the message need not wait. */
export class Luggage {
  #pieces: readonly Piece[] = $state.raw([]);
  #left = $state.raw(0);
  readonly #sendings = new Map<number, Sending>();
  #next = 0;

  get pieces(): readonly Piece[] {
    return this.#pieces;
  }

  /** Whether all of it is at the server. */
  get ready(): boolean {
    return this.#pieces.every(({ file }) => file !== null);
  }

  get files(): readonly SentFile[] {
    return this.#pieces.flatMap(({ file, alt }) => (file ? { ...file, ...(alt.trim() !== '' && { alt }) } : []));
  }

  /** How many did not go along, because no more go with one message. */
  get left(): number {
    return this.#left;
  }

  add(files: Iterable<File>, token: string): void {
    const given = [...files];
    const fit = given.slice(0, MOST - this.#pieces.length);
    this.#left = given.length - fit.length;
    for (const file of fit) void this.#send(file, token);
  }

  remove(key: number): void {
    const piece = this.#pieces.find((one) => one.key === key);
    if (!piece) return;
    if (piece.file === null) this.#sendings.get(key)?.cancel();
    this.#drop(piece);
  }

  describe(key: number, alt: string): void {
    this.#change(key, { alt });
  }

  /** It went with a message. */
  taken(): void {
    this.#left = 0;
    for (const piece of this.#pieces) this.#drop(piece);
  }

  async #send(given: File, token: string): Promise<void> {
    const key = this.#next;
    this.#next += 1;
    const picture = given.type.startsWith('image/') ? URL.createObjectURL(given) : null;
    const name = given.name.normalize('NFC');
    const piece: Piece = { key, name, size: given.size, picture, part: 0, file: null, alt: '', fault: null };
    this.#pieces = [...this.#pieces, piece];
    const [file, { sendFile }] = await Promise.all([redrawn(given), import('./sending.ts')]);
    if (!this.#pieces.some((one) => one.key === key)) return;
    const sending = sendFile(file, token, (part) => this.#change(key, { part }));
    this.#sendings.set(key, sending);
    await sending.sent.then(
      (sent) => this.#change(key, { file: sent, part: 1 }),
      (problem: Error) => this.#change(key, { fault: problem.message }),
    );
  }

  #change(key: number, change: Partial<Piece>): void {
    this.#pieces = this.#pieces.map((one) => (one.key === key ? { ...one, ...change } : one));
  }

  #drop({ key, picture }: Piece): void {
    if (picture !== null) URL.revokeObjectURL(picture);
    this.#sendings.delete(key);
    this.#pieces = this.#pieces.filter((one) => one.key !== key);
  }
}

const luggage = new WeakMap<Room, Luggage>();

/** The same for one room as long as it is open. */
export function luggageOf(room: Room): Luggage {
  const known = luggage.get(room) ?? new Luggage();
  luggage.set(room, known);
  return known;
}
