import type { Answer, CommandName, Payload } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import type { Told } from '../protocol/told.ts';
import { Changes, type Watched } from './changes.ts';
import { Composer, type Editable } from './composer.ts';
import type { Connection } from './connection.ts';
import type { Letter } from './letters.ts';
import type { Outbox } from './outbox.ts';
import type { ShownNotice } from './passing.ts';
import { type Here, People } from './people.ts';
import { Reading, unreadOf } from './reading.ts';
import { type Row, rowsOf } from './rows.ts';
import type { Sent } from './sent.ts';
import { type Reader, Speaking } from './speaking.ts';
import { type RoomState, Stay } from './stay.ts';
import type { Head } from './stretch.ts';
import { type Older, Timeline } from './timeline.ts';
import type { Asked, Failure } from './transport.ts';
import type { World } from './world.ts';

interface RoomPorts {
  readonly name: string;
  readonly world: World;
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly newKey: () => string;
  /** Letters for this room can go now. */
  readonly onOpen: () => void;
}

/** One room as I see it: the messages and my whispers in it, the people, the box. */
export class Room implements Watched {
  readonly name: string;
  readonly composer: Composer;
  readonly #changes = new Changes();
  readonly #ports: RoomPorts;
  readonly #timeline: Timeline;
  readonly #people: People;
  readonly #reading: Reading;
  readonly #speaking: Speaking;
  readonly #stay: Stay;
  readonly #forgetOutbox: () => void;
  #rows: readonly Row[] | null = null;
  #reader: Here | null = null;

  constructor(ports: RoomPorts) {
    const { name, world, outbox } = ports;
    this.name = name;
    this.#ports = ports;
    this.#timeline = new Timeline({ fetch: (query) => this.#history(query), shows: (entry) => this.#shows(entry) });
    this.#people = new People({ room: name, me: () => this.#me.id });
    this.#reading = new Reading({ shelf: world.device, room: name });
    this.composer = new Composer({ shelf: world.tab, room: name, mine: () => this.#mine() });
    this.#speaking = new Speaking({
      composer: this.composer,
      people: this.#people,
      reader: () => this.whisperTo,
      write: (draft) => this.#write(draft),
      edit: (id, text) => this.#ask('edit', { id, text, key: ports.newKey() }),
      rename: (nickname) => this.#ask('rename', { nickname }),
      moderate: (act, nickname, reason) => this.#moderate(act, nickname, reason),
    });
    this.#stay = new Stay({
      clock: world.clock,
      join: () => this.#ask('join', { room: name }),
      onEntered: (view) => this.#entered(view),
    });
    this.#timeline.subscribe(() => this.#look());
    this.#people.subscribe(() => this.#noteReader());
    this.#stay.subscribe(() => this.#moved());
    this.#forgetOutbox = outbox.subscribe(() => this.#redraw());
  }

  subscribe = this.#changes.subscribe;

  get state(): RoomState {
    return this.#stay.state;
  }

  /** What to draw, oldest first; the same array until something changes. */
  get rows(): readonly Row[] {
    this.#rows ??= this.#draw();
    return this.#rows;
  }

  /** Who is here, me first. The first 200; `count` says how many there are in all. */
  get people(): readonly Here[] {
    return this.#people.all;
  }

  get count(): number {
    return this.#people.count;
  }

  get older(): Older {
    return this.#timeline.older;
  }

  /** Loads what is before the first row. Called again while it runs, it does nothing. */
  loadOlder(): Promise<void> {
    return this.#timeline.loadOlder();
  }

  /** Messages of others after the divider, or else after what was read; those that are not loaded included. */
  get unread(): number {
    const { divider, mark } = this.#reading;
    const after = divider === undefined ? mark : divider;
    if (after === null) return 0;
    return unreadOf(this.#timeline.entries, after, this.#me.id) + this.#timeline.unloadedAfter(after);
  }

  /** How many were passed over because the absence was too long; they load by scrolling (`loadOlder`). */
  get missed(): number {
    return this.#timeline.missed;
  }

  /** Tell whether the person sees the end of the room now: the tab is visible and scrolled down. */
  set reading(reading: boolean) {
    this.#reading.reading = reading;
    if (reading) this.#look();
  }

  /** Esc: takes the divider away and counts all as read (UX 36, 59). True when there was one. */
  dismissDivider(): boolean {
    const had = this.#reading.dismiss(this.#timeline.entries);
    this.#redraw();
    return had;
  }

  /** To whom the box speaks; null is everyone. Stays when he leaves, so that nothing meant for him goes to all. */
  get whisperTo(): Reader | null {
    if (!this.#reader) return null;
    const person = this.#people.withId(this.#reader.id);
    return { person: person ?? this.#reader, here: person !== null };
  }

  /** Chooses somebody of `people` by id, or everyone. */
  whisper(id: string | null): void {
    const person = id === null ? null : this.#people.withId(id);
    if (id !== null && !person) return;
    this.#reader = person;
    this.#changes.tell();
  }

  /** Sends what is in the box: text, command, or the message being edited. Rows and box change before this returns. */
  send(): Promise<Sent> {
    return this.#speaking.send();
  }

  /** Tries a failed message once more. */
  retry(key: string): void {
    this.#ports.outbox.retry(key, this.#me.id);
  }

  /** Takes a message that is not sent out of the outbox; its text is not kept. */
  remove(key: string): void {
    this.#ports.outbox.remove(key);
  }

  /** Deletes a kept message. Null when it was done. */
  async delete(id: string): Promise<Failure | null> {
    return failureOf(await this.#ask('delete', { id, key: this.#ports.newKey() }));
  }

  /** Puts somebody out. Null when it was done. */
  async kick(nickname: string, reason = ''): Promise<Failure | null> {
    return failureOf(await this.#moderate('kick', nickname, reason));
  }

  /** Puts somebody out, and keeps him out. */
  async ban(nickname: string, reason = ''): Promise<Failure | null> {
    return failureOf(await this.#moderate('ban', nickname, reason));
  }

  async unban(nickname: string): Promise<Failure | null> {
    return failureOf(await this.#moderate('unban', nickname, ''));
  }

  /** Enters again after having been put out or refused. */
  comeBack(): void {
    this.#stay.comeBack();
  }

  /** For the chat: the last `seq` that is here, by log. */
  get seen(): Record<string, number> {
    return this.#timeline.seen;
  }

  /** For the chat: letters may go. Not before the room is entered again after a return. */
  get isOpen(): boolean {
    return this.#stay.isSettled;
  }

  /** For the chat: the connection is here (again), and these are my pairs. */
  come(pairs: readonly Head[]): void {
    this.#timeline.meet(pairs);
    this.#stay.come();
  }

  /** For the chat: something was told. */
  told(told: Told): void {
    this.#people.told(told);
    if ('seq' in told) this.#timeline.told(told);
    if (told.on === 'joined' || told.on === 'left' || told.on === 'renamed') this.#pass(told);
    if ((told.on === 'kicked' || told.on === 'banned') && told.room === this.name) this.#putOut(told);
  }

  /** For the chat: the sentences are in this language now. */
  sortFor(language: string): void {
    this.#people.sortFor(language);
  }

  /** For the chat: it is closed, and draws no more. */
  close(): void {
    this.#forgetOutbox();
    void this.#ask('leave', { room: this.name });
  }

  get #me(): WireEntry['by'] {
    return this.#ports.connection.me ?? NOBODY;
  }

  #ask<N extends CommandName>(name: N, payload: Payload<N>): Promise<Asked<N>> {
    return this.#ports.connection.ask(name, payload);
  }

  async #entered(view: Answer<'join'>): Promise<void> {
    this.#people.become(view.people, view.count);
    await this.#timeline.enter(view, this.#reading.mark);
  }

  async #history(query: Payload<'history'>): Promise<Answer<'history'> | null> {
    const asked = await this.#ask('history', query);
    if (asked.ok) return asked;
    if (asked.error.code !== 'too_fast') return null;
    await this.#wait(asked.error.retryAfterMs);
    return this.#history(query);
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.#ports.world.clock.after(ms, resolve));
  }

  #moderate(act: 'kick' | 'ban' | 'unban', nickname: string, reason: string): Promise<Asked> {
    const wish = { room: this.name, nickname, key: this.#ports.newKey() };
    return act === 'unban' ? this.#ask(act, wish) : this.#ask(act, { ...wish, reason });
  }

  #pass(notice: ShownNotice): void {
    const isHere = notice.on === 'renamed' ? this.#people.withId(notice.who.id) !== null : notice.room === this.name;
    if (isHere && this.#timeline.ready) this.#timeline.pass(notice, this.#ports.world.clock.now());
  }

  #putOut({ on, who, by, reason }: Extract<WireEntry, { on: 'kicked' | 'banned' }>): void {
    if (who.id === this.#me.id) this.#stay.putOut({ by, reason, banned: on === 'banned' });
  }

  /** A whisper that names no room, as from IRC, is shown in the room that everybody enters. */
  #shows(entry: WireEntry): boolean {
    switch (entry.on) {
      case 'said':
      case 'kicked':
      case 'banned':
      case 'unbanned':
        return entry.room === this.name;
      case 'whispered':
        return (entry.aside ?? this.#ports.connection.server?.room) === this.name;
      default:
        return false;
    }
  }

  #mine(): readonly Editable[] {
    const isMine = (entry: WireEntry): entry is Extract<WireEntry, { on: 'said' | 'whispered' }> =>
      (entry.on === 'said' || entry.on === 'whispered') && entry.by.id === this.#me.id && entry.deletedAt === undefined;
    return this.#timeline.entries.filter(isMine);
  }

  #write(draft: Pick<Letter, 'text' | 'action' | 'to'>): string {
    const key = this.#ports.newKey();
    this.#ports.outbox.put({ ...draft, key, by: this.#me.id, room: this.name, at: this.#ports.world.clock.now() });
    return key;
  }

  #moved(): void {
    if (this.#stay.isSettled) this.#ports.onOpen();
    this.#changes.tell();
  }

  #noteReader(): void {
    this.#reader = this.whisperTo?.person ?? null;
    this.#changes.tell();
  }

  #look(): void {
    this.#reading.look(this.#timeline.entries, this.#me.id);
    this.#ports.outbox.settle((id) => this.#isShown(id));
    this.#redraw();
  }

  #isShown(id: string): boolean {
    return this.#timeline.entries.findLast((entry) => entry.id === id) !== undefined;
  }

  #redraw(): void {
    this.#rows = null;
    this.#changes.tell();
  }

  #draw(): readonly Row[] {
    const { outbox, world } = this.#ports;
    return rowsOf({
      items: this.#timeline.items,
      sendings: outbox.sendings.filter(
        ({ letter, entry }) => letter.room === this.name && !(entry && this.#isShown(entry)),
      ),
      me: this.#me,
      divider: this.#reading.divider,
      offsetAt: world.offsetAt,
      keyOf: (entry) => outbox.keyOf(entry),
    });
  }
}

const NOBODY = { id: '', nickname: '' };

function failureOf(asked: Asked): Failure | null {
  return asked.ok ? null : asked.error;
}
