import type { Answer } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import type { Told } from '../protocol/told.ts';
import { Changes, type Watched } from './changes.ts';
import type { Chat, Companion } from './chat.ts';
import { directWith } from './direct-name.ts';
import type { Here } from './people.ts';
import type { Room } from './room.ts';
import type { Clock } from './world.ts';

/** What I whisper with somebody, as a list shows it. */
export interface Direct {
  /** By which it is opened (`Chat.openRoom`). */
  readonly name: string;
  readonly with: Here;
  /** Whether he is here. */
  readonly here: boolean;
  /** Of the last whisper, ms since 1970. */
  readonly at: number;
  /** His whispers that I have not seen; 100 for as many or more. */
  readonly unread: number;
}

interface DirectsPorts {
  readonly chat: Pick<Chat, 'connection' | 'opened'>;
  readonly clock: Clock;
}

type Pair = Answer<'pairs'>['pairs'][number];

const MOST_UNREAD = 100;

/** With whom I whisper, the latest first: the first page of them, and more as they are asked for. */
export class Directs implements Companion, Watched {
  readonly #changes = new Changes();
  readonly #ports: DirectsPorts;
  #known: readonly Pair[] = [];
  #all: readonly Direct[] | null = null;
  #count = 0;
  #turn = 0;

  constructor(ports: DirectsPorts) {
    this.#ports = ports;
  }

  subscribe = this.#changes.subscribe;

  /** The same array until something changes. */
  get all(): readonly Direct[] {
    this.#all ??= this.#known.map((pair) => this.#shown(pair));
    return this.#all;
  }

  /** How many there are in all, those that are not loaded included. */
  get count(): number {
    return Math.max(this.#count, this.#known.length);
  }

  come(): Promise<void> {
    this.#turn += 1;
    return this.#load(0);
  }

  loadMore(): Promise<void> {
    return this.#load(this.#known.length);
  }

  told(told: Told): void {
    if (told.on === 'whispered') this.#whispered(told);
    else if (told.on === 'read') this.read(told.log, told.read.seq);
    else if (told.on === 'joined') this.#alter(told.who.id, (pair) => ({ ...pair, with: told.who, here: true }));
    else if (told.on === 'standing') this.#alter(told.who.id, (pair) => stands(pair, told));
    else if (told.on === 'left' && told.gone) this.#alter(told.who.id, ({ here: _, ...pair }) => pair);
    else if (told.on === 'renamed' || told.on === 'claimed') this.#become(told.who);
    else if (told.on === 'away') this.#askFor(told.who.id);
  }

  /** Up to there it was read: what came after is asked for, unless nothing did. */
  read(log: string, seq: number): void {
    const pair = this.#known.find((one) => one.log === log);
    if (!pair || pair.unread === 0) return;
    if (seq < pair.last) void this.#ask(pair);
    else this.#put(pair, { ...pair, unread: 0 });
  }

  /** What is before my eyes is read. Told only where it changes something: a room is noted while it is being opened. */
  noted(room: Room): void {
    const isChanged = (direct: Direct, nth: number) => direct.unread !== this.#all?.[nth]?.unread;
    if (room.other !== null && this.#known.map((pair) => this.#shown(pair)).some(isChanged)) this.#look();
  }

  forget(): void {
    this.#turn += 1;
    this.#count = 0;
    this.#show([]);
  }

  async #load(from: number): Promise<void> {
    const turn = this.#turn;
    const asked = await this.#ports.chat.connection.ask('pairs', { from });
    if (turn !== this.#turn) return;
    if (asked.ok) this.#take(asked, from);
    else if (asked.error.code === 'too_fast') this.#ports.clock.after(asked.error.retryAfterMs, () => this.#load(from));
  }

  #take({ pairs, count }: Answer<'pairs'>, from: number): void {
    const kept = this.#known.slice(0, from);
    const fresh = pairs.filter(({ log }) => !kept.some((pair) => pair.log === log));
    this.#count = count;
    this.#show([...kept, ...fresh]);
  }

  #whispered(told: Extract<WireEntry, { on: 'whispered' }>): void {
    const { log, seq, at, by } = told;
    const known = this.#known.find((pair) => pair.log === log);
    if (!known) return void this.come();
    const isHis = by.id === known.with.id;
    const unread = Math.min(known.unread + (isHis ? 1 : 0), MOST_UNREAD);
    const now: Pair = { ...known, last: seq, at, unread, ...(isHis && { here: true }) };
    this.#show([now, ...this.#known.filter((pair) => pair !== known)]);
  }

  async #ask(pair: Pair): Promise<void> {
    const asked = await this.#ports.chat.connection.ask('pairs', { with: pair.with.nickname });
    const [now] = asked.ok ? asked.pairs : [];
    const known = this.#known.find(({ log }) => log === now?.log);
    if (now && known) this.#put(known, now);
  }

  #become(who: WireEntry['by']): void {
    this.#alter(who.id, (pair) => ({ ...pair, with: { ...pair.with, ...who } }));
  }

  /** How he is now, with whom I whisper, and whether he is here. */
  #askFor(id: string): void {
    const pair = this.#known.find((one) => one.with.id === id);
    if (pair) void this.#ask(pair);
  }

  #alter(id: string, change: (pair: Pair) => Pair): void {
    const pair = this.#known.find((one) => one.with.id === id);
    if (pair) this.#put(pair, change(pair));
  }

  #put(before: Pair, now: Pair): void {
    this.#show(this.#known.map((pair) => (pair === before ? now : pair)));
  }

  #show(pairs: readonly Pair[]): void {
    this.#known = pairs;
    this.#look();
  }

  #look(): void {
    this.#all = null;
    this.#changes.tell();
  }

  #shown({ with: other, here, at, unread }: Pair): Direct {
    const name = directWith(other.nickname);
    return { name, with: other, here: here === true, at, unread: this.#ports.chat.opened(name)?.reading ? 0 : unread };
  }
}

function stands({ here: _, ...pair }: Pair, { who, here }: Extract<Told, { on: 'standing' }>): Pair {
  return { ...pair, with: who, ...(here && { here }) };
}
