import type { Level } from '../core/level.ts';
import type { Exceptions, Role } from '../core/roles.ts';
import type { Answer } from '../protocol/commands.ts';
import type { WireEntry } from '../protocol/events.ts';
import type { Told } from '../protocol/told.ts';
import { Changes, type Watched } from './changes.ts';
import { Composer } from './composer.ts';
import type { Connection } from './connection.ts';
import { otherIn } from './direct-name.ts';
import { Errands } from './errands.ts';
import type { Letter, SentFile } from './letters.ts';
import type { Absence } from './logs.ts';
import type { Aim, LookingBack } from './looking-back.ts';
import type { Outbox } from './outbox.ts';
import { isOfServer, type ShownNotice } from './passing.ts';
import type { Past } from './past.ts';
import { type Here, People } from './people.ts';
import type { Pins } from './pins.ts';
import type { MessageRow, Row } from './rows.ts';
import { Scene } from './scene.ts';
import type { Sent } from './sent.ts';
import { type Reader, Speaking } from './speaking.ts';
import { type RoomState, Stay } from './stay.ts';
import type { Head } from './stretch.ts';
import type { Older } from './timeline.ts';
import type { Failure } from './transport.ts';
import type { World } from './world.ts';
import type { Writing } from './writing.ts';

interface RoomPorts {
  readonly name: string;
  readonly world: World;
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly newKey: () => string;
  /** Letters for this room can go now. */
  readonly onOpen: () => void;
  /** The room in which whispers are shown that name none, if there is one. */
  readonly home: () => string | undefined;
  /** Says that a log was read up to there. */
  readonly onRead: (log: string, seq: number) => void;
}

const NOBODY = { id: '', nickname: '' };

/**
 * One room as I see it: the messages and my whispers in it, the people, the box. Or what I whisper with one person
 * (`other`): then he is who is here, and all that is written is for him.
 */
export class Room implements Watched {
  readonly name: string;
  /** With whom alone I speak here; null in a room. */
  readonly other: string | null;
  readonly composer: Composer;
  readonly #changes = new Changes();
  readonly #ports: RoomPorts;
  readonly #errands: Errands;
  readonly #scene: Scene;
  readonly #people: People;
  readonly #speaking: Speaking;
  readonly #stay: Stay;
  #back: LookingBack | null = null;
  #writing: Writing | null = null;
  #pins: Pins | null = null;
  #log: string | undefined;
  #knownAs: string;
  /** As they were when they were last shown. */
  #rules = '';
  #ends = 0;
  /** Who may what here, where it is not as everywhere; `core/roles.ts` tells what that means for me. */
  exceptions: Exceptions = {};
  #topic: Answer<'join'>['topic'];
  #level: Level = 'all';
  #reader: Here | null = null;
  #answered: MessageRow | null = null;

  constructor(ports: RoomPorts) {
    const { name, world, connection, outbox, newKey, home, onRead } = ports;
    this.name = name;
    this.other = otherIn(name);
    this.#knownAs = name;
    this.#ports = ports;
    this.#errands = new Errands({ room: name, connection, clock: world.clock, newKey });
    this.#people = new People({ room: name, me: () => this.#me.id });
    this.#scene = new Scene({
      room: name,
      world,
      outbox,
      fetch: (query) => this.#errands.history(query),
      read: onRead,
      me: () => this.#me,
      isApart: (id) => connection.isApart(id),
      home,
      pair: () => this.other && (this.#log ?? ''),
    });
    this.composer = new Composer({ shelf: world.tab, room: name, mine: () => this.#scene.mine });
    this.#speaking = new Speaking({
      composer: this.composer,
      people: this.#people,
      reader: () => this.whisperTo,
      write: (draft) => this.#write(draft),
      errands: this.#errands,
    });
    this.#stay = new Stay({
      clock: world.clock,
      join: () => this.#errands.join(),
      onEntered: (view) => this.#entered(view),
    });
    this.#scene.subscribe(() => this.#changes.tell());
    this.#people.subscribe(() => this.#noteReader());
    this.#stay.subscribe(() => this.#moved());
  }

  subscribe = this.#changes.subscribe;

  /** How the server writes the name (SPEC N14). A room that was opened as it is not written hears nothing. */
  get knownAs(): string {
    return this.#knownAs;
  }

  get state(): RoomState {
    return this.#stay.state;
  }

  /** What to draw, oldest first; the same array until something changes. */
  get rows(): readonly Row[] {
    return (this.past ?? this.#scene).rows;
  }

  /** What is looked at far from the end of the room, where that is so: then `rows` are of it. */
  get past(): Past | null {
    return this.#back?.past ?? null;
  }

  /** Who is here, me first. The first 200; `count` says how many there are in all. */
  get people(): readonly Here[] {
    return this.#people.all;
  }

  /** How loud it is for me. */
  get level(): Level {
    return this.#level;
  }

  /** What the room is about; empty for nothing. */
  get topic(): string {
    return this.#topic?.text ?? '';
  }

  /** From when on it can only be read (ms since 1970); 0 where it goes on, or is only read already. */
  get ends(): number {
    return this.#ends;
  }

  get count(): number {
    return this.#people.count;
  }

  get older(): Older {
    return (this.past ?? this.#scene).older;
  }

  /** Loads what is before the first row. Called again while it runs, it does nothing. */
  loadOlder(): Promise<void> {
    return (this.past ?? this.#scene).loadOlder();
  }

  /** From what is far up to the end of the room. */
  leavePast(): void {
    this.#back?.leave();
  }

  /** Messages of others after the divider, or else after what was read; those that are not loaded included. */
  get unread(): number {
    return this.#scene.unread;
  }

  /** How many were passed over because the absence was too long; they load by scrolling (`loadOlder`). */
  get missed(): number {
    return this.#scene.missed;
  }

  /** What I am here, where that is more than others are. */
  get role(): 'owner' | 'moderator' | null {
    if (this.#ports.connection.me?.owner) return 'owner';
    return this.#people.withId(this.#me.id)?.moderator ? 'moderator' : null;
  }

  /** What I am here. */
  get standing(): Role {
    return this.role ?? (this.#me.member ? 'member' : 'guest');
  }

  /** What came while I was away last; null when I never was. */
  get absence(): Absence | null {
    return this.#scene.absence;
  }

  /** Whether the person sees the end of the room now. */
  get reading(): boolean {
    return this.#scene.reading;
  }

  /** Tell whether the person sees the end of the room now: the tab is visible and scrolled down. */
  set reading(reading: boolean) {
    this.#scene.turn(reading);
  }

  /** Another room is before the person's eyes now: what he had read to its end needs no divider when he comes back. */
  lookAway(): void {
    this.#scene.lookAway();
  }

  /** Esc: takes the divider away and counts all as read (UX 36, 59). True when there was one. */
  dismissDivider(): boolean {
    return this.#scene.dismissDivider();
  }

  /** To whom the box speaks; null is everyone. Stays when he leaves, so that nothing meant for him goes to all. */
  get whisperTo(): Reader | null {
    if (this.other) return { person: this.#people.all[0] ?? { id: '', nickname: this.other }, here: true };
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

  /** The message that the box answers; null is none. */
  get answered(): MessageRow | null {
    return this.#answered;
  }

  /** Chooses the message to answer, or none. A whisper is answered by a whisper. */
  answer(row: MessageRow | null): void {
    this.#answered = row;
    const other = row?.mine ? row.to : row?.by;
    if (!this.other && row?.to)
      this.#reader = this.people.find(({ nickname }) => nickname === other?.nickname) ?? this.#reader;
    else if (row) this.#reader = null;
    this.#changes.tell();
  }

  /** Reacts to a message, or takes that back. Null when it was done. */
  async react(id: string, emoji: string, on: boolean): Promise<Failure | null> {
    const asked = await this.#errands.react(id, emoji, on);
    return asked.ok ? null : asked.error;
  }

  /** Brings a message, or a moment, among the rows. Answers the id of the message there; null where there is none. */
  async reach(aim: Aim): Promise<string | null> {
    const { LookingBack } = await import('./looking-back.ts');
    this.#back ??= this.#lookBack(LookingBack);
    const log = aim.log ?? ('id' in aim ? this.#scene.logOfAnswerTo(aim.id) : undefined);
    return this.#back.at(log === undefined ? aim : { ...aim, log });
  }

  /** Who is writing here; loaded when it is asked for first. */
  async writing(): Promise<Writing> {
    const { Writing } = await import('./writing.ts');
    this.#writing ??= new Writing({
      room: this.name,
      clock: this.#ports.world.clock,
      text: () => (this.composer.editing === null ? this.composer.text : null),
      to: () => this.whisperTo?.person ?? null,
      say: (payload) => void this.#ports.connection.ask('typing', payload),
    });
    return this.#writing;
  }

  /** What is pinned here; loaded when it is asked for first. */
  async pins(): Promise<Pins> {
    const { Pins } = await import('./pins.ts');
    this.#pins ??= new Pins({ room: this.name, connection: this.#ports.connection, newKey: this.#ports.newKey });
    return this.#pins;
  }

  /**
   * Sends what is in the box: text, command, or the message being edited; a text with these files, which are at the
   * server already. Rows and box change before this returns.
   */
  send(files: readonly SentFile[] = []): Promise<Sent> {
    return this.#speaking.send(files);
  }

  /** How many messages wait to be sent or acknowledged. One may be shown already: it was told before its answer. */
  get unsent(): number {
    return this.#ports.outbox.unsentIn(this.name);
  }

  /** Tries a failed message once more. */
  retry(key: string): void {
    this.#ports.outbox.retry(key, this.#me.id);
  }

  /** Takes a message that is not sent out of the outbox; its text is not kept. */
  remove(key: string): void {
    this.#ports.outbox.remove(key);
  }

  /** Enters again after having been put out or refused. */
  comeBack(): void {
    this.#stay.comeBack();
  }

  /**
   * What can be shown again where there is no server: the newest entries, so many at most, and nobody there but me. No
   * whisper is among them: those stand in other logs. Null before I was in, and of what two whisper.
   */
  toKeep(most: number): Answer<'join'> | null {
    if (this.other) return null;
    const end = this.#scene.end(most);
    const topic = this.#topic && { topic: this.#topic };
    const common = { room: this.#knownAs, level: this.#level, rules: this.#rules, ...topic };
    return end && { ...common, ...end, people: [this.#me], count: 1 };
  }

  /** Shows it as it was kept, until it is entered. What is written meanwhile waits. */
  async recall(view: Answer<'join'>): Promise<void> {
    if (this.state.is !== 'entering') return;
    await this.#entered(view);
    this.#stay.recall();
  }

  /** For the chat: the last `seq` that is here, by log. */
  get seen(): Record<string, number> {
    return this.#scene.seen;
  }

  /** For the chat: letters may go. Not before the room is entered again after a return. */
  get isOpen(): boolean {
    return this.#stay.isSettled;
  }

  /** For the chat: the connection is here (again), and these are my pairs. */
  come(pairs: readonly Head[]): void {
    this.#scene.meet(this.other ? [] : pairs);
    this.#stay.come();
  }

  /** For the chat: something was told. */
  told(told: Told): void {
    this.#people.told(told);
    this.#writing?.told(told);
    this.#pins?.told(told);
    if ('seq' in told && isOfServer(told)) this.#scene.pass(told);
    // Of other logs a conversation of two shows nothing.
    else if ('seq' in told && (!this.other || told.log === (this.#log ?? told.log))) {
      this.#scene.told(told);
      this.past?.told(told);
    }
    if (told.on === 'topic-changed' && told.room === this.name) this.#topic = topicOf(told);
    if (told.on === 'level' && told.room === this.name) this.#hearLevel(told.level);
    if (told.on === 'room-changed' && told.room === this.name) {
      Object.assign(this.exceptions, told.may);
      this.#hearDoors({ ...told, ...(told.archived !== undefined && { ends: 0 }) });
    }
    if (told.on === 'room-ended' && told.room === this.name) this.#hearDoors({ ends: 0 });
    if (told.on === 'read' && told.log === this.#log) this.#scene.readElsewhere({ ...told.read, log: told.log });
    if (told.on === 'joined' || told.on === 'left' || told.on === 'renamed') this.#pass(told);
    if (told.on === 'apart') this.#scene.redraw();
    if (told.on === 'ending' && told.room === this.name) this.#scene.pass(told);
    if (told.on === 'inviting' && told.room === this.name) this.#scene.pass(told);
    if (told.on === 'invited' || told.on === 'locked' || told.on === 'unlocked') this.#scene.pass(told);
    if (told.on === 'room-deleted' && told.room === this.name) this.#vanish(told);
    if ((told.on === 'kicked' || told.on === 'banned') && told.room === this.name) this.#putOut(told);
  }

  /** For the chat: the sentences are in this language now. */
  sortFor(language: string): void {
    this.#people.sortFor(language);
  }

  /** For the chat: it is closed, and draws no more. */
  close(): void {
    this.#scene.close();
  }

  /** For the chat: it is closed, and nothing that was written here is to be left. */
  forget(): void {
    this.#scene.close();
    this.composer.cancel();
    this.composer.text = '';
  }

  #lookBack(Back: typeof LookingBack): LookingBack {
    const back = new Back({
      world: this.#ports.world,
      fetch: (query) => this.#errands.history(query),
      connection: this.#ports.connection,
      me: () => this.#me,
      isApart: (id) => this.#ports.connection.isApart(id),
      shows: (entry) => this.#scene.shows(entry),
      log: () => this.#log,
      near: (place) => this.#scene.near(place),
    });
    back.subscribe(() => this.#changes.tell());
    return back;
  }

  get #me(): WireEntry['by'] {
    return this.#ports.connection.me ?? NOBODY;
  }

  async #entered(view: Answer<'join'>): Promise<void> {
    this.#knownAs = view.room;
    this.#log = view.log;
    this.#people.become(view.people, view.count);
    await this.#scene.enter(view);
    this.#topic = view.topic;
    this.#hearLevel(view.level ?? 'all');
    this.exceptions = { ...view.may };
    this.#showRules(view.rules ?? '');
    this.#showEnd(view.archived ? 0 : (view.ends ?? 0));
  }

  /** As the rules are. */
  #showEnd(ends: number): void {
    if (ends > 0 && ends !== this.#ends) this.#scene.pass({ on: 'ending', room: this.name, ends, by: NOBODY });
    this.#hearDoors({ ends });
  }

  #hearDoors({ rules = this.#rules, ends = this.#ends }: { readonly rules?: string; readonly ends?: number }): void {
    this.#rules = rules;
    this.#ends = ends;
    this.#changes.tell();
  }

  #vanish(told: Extract<WireEntry, { on: 'room-deleted' }>): void {
    this.#ends = 0;
    this.#stay.delete(told);
  }

  #hearLevel(level: Level): void {
    this.#level = level;
    this.#changes.tell();
  }

  /** When I come in, and after a return if they are others. */
  #showRules(rules: string): void {
    if (rules !== '' && rules !== this.#rules) this.#scene.pass({ on: 'rules', rules });
    this.#rules = rules;
  }

  #pass(notice: Extract<ShownNotice, { on: 'joined' | 'left' | 'renamed' }>): void {
    const isHere = notice.on === 'renamed' ? this.#people.withId(notice.who.id) !== null : notice.room === this.name;
    if (isHere) this.#scene.pass(notice);
  }

  #putOut(told: Extract<WireEntry, { on: 'kicked' | 'banned' }>): void {
    const { on, who, by, reason } = told;
    const until = (told.on === 'banned' ? told.until : undefined) ?? null;
    if (who.id === this.#me.id) this.#stay.putOut({ by, reason, banned: on === 'banned', until });
  }

  #write(draft: Pick<Letter, 'text' | 'action' | 'to' | 'files'>): string {
    const { newKey, outbox, world } = this.#ports;
    const key = newKey();
    outbox.put({ ...draft, ...this.#replyTo(draft), key, by: this.#me.id, room: this.name, at: world.clock.now() });
    this.#answered = null;
    this.#back?.leave();
    return key;
  }

  /** One answers in the log in which one was asked: what all hear is answered before all, a whisper in a whisper. */
  #replyTo({ to }: Pick<Letter, 'to'>): Pick<Letter, 'replyTo'> {
    const row = this.#answered;
    if (row?.id == null) return {};
    const other = row.to && (row.mine ? row.to.nickname : row.by.nickname);
    return other === (to?.nickname ?? null) ? { replyTo: row.id } : {};
  }

  #moved(): void {
    if (this.#stay.isSettled) this.#ports.onOpen();
    this.#changes.tell();
  }

  #noteReader(): void {
    this.#reader = this.whisperTo?.person ?? null;
    this.#changes.tell();
  }
}

function topicOf({ topic: text, by, at }: Extract<WireEntry, { on: 'topic-changed' }>): Answer<'join'>['topic'] {
  return { text, by, at };
}
