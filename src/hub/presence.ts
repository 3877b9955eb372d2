import type { Actor } from '../core/decision.ts';
import { type Person, personOf } from '../core/entry.ts';
import type { Levels } from '../core/level.ts';
import { PAIRS } from '../core/limits.ts';
import type { Notice } from '../protocol/events.ts';
import { hasAccount } from './account.ts';
import type { PersonRecord, ReadMark } from './ports/people.ts';
import type { Room } from './room.ts';
import type { Session } from './session.ts';
import { Telling, type Tellings } from './telling.ts';

/** He is away, or does not want to be disturbed. */
export interface Away {
  /** Empty only where he is busy. */
  readonly text: string;
  readonly busy?: true;
  /** When it ends by itself, ms since 1970. */
  readonly until?: number;
}

/** A person who is here, or was a moment ago: his sessions, his rooms, the logs that are his. */
export class Presence {
  readonly sessions = new Set<Session>();
  readonly rooms = new Set<Room>();
  /** The logs of his pairs (SPEC L5), each with the id of the other. */
  readonly pairLogs = new Map<string, string>();
  /** Calls off his departure while he is within the grace time. */
  stay: (() => void) | null = null;
  /** What he said of that himself. */
  #said: Away | null = null;
  /** Calls off that he is back by himself. */
  #stayAway: (() => void) | null = null;
  /** What is told while nobody is at any of his sessions, as it was given last; and whether that is so. */
  #absence = '';
  #unattended = false;
  /** How loud his rooms are (SPEC S19). */
  levels: Levels = new Map();
  /** How far he has read, by log; made with the first, because most who are here have none. */
  #reads: Map<string, ReadMark> | null = null;
  #record: PersonRecord;
  #person: Person;
  #actor: Actor;
  /** Here since, ms since 1970. */
  readonly since: number;
  /** When he last spoke, ms of a clock that never jumps. */
  spokeAt: number;
  #address: string | null = null;
  readonly #here: (id: string) => Presence | null;

  /** `here` finds others who are here. */
  constructor(
    record: PersonRecord,
    arrived: { readonly now: number; readonly steady: number },
    here: (id: string) => Presence | null = () => null,
  ) {
    this.#here = here;
    this.#record = record;
    this.#person = seen(record);
    this.#actor = actorOf(record);
    this.since = arrived.now;
    this.spokeAt = arrived.steady;
  }

  get id(): string {
    return this.#record.id;
  }

  get record(): PersonRecord {
    return this.#record;
  }

  get person(): Person {
    return this.#person;
  }

  /** What he is on the whole server. */
  get role(): Actor['role'] {
    return roleOf(this.#record);
  }

  get actor(): Actor {
    return this.#actor;
  }

  /** As the others see him in a list. */
  get shown(): Person & { owner?: true; away?: string; busy?: true; until?: number } {
    const { text: away, ...how } = this.away ?? {};
    return {
      ...this.person,
      ...(this.#record.owner && { owner: true as const }),
      ...(away !== undefined && { away, ...how }),
    };
  }

  /** How he is not simply there; null while he is. */
  get away(): Away | null {
    return this.#said ?? (this.#unattended ? { text: this.#absence } : null);
  }

  /** He says that himself, or that he is back: then he is at that session. `stay` calls off that he is back by himself. */
  go(session: Session | null, away: Away | null, stay: (() => void) | null = null): void {
    this.#stayAway?.();
    this.#stayAway = stay;
    if (away === null && session?.attended === false) session.attended = true;
    this.#settle(() => {
      this.#said = away;
      this.#lookAround();
    });
  }

  /** He leaves: who comes again is there. */
  forgetAway(): void {
    this.#stayAway?.();
    this.#stayAway = null;
    this.#said = null;
  }

  /** Somebody is at this session of his, or nobody is; with what is told while that is so of all that tell it. */
  attend(session: Session, attended: boolean, text: string): void {
    this.#settle(() => {
      session.attended = attended;
      if (!attended) this.#absence = text;
      this.#lookAround();
    });
  }

  #lookAround(): void {
    const told = [...this.sessions].map(({ attended }) => attended);
    this.#unattended = told.includes(false) && !told.includes(true);
  }

  /** What is told of him may become other by that. */
  #settle(change: () => void): void {
    const before = this.away;
    change();
    const { away } = this;
    if (!isSame(away, before)) this.tellNeighbours({ on: 'away', who: this.person, ...away });
  }

  /** A session of his is no more. What is so when the last one is lost stays so for the grace time (SPEC S5). */
  drop(session: Session): void {
    this.#settle(() => {
      if (this.sessions.delete(session) && this.sessions.size > 0) this.#lookAround();
    });
  }

  /** Where he last came from; null where that tells nothing (SPEC M5). */
  get address(): string | null {
    return this.#address;
  }

  become(record: PersonRecord): void {
    this.#record = record;
    this.#person = seen(record);
    this.#actor = actorOf(record);
  }

  arrive(session: Session): void {
    this.stay?.();
    this.stay = null;
    this.#address = session.origin.address;
    this.sessions.add(session);
    this.#settle(() => this.#lookAround());
  }

  /** How far he has read there; null where he has not (SPEC S17). */
  readIn(log: string): ReadMark | null {
    return this.#reads?.get(log) ?? null;
  }

  /** He has read up to there; false when he had read further. */
  hasRead(mark: ReadMark): boolean {
    if ((this.readIn(mark.log)?.seq ?? 0) >= mark.seq) return false;
    this.#reads ??= new Map();
    this.#reads.set(mark.log, mark);
    return true;
  }

  tell(tellings: Tellings, except?: Session): void {
    for (const session of this.sessions) if (session !== except) session.tell(tellings);
  }

  /** The same, where a protocol lists everyone who is in a room. */
  tellNaming(tellings: Tellings): void {
    for (const session of this.sessions) if (session.namesEach) session.tell(tellings);
  }

  /** Tells himself and everyone who shares a room with him, each once; and elsewhere, how he is now. */
  tellNeighbours(notice: Notice): void {
    const telling = new Telling(notice);
    const neighbours = new Set<Presence>([this]);
    const inCrowds = new Set<Presence>();
    for (const room of this.rooms) {
      const those = room.isCrowd && notice.on === 'away' ? inCrowds : neighbours;
      for (const person of room.people()) those.add(person);
    }
    for (const person of neighbours) person.tell(telling);
    for (const person of inCrowds) if (!neighbours.has(person)) person.tellNaming(telling);
    this.tellElsewhere();
  }

  /** Those who are here, whispered with him and share no room with him; as many as a list of pairs has at most. */
  elsewhere(): readonly Presence[] {
    const found: Presence[] = [];
    for (const id of this.pairLogs.values()) {
      const other = this.#here(id);
      if (other && !this.sharesRoomWith(other)) found.push(other);
      if (found.length === PAIRS.most) break;
    }
    return found;
  }

  /** Tells them how he is: they learn it by nothing else (SPEC W12). */
  tellElsewhere(others = this.elsewhere(), here = true): void {
    if (others.length === 0) return;
    const telling = new Telling({ on: 'standing', who: here ? this.shown : this.person, ...(here && { here }) });
    for (const other of others) other.tell(telling);
  }

  /** Whether either hears of the other by a room: in a crowd they do not. */
  sharesRoomWith(other: Presence): boolean {
    for (const room of this.rooms) if (!room.isCrowd && other.rooms.has(room)) return true;
    return false;
  }
}

/** What somebody is on the whole server. */
export function roleOf(person: PersonRecord): Actor['role'] {
  if (person.owner) return 'owner';
  return hasAccount(person) ? 'member' : 'guest';
}

function actorOf(record: PersonRecord): Actor {
  return { ...seen(record), role: roleOf(record) };
}

/** As the others see him. */
export function seen(record: PersonRecord): Person {
  return personOf({ ...record, ...(hasAccount(record) && { member: true }) });
}

function isSame(one: Away | null, other: Away | null): boolean {
  return one?.text === other?.text && one?.busy === other?.busy && one?.until === other?.until;
}
