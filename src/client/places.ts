import { fold } from '../core/fold.ts';
import type { Answer, CommandName } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import type { Told } from '../protocol/told.ts';
import { calls } from './calls.ts';
import { Changes, type Watched } from './changes.ts';
import type { Connection, Me } from './connection.ts';
import type { Room } from './room.ts';
import { readJson, writeJson } from './shelf.ts';
import type { Asked } from './transport.ts';
import type { Clock, Shelf } from './world.ts';

/** A room that I am in, as a list shows it. */
export interface Place {
  readonly name: string;
  /** What others did there that I have not seen; of a very long absence, as much as one page has. */
  readonly unread: number;
  /** One of those messages calls me. */
  readonly called: boolean;
}

interface PlacesPorts {
  readonly shelf: Shelf;
  readonly connection: Pick<Connection, 'ask'>;
  readonly clock: Clock;
  readonly me: () => Me | null;
  /** The room of that name, where it is open: it knows itself what is unread. */
  readonly opened: (name: string) => Room | undefined;
}

/** What is known of a room that need not be open. */
interface Known {
  readonly name: string;
  log: string | null;
  last: number;
  unread: number;
  called: boolean;
}

type Summary = Answer<'hello'>['rooms'][number];

const NAME = 'sokdak.rooms';
const PAGE = 500;

/** The rooms that I am in, also those that are not open: entered again after a return, and remembered on this device. */
export class Places implements Watched {
  readonly #changes = new Changes();
  readonly #ports: PlacesPorts;
  readonly #known = new Map<string, Known>();
  #all: readonly Place[] = [];
  #turn = 0;

  constructor(ports: PlacesPorts) {
    this.#ports = ports;
    const kept = readJson(ports.shelf, NAME);
    for (const name of Array.isArray(kept) ? kept : []) if (typeof name === 'string') this.#know(name);
    this.#look();
  }

  subscribe = this.#changes.subscribe;

  /** Those that were entered first come first. The same array until something changes. */
  get all(): readonly Place[] {
    return this.#all;
  }

  /** A room is open, and so mine. */
  add(name: string): void {
    this.#know(name);
    this.#keep();
  }

  remove(name: string): void {
    if (this.#known.delete(keyOf(name))) this.#keep();
  }

  /** The connection is here, for the first time or again. */
  come({ rooms }: Answer<'hello'>): void {
    this.#turn += 1;
    const mine = new Set(rooms.map(({ room }) => keyOf(room)));
    for (const summary of rooms) this.#meet(summary);
    this.#keep();
    const absent = [...this.#known].filter(([key, { name }]) => !mine.has(key) && !this.#ports.opened(name));
    void this.#enter(absent.map(([, { name }]) => name));
  }

  told(told: Told): void {
    const me = this.#ports.me()?.id;
    if (told.on === 'said') this.#said(told, me);
    else if (told.on === 'joined' && told.who.id === me) this.add(told.room);
    else if (told.on === 'left' && told.who.id === me) this.remove(told.room);
    else if ((told.on === 'kicked' || told.on === 'banned') && told.who.id === me) this.remove(told.room);
    else if (told.on === 'read') this.#read(told.log, told.read.seq);
    this.#look();
  }

  /** An open room looks otherwise than before. */
  look(): void {
    this.#look();
  }

  /** I am nobody any more. */
  forget(): void {
    this.#turn += 1;
    this.#known.clear();
    this.#keep();
  }

  #know(name: string): Known {
    const known = this.#known.get(keyOf(name)) ?? { name, log: null, last: 0, unread: 0, called: false };
    this.#known.set(keyOf(name), known);
    return known;
  }

  #meet({ room, log, last, read }: Summary | Answer<'join'>): void {
    const known = this.#know(room);
    // In a room that I have never read nothing is unread: it begins with me.
    const seen = read?.seq ?? last;
    Object.assign(known, { log, last });
    if (this.#ports.opened(room)) return;
    if (seen >= last) Object.assign(known, { unread: 0, called: false });
    else void this.#count(known, log, seen);
  }

  #said({ room, by, seq, text }: Extract<WireEntry, { on: 'said' }>, me: string | undefined): void {
    const known = this.#known.get(keyOf(room));
    if (!known || seq <= known.last) return;
    known.last = seq;
    if (by.id === me) return;
    known.unread += 1;
    known.called ||= calls(text, this.#ports.me()?.nickname ?? '');
  }

  /** In another session of mine it was read up to there. */
  #read(log: string, seq: number): void {
    const known = [...this.#known.values()].find((one) => one.log === log);
    if (!known) return;
    if (seq >= known.last) Object.assign(known, { unread: 0, called: false });
    else if (!this.#ports.opened(known.name)) void this.#count(known, log, seq);
  }

  /** Counts what was said after that. What is told meanwhile is in the page, or comes after it. */
  async #count(known: Known, log: string, after: number): Promise<void> {
    const turn = this.#turn;
    const page = await this.#patiently(() => this.#ports.connection.ask('history', { log, after, limit: PAGE }));
    if (turn !== this.#turn || !page.ok) return;
    const me = this.#ports.me();
    const others = page.entries.filter(
      (entry): entry is Extract<WireEntry, { on: 'said' }> => entry.on === 'said' && entry.by.id !== me?.id,
    );
    known.last = Math.max(known.last, page.entries.at(-1)?.seq ?? 0);
    known.unread = others.length;
    known.called = others.some(({ text }) => calls(text, me?.nickname ?? ''));
    this.#look();
  }

  /** Where I am no more, because I was away too long, I go in again. A room that does not let me in is mine no more. */
  async #enter(names: readonly string[]): Promise<void> {
    const turn = this.#turn;
    for (const room of names) {
      if (this.#ports.opened(room)) continue;
      const joined = await this.#patiently(() => this.#ports.connection.ask('join', { room }));
      if (turn !== this.#turn) return;
      if (joined.ok) this.#meet(joined);
      else if (joined.error.code !== 'lost') this.remove(room);
      this.#look();
    }
  }

  /** Haste is no reason to give up: it waits. */
  async #patiently<N extends CommandName>(ask: () => Promise<Asked<N>>): Promise<Asked<N>> {
    const asked = await ask();
    if (asked.ok || asked.error.code !== 'too_fast') return asked;
    const { retryAfterMs } = asked.error;
    await new Promise<void>((resolve) => this.#ports.clock.after(retryAfterMs, resolve));
    return this.#patiently(ask);
  }

  #keep(): void {
    const names = [...this.#known.values()].map(({ name }) => name);
    writeJson(this.#ports.shelf, NAME, names.length > 0 ? names : undefined);
    this.#look();
  }

  #look(): void {
    const all = [...this.#known.values()].map((known) => this.#seen(known));
    if (all.length === this.#all.length && all.every((place, nth) => isSame(place, this.#all[nth]))) return;
    this.#all = all;
    this.#changes.tell();
  }

  #seen(known: Known): Place {
    const room = this.#ports.opened(known.name);
    if (!room) return { name: known.name, unread: known.unread, called: known.called };
    if (room.unread === 0) Object.assign(known, { unread: 0, called: false });
    return { name: known.name, unread: room.unread, called: known.called };
  }
}

function isSame(one: Place, other: Place | undefined): boolean {
  return one.name === other?.name && one.unread === other.unread && one.called === other.called;
}

/** However it is written, it is the same room (SPEC N14). */
function keyOf(name: string): string {
  return fold(name.startsWith('#') ? name : `#${name}`);
}
