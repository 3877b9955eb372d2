import { calls } from '../core/calls.ts';
import { fold } from '../core/fold.ts';
import type { Level } from '../core/level.ts';
import type { Answer, CommandName, Payload } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import type { Told } from '../protocol/told.ts';
import { Changes, type Watched } from './changes.ts';
import type { Chat, Companion } from './chat.ts';
import type { Me } from './connection.ts';
import type { Room } from './room.ts';
import { readJson, writeJson } from './shelf.ts';
import type { Asked } from './transport.ts';
import type { Clock, Shelf } from './world.ts';

/** A room that I am in, as a list shows it. */
export interface Place {
  readonly name: string;
  /** What others did there that I have not seen; of a very long absence, as much as one page has. */
  readonly unread: number;
  /** How many of those messages call me by `@` and my nickname, or are whispered to me. */
  readonly calls: number;
  readonly level: Level;
}

interface PlacesPorts {
  readonly chat: Pick<Chat, 'connection' | 'opened' | 'home'>;
  readonly shelf: Shelf;
  readonly clock: Clock;
}

/** What is known of a room that need not be open. */
interface Known {
  readonly name: string;
  log: string | null;
  last: number;
  unread: number;
  calls: number;
  level: Level;
}

type Summary = Answer<'logs'>['rooms'][number];

const NAME = 'sokdak.rooms';
const PAGE = 500;

/** The rooms that I am in, also those that are not open: entered again after a return, and remembered on this device. */
export class Places implements Companion, Watched {
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

  remove(name: string): void {
    if (this.#known.delete(keyOf(name))) this.#keep();
  }

  async come(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const mine = await this.#patiently(() => this.#ask('logs', {}));
    if (turn !== this.#turn || !mine.ok) return;
    for (const summary of mine.rooms) this.#meet(summary);
    this.#keep();
    const there = new Set(mine.rooms.map(({ room }) => keyOf(room)));
    const absent = [...this.#known].filter(([key, { name }]) => !there.has(key) && !this.#opened(name));
    await this.#enter(absent.map(([, { name }]) => name));
  }

  told(told: Told): void {
    const me = this.#me?.id;
    if (told.on === 'said') this.#said(told, me);
    else if (told.on === 'whispered') this.#whispered(told, me);
    else if (told.on === 'joined' && told.who.id === me) this.#add(told.room);
    else if (told.on === 'left' && told.who.id === me) this.remove(told.room);
    else if ((told.on === 'kicked' || told.on === 'banned') && told.who.id === me) this.remove(told.room);
    else if (told.on === 'room-deleted') this.remove(told.room);
    else if (told.on === 'level') this.#know(told.room).level = told.level;
    else if (told.on === 'read') this.#read(told.log, told.read.seq);
    this.#look();
  }

  /** A room that I was let into is mine; what is unread there, it knows itself. */
  noted(room: Room): void {
    if (room.state.is === 'in' && room.other === null) this.#add(room.knownAs);
    this.#look();
  }

  forget(): void {
    this.#turn += 1;
    this.#known.clear();
    this.#keep();
  }

  get #me(): Me | null {
    return this.#ports.chat.connection.me;
  }

  #opened(name: string): Room | undefined {
    return this.#ports.chat.opened(name);
  }

  #ask<N extends CommandName>(name: N, payload: Payload<N>): Promise<Asked<N>> {
    return this.#ports.chat.connection.ask(name, payload);
  }

  #add(name: string): void {
    if (this.#known.has(keyOf(name))) return;
    this.#know(name);
    this.#keep();
  }

  #know(name: string): Known {
    const known = this.#known.get(keyOf(name)) ?? {
      name,
      log: null,
      last: 0,
      unread: 0,
      calls: 0,
      level: 'all' as const,
    };
    this.#known.set(keyOf(name), known);
    return known;
  }

  #meet({ room, log, last, read, level = 'all' }: Summary | Answer<'join'>): void {
    const known = this.#know(room);
    // In a room that I have never read nothing is unread: it begins with me.
    const seen = read?.seq ?? last;
    Object.assign(known, { log, last, level });
    if (this.#opened(room)) return;
    if (seen >= last) Object.assign(known, { unread: 0, calls: 0 });
    else void this.#count(known, log, seen);
  }

  #said({ room, by, seq, text }: Extract<WireEntry, { on: 'said' }>, me: string | undefined): void {
    const known = this.#known.get(keyOf(room));
    if (!known || seq <= known.last) return;
    known.last = seq;
    if (by.id === me) return;
    known.unread += 1;
    if (this.#isCalledBy({ by, text })) known.calls += 1;
  }

  #isCalledBy({ by, text }: Pick<Extract<WireEntry, { on: 'said' }>, 'by' | 'text'>): boolean {
    return calls(text, this.#me?.nickname ?? '') && !this.#ports.chat.connection.isApart(by.id);
  }

  /** Where it names no room, it may be shown in the one that everybody enters. */
  #whispered({ aside, by }: Extract<WireEntry, { on: 'whispered' }>, me: string | undefined): void {
    const known = this.#known.get(keyOf(aside ?? this.#ports.chat.home() ?? ''));
    if (!known || by.id === me) return;
    known.unread += 1;
    known.calls += 1;
  }

  /** In another session of mine it was read up to there. */
  #read(log: string, seq: number): void {
    const known = [...this.#known.values()].find((one) => one.log === log);
    if (!known) return;
    if (seq >= known.last) Object.assign(known, { unread: 0, calls: 0 });
    else if (!this.#opened(known.name)) void this.#count(known, log, seq);
  }

  /** Counts what was said after that. What is told meanwhile is in the page, or comes after it. */
  async #count(known: Known, log: string, after: number): Promise<void> {
    const turn = this.#turn;
    const page = await this.#patiently(() => this.#ask('history', { log, after, limit: PAGE }));
    if (turn !== this.#turn || !page.ok) return;
    const me = this.#me;
    const others = page.entries.filter(
      (entry): entry is Extract<WireEntry, { on: 'said' }> => entry.on === 'said' && entry.by.id !== me?.id,
    );
    known.last = Math.max(known.last, page.entries.at(-1)?.seq ?? 0);
    known.unread = others.length;
    known.calls = others.filter((said) => this.#isCalledBy(said)).length;
    this.#look();
  }

  /** Where I am no more, because I was away too long, I go in again. A room that does not let me in is mine no more. */
  async #enter(names: readonly string[]): Promise<void> {
    const turn = this.#turn;
    for (const room of names) {
      if (this.#opened(room)) continue;
      const joined = await this.#patiently(() => this.#ask('join', { room }));
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
    const room = this.#opened(known.name);
    // What stands below the divider is before my eyes.
    if (room && (room.reading || room.unread === 0)) Object.assign(known, { unread: 0, calls: 0 });
    const { name, level, calls } = known;
    return {
      name,
      unread: room && !room.reading ? room.unread : known.unread,
      calls: level === 'none' ? 0 : calls,
      level,
    };
  }
}

function isSame(one: Place, other: Place | undefined): boolean {
  return (
    one.name === other?.name && one.unread === other.unread && one.calls === other.calls && one.level === other.level
  );
}

/** However it is written, it is the same room (SPEC N14). */
function keyOf(name: string): string {
  return fold(name.startsWith('#') ? name : `#${name}`);
}
