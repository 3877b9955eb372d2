import { type Ban, banOn, type Mute, muteOn } from '../core/bars.ts';
import type { Actor } from '../core/decision.ts';
import { closedAt, type Doors, doorsOf, isWelcome } from '../core/doors.ts';
import type { KeptEvent } from '../core/entry.ts';
import { CROWD, PEOPLE_PER_ROOM } from '../core/limits.ts';
import type { Refusal } from '../core/refusal.ts';
import { may, type Right, type Role } from '../core/roles.ts';
import { applyRoom, deniedIn, emptyRoom, type RoomState, roleIn, silenced, type Topic } from '../core/room.ts';
import { roomKey } from '../core/room-name.ts';
import type { Notice } from '../protocol/events.ts';
import { Crowd } from './crowd.ts';
import type { Endings } from './endings.ts';
import { Mailbox, type MailboxPorts, type News, type Rules, tellingsOf } from './mailbox.ts';
import type { LogHead } from './ports/logs.ts';
import type { Presence } from './presence.ts';
import type { Session } from './session.ts';
import { Telling } from './telling.ts';

/** What changes nothing that is decided in the room. */
const LIGHT: ReadonlySet<KeptEvent['on']> = new Set(['said', 'edited', 'deleted', 'reacted']);

/** Which session asked for it, if one did; what he said; whether he leaves every room at once. */
export interface Leaving {
  readonly asking?: Session;
  readonly reason?: string;
  readonly gone?: true;
}

/** Whom rooms ask, and tell what happens in them. */
export interface RoomHooks {
  /** Where a person last came from, in this room or not. */
  readonly addressOf: (id: string) => string | null;
  /** What was kept and told. */
  readonly onNews: (room: Room, news: readonly News[]) => void;
  readonly onEntered: (person: Presence, room: Room) => void;
  /** He left this room, and not because he is gone. */
  readonly onLeft: (person: Presence, room: Room) => void;
}

interface RoomGiven {
  readonly ports: MailboxPorts;
  readonly head: LogHead;
  readonly name: string;
  readonly hooks: RoomHooks;
  readonly endings: Pick<Endings, 'look' | 'forget'>;
}

/** A room, alive: its mailbox, and who is in it. */
export class Room {
  readonly name: string;
  readonly mailbox: Mailbox<RoomState>;
  readonly #people = new Map<string, Presence>();
  /** The `seq` of the first entry after each of them came in for the first time, as far as it is known. */
  readonly #cameAt = new Map<string, number>();
  readonly #endings: RoomGiven['endings'];
  readonly #hooks: RoomHooks;
  #ended = false;
  readonly #clock: MailboxPorts['clock'];
  readonly #crowd: Crowd;
  /** When somebody last said something, while that matters; in ms that never jump. */
  readonly #saidAt = new Map<string, number>();

  constructor(given: RoomGiven) {
    const { ports, head, name, hooks } = given;
    const { addressOf } = hooks;
    this.#hooks = hooks;
    this.#endings = given.endings;
    this.name = name;
    this.#clock = ports.clock;
    this.#crowd = new Crowd(ports.clock, () => this.#tellCrowd());
    const rules: Rules<RoomState> = {
      apply: (state, event, at) => applyRoom(state, event, { at, addressOf, here: () => [...this.#people.keys()] }),
      remember: (state) => state,
      alone: ({ on }) => (on === 'said' ? this.#isSlow : !LIGHT.has(on)),
      tell: (news) => this.#tellNews(news),
    };
    const state = head.state && 'room' in head.state ? head.state : {};
    this.mailbox = new Mailbox(ports, rules, head, { ...emptyRoom(name), ...state });
  }

  get log(): string {
    return this.mailbox.log;
  }

  get count(): number {
    return this.#people.size;
  }

  has(person: Presence): boolean {
    return this.#people.has(person.id);
  }

  /** Whether there are too many to tell of each who comes and goes (SPEC R25). */
  get isCrowd(): boolean {
    return this.#people.size > CROWD.people;
  }

  people(): IterableIterator<Presence> {
    return this.#people.values();
  }

  /** The ban that keeps somebody out now. */
  banOn(who: { readonly id: string; readonly address: string | null }): Ban | null {
    return banOn(this.mailbox.state, who, this.#clock.now());
  }

  /** Why somebody may not speak here now; null while he may. */
  muteOn({ id }: Presence): Mute | null {
    return muteOn(this.mailbox.state, id, this.#clock.now());
  }

  /** What holds here. */
  get doors(): Required<Doors> {
    return doorsOf(this.mailbox.state);
  }

  /** Whether he may come in, and know that the room is there: who looks after it may, and a webhook of its own. */
  admits(who: Pick<Actor, 'id' | 'role'> & { readonly webhook?: string | undefined }): boolean {
    const isOwn = who.webhook !== undefined && roomKey(who.webhook) === roomKey(this.name);
    return isOwn || may(this.roleOf(who), 'enter-private') || isWelcome(this.mailbox.state, who.id);
  }

  /** Whether he says nothing here: muted, or because of what holds here. */
  silences(person: Presence): boolean {
    if (closedAt(this.mailbox.state, this.#clock.now())) return true;
    return this.muteOn(person) !== null || silenced(this.mailbox.state, person.actor) !== null;
  }

  /** What somebody is here. */
  roleOf(who: Pick<Actor, 'id' | 'role'>): Role {
    return roleIn(this.mailbox.state, who);
  }

  /** Why somebody may not do that here; null where he may. */
  denies({ actor }: Presence, right: Right): Refusal | null {
    return deniedIn(this.mailbox.state, actor, right);
  }

  /** Those of them who are here now. */
  *moderators(): Iterable<Presence> {
    for (const person of this.#people.values()) if (this.roleOf(person) === 'moderator') yield person;
  }

  /** As the others here see him in a list. */
  shown(person: Presence): Presence['shown'] & { readonly moderator?: true } {
    return { ...person.shown, ...(this.roleOf(person) === 'moderator' && { moderator: true }) };
  }

  get topic(): Topic | null {
    return this.mailbox.state.topic;
  }

  get #isSlow(): boolean {
    return (this.mailbox.state.slow ?? 0) > 0;
  }

  /** For how many ms this person has said nothing here, as far as a slow room counts it (SPEC M8). */
  sinceSaid({ id }: Presence): number {
    const at = this.#saidAt.get(id);
    return at === undefined ? Number.POSITIVE_INFINITY : this.#clock.steady() - at;
  }

  /** Lets a person in and tells all but the session that asked; nothing if he is in already (SPEC R2, R4). */
  enter(person: Presence, asking: Session): void {
    if (this.has(person) || this.#ended) return;
    this.#people.set(person.id, person);
    this.#cameAt.set(person.id, this.mailbox.last + 1);
    person.rooms.add(this);
    this.#hooks.onEntered(person, this);
    this.#tellOf(person, { on: 'joined', room: this.name, who: this.shown(person), count: this.count }, asking);
  }

  /** He came in for the first time before the entry of that `seq`. */
  remember({ id }: Presence, seq: number): void {
    if (this.#cameAt.has(id)) this.#cameAt.set(id, seq);
  }

  /** The first `seq` that somebody who is here may read (SPEC R17). */
  firstFor({ id }: Presence): number {
    return this.doors.past ? 1 : (this.#cameAt.get(id) ?? Number.MAX_SAFE_INTEGER);
  }

  /** Lets a person go and tells all but the session that asked, if one did. */
  leave(person: Presence, { asking, reason = '', gone }: Leaving = {}): void {
    if (!this.has(person)) return;
    const why = { ...(reason !== '' && { reason }), ...(gone && { gone }) };
    const left: Notice = { on: 'left', room: this.name, who: person.person, count: this.count - 1, ...why };
    this.#tellOf(person, left, asking);
    this.#remove(person);
    if (!gone) this.#hooks.onLeft(person, this);
  }

  tell(notice: Notice, except?: Session): void {
    const telling = new Telling(notice);
    for (const person of this.#people.values()) person.tell(telling, except);
  }

  /** That somebody comes or goes: in a crowd to himself, and to whose protocol names each; to all others as a number. */
  #tellOf(person: Presence, notice: Notice, asking?: Session): void {
    if (!this.isCrowd) {
      this.tell(notice, asking);
      return;
    }
    const telling = new Telling(notice);
    for (const other of this.#people.values()) {
      if (other === person) other.tell(telling, asking);
      else other.tellNaming(telling);
    }
    this.#crowd.changed();
  }

  #tellCrowd(): void {
    const people = this.isCrowd ? {} : { people: [...this.people()].map((one) => this.shown(one)) };
    this.tell({ on: 'crowd', room: this.name, count: this.count, ...people });
  }

  /** It is no more: nothing happens here, and nobody is in it (SPEC R20). */
  end(): void {
    this.#ended = true;
    this.#endings.forget(this);
    this.mailbox.end({ code: 'no_such_room' });
    for (const person of [...this.#people.values()]) this.#remove(person);
  }

  #tellNews(news: readonly News[]): void {
    const tellings = tellingsOf(news);
    for (const person of this.#people.values()) person.tell(tellings);
    for (const { entry } of news) {
      this.#putOut(entry.event);
      this.#count(entry.event);
      if (entry.event.on === 'room-changed') this.#endings.look(this);
    }
    this.#hooks.onNews(this, news);
  }

  /** Leaving does not shorten the wait, so those who left are remembered too: as many as fit into a room. */
  #count({ on, by }: KeptEvent): void {
    if (!this.#isSlow) this.#saidAt.clear();
    else if (on === 'said') this.#said(by.id);
  }

  #said(id: string): void {
    this.#saidAt.delete(id);
    this.#saidAt.set(id, this.#clock.steady());
    const [longestAgo] = this.#saidAt.keys();
    if (this.#saidAt.size > PEOPLE_PER_ROOM && longestAgo !== undefined) this.#saidAt.delete(longestAgo);
  }

  /** Who is put out hears it with the others, and is out when all have been told (SPEC M2). */
  #putOut(event: KeptEvent): void {
    if (event.on !== 'kicked' && event.on !== 'banned') return;
    const person = this.#people.get(event.who.id);
    if (person) this.#remove(person);
  }

  #remove(person: Presence): boolean {
    person.rooms.delete(this);
    this.#cameAt.delete(person.id);
    return this.#people.delete(person.id);
  }
}
