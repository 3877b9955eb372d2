import type { Answer } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import type { Language } from '../protocol/sentences.ts';
import type { Told } from '../protocol/told.ts';
import { Connection } from './connection.ts';
import { otherIn } from './direct-name.ts';
import type { Letter } from './letters.ts';
import { Outbox } from './outbox.ts';
import { Room } from './room.ts';
import type { Head } from './stretch.ts';
import type { Asked } from './transport.ts';
import type { World } from './world.ts';

/** Who looks at all the rooms, and not into one. It may come later: it asks for what it has not heard. */
export interface Companion {
  /** The connection is here (again). */
  come(): void;
  told(told: Told): void;
  /** A room that is open looks otherwise than before. */
  noted(room: Room): void;
  /** Here it was read up to there. */
  read?(log: string, seq: number): void;
  /** I am nobody any more. */
  forget(): void;
}

/** The whole client: one connection, and the rooms that were opened over it. */
export class Chat {
  readonly connection: Connection;
  readonly #world: World;
  readonly #outbox: Outbox;
  readonly #rooms = new Map<string, Room>();
  /** Where the logs of my pairs end. */
  readonly #pairs = new Map<string, Head>();
  /** The room in which whispers are shown that name none; undefined where they have a place of their own. */
  readonly home: () => string | undefined;
  #companion: Companion | null = null;
  #sorted: Language;

  /** The connection may have been made before, and be here already: the first screen needs nothing else. */
  constructor(world: World, connection = new Connection(world), home = () => connection.server?.room) {
    this.#world = world;
    this.home = home;
    this.#sorted = world.language;
    this.connection = connection;
    this.#outbox = new Outbox({
      post: (letter) => this.#post(letter),
      isOpen: (name) => this.#rooms.get(name)?.isOpen ?? false,
      clock: world.clock,
      drawer: world.drawer,
    });
    connection.subscribe(() => this.#sort());
    connection.attend({
      seen: () => this.#seen(),
      onHere: (hello) => this.#onHere(hello),
      onTold: (told) => this.#onTold(told),
      onForgotten: () => this.#onForgotten(),
    });
  }

  /** The room of that name; opened at the first call, the same object ever after. `connection.server.room` is the default. */
  openRoom(name: string): Room {
    return this.#rooms.get(name) ?? this.#open(name);
  }

  /** The room of that name, where it was opened. */
  opened(name: string): Room | undefined {
    return this.#rooms.get(name);
  }

  /** From now on this one hears what happens in all rooms. */
  accompany(companion: Companion): void {
    this.#companion = companion;
    for (const room of this.#rooms.values()) companion.noted(room);
    if (this.connection.state.is === 'here') companion.come();
  }

  /** Gives up a room that was opened under a name as it is not written; one stays in it. */
  giveUp(name: string): void {
    this.#rooms.get(name)?.close();
    this.#rooms.delete(name);
  }

  /** Leaves a room for good, be it open or not. */
  closeRoom(name: string): void {
    this.giveUp(name);
    if (otherIn(name) === null) void this.connection.ask('leave', { room: name });
  }

  #open(name: string): Room {
    const { connection } = this;
    const room = new Room({
      name,
      world: this.#world,
      connection,
      outbox: this.#outbox,
      newKey: () => this.#newKey(),
      onOpen: () => this.#outbox.resume(),
      home: this.home,
      onRead: (log, seq) => {
        void this.connection.ask('read', { log, seq });
        this.#companion?.read?.(log, seq);
      },
    });
    this.#rooms.set(name, room);
    room.subscribe(() => this.#rooms.get(name) === room && this.#companion?.noted(room));
    room.sortFor(connection.language);
    if (connection.state.is === 'here') room.come([...this.#pairs.values()]);
    return room;
  }

  #seen(): Record<string, number> {
    return Object.assign({}, ...[...this.#rooms.values()].map(({ seen }) => seen));
  }

  #onHere({ you, pairs }: Answer<'hello'>): void {
    this.#pairs.clear();
    for (const { log, last, at } of pairs) this.#pairs.set(log, { log, last, at });
    this.#outbox.own(you.id);
    for (const room of this.#rooms.values()) room.come(pairs);
    this.#companion?.come();
  }

  #onTold(told: Told): void {
    if ('seq' in told) this.#hear(told);
    for (const room of this.#rooms.values()) room.told(told);
    this.#companion?.told(told);
  }

  #onForgotten(): void {
    for (const room of this.#rooms.values()) room.forget();
    this.#rooms.clear();
    this.#companion?.forget();
    this.#outbox.clear();
  }

  /** Before the rooms show it: then what I sent is never drawn twice. */
  #hear(entry: WireEntry): void {
    const { on, log, seq, at } = entry;
    if (on === 'whispered' || this.#pairs.has(log)) this.#pairs.set(log, { log, last: seq, at });
    this.#outbox.heard(entry);
  }

  #post({ room, text, to, key, ...letter }: Letter): Promise<Asked<'say' | 'whisper'>> {
    const marks = {
      ...(letter.action && { action: true as const }),
      ...(letter.replyTo !== undefined && { replyTo: letter.replyTo }),
      ...(letter.files && { files: letter.files.map(({ id }) => id) }),
      ...altsOf(letter.files),
    };
    if (!to) return this.connection.ask('say', { room, text, key, ...marks });
    const toId = to.id !== null && { toId: to.id };
    const aside = otherIn(room) === null && { aside: room };
    return this.connection.ask('whisper', { to: to.nickname, ...toId, text, key, ...aside, ...marks });
  }

  /** A change of language sorts the people anew. */
  #sort(): void {
    if (this.#sorted === this.connection.language) return;
    this.#sorted = this.connection.language;
    for (const room of this.#rooms.values()) room.sortFor(this.#sorted);
  }

  /** Unlike every other of this person, for ever (SPEC S11). */
  #newKey(): string {
    const { clock, random } = this.#world;
    const chance = () => Math.floor(random() * 2 ** 32).toString(36);
    return `${clock.now().toString(36)}-${chance()}${chance()}`;
  }
}

/** What I said that they show, by id. */
function altsOf(files: Letter['files'] = []): { readonly alts?: Readonly<Record<string, string>> } {
  const said = files.flatMap(({ id, alt }) => (alt ? [[id, alt] as const] : []));
  return said.length > 0 ? { alts: Object.fromEntries(said) } : {};
}
