import { nicknameKeys } from '../core/nickname.ts';
import { suggestNicknames } from '../core/nickname-suggestions.ts';
import type { ClosingReason } from '../protocol/closing.ts';
import { Comings } from './comings.ts';
import type { PersonRecord } from './ports/people.ts';
import type { Clock } from './ports/world.ts';
import { type Away, Presence } from './presence.ts';
import type { Session } from './session.ts';

/** Who is here, and whose the nicknames are. A nickname is its bearer's until he has left (SPEC S6, B3). */
export class People {
  readonly comings = new Comings();
  readonly #clock: Clock;
  readonly #graceMs: () => number;
  readonly #holds: (id: string) => boolean;
  readonly #onLost: (person: Presence, silentMs: number) => void;
  readonly #onDeparture: (person: Presence, away: Away | null) => void;
  readonly #here = new Map<string, Presence>();
  /** Who bears a nickname, by each of its keys. */
  readonly #bearers = new Map<string, string>();

  /** `holds` tells whether a person's nickname stays his when he has left; `onDeparture` is told how he was away until then. */
  constructor(given: {
    clock: Clock;
    graceMs: () => number;
    holds: (id: string) => boolean;
    onLost: (person: Presence, silentMs: number) => void;
    onDeparture: (person: Presence, away: Away | null) => void;
  }) {
    this.#clock = given.clock;
    this.#graceMs = given.graceMs;
    this.#holds = given.holds;
    this.#onLost = given.onLost;
    this.#onDeparture = given.onDeparture;
  }

  get count(): number {
    return this.#here.size;
  }

  all(): IterableIterator<Presence> {
    return this.#here.values();
  }

  withId(id: string): Presence | null {
    return this.#here.get(id) ?? null;
  }

  named(nickname: string): Presence | null {
    return this.withId(this.bearer(nickname) ?? '');
  }

  /** The id of the person who bears this nickname or holds it for good. */
  bearer(nickname: string): string | null {
    for (const key of nicknameKeys(nickname)) {
      const id = this.#bearers.get(key);
      if (id !== undefined) return id;
    }
    return null;
  }

  isFree(nickname: string, id: string): boolean {
    return nicknameKeys(nickname).every((key) => (this.#bearers.get(key) ?? id) === id);
  }

  /** Two nicknames near this one that nobody bears. */
  suggestions(nickname: string): readonly string[] {
    return suggestNicknames(nickname, (candidate) => this.isFree(candidate, ''));
  }

  /** Sets a free nickname aside for a person; the answer gives it back if it comes to nothing. */
  claim(nickname: string, id: string): () => void {
    const fresh = nicknameKeys(nickname).filter((key) => !this.#bearers.has(key));
    for (const key of fresh) this.#bearers.set(key, id);
    return () => {
      for (const key of fresh) this.#bearers.delete(key);
    };
  }

  /** A session of this person begins. */
  arrive(record: PersonRecord, session: Session): Presence {
    const known = this.#here.get(record.id);
    const person = known ?? this.#newcomer(record);
    this.#here.set(record.id, person);
    person.arrive(session);
    if (!known) this.comings.tell(person.person, true);
    return person;
  }

  #newcomer(record: PersonRecord): Presence {
    const arrived = { now: this.#clock.now(), steady: this.#clock.steady() };
    return new Presence(record, arrived, (id) => this.withId(id));
  }

  /** A person bears another nickname, which was claimed, or another role. */
  become(person: Presence, record: PersonRecord): void {
    const before = person.person;
    person.become(record);
    this.moved(before.nickname, record.nickname);
    if (before.nickname === record.nickname) return;
    this.comings.tell(before, false);
    this.comings.tell(person.person, true);
  }

  /** A nickname was changed for another, which was claimed. */
  moved(before: string, now: string): void {
    const kept = new Set(nicknameKeys(now));
    for (const key of nicknameKeys(before)) if (!kept.has(key)) this.#bearers.delete(key);
  }

  /** Somebody's nickname is not his for good after all. */
  release({ id, nickname }: PersonRecord): void {
    if (!this.#here.has(id)) this.#free(nickname);
  }

  /**
   * A session was lost. After the last one the grace time runs, of which `silentMs` are over, and then the person has
   * left (SPEC S5, S18).
   */
  lose(person: Presence, session: Session, silentMs: number): void {
    person.drop(session);
    this.#waitFor(person, silentMs);
    this.#onLost(person, silentMs);
  }

  #waitFor(person: Presence, silentMs: number): void {
    if (person.sessions.size > 0 || person.stay) return;
    const depart = () => this.#depart(person, '');
    const graceMs = this.#graceMs();
    if (silentMs > 0 && silentMs >= graceMs) depart();
    else person.stay = this.#clock.after(graceMs - silentMs, depart);
  }

  /** A session was ended by its person. After the last one he has left. */
  part(person: Presence, session: Session, reason: string): void {
    person.drop(session);
    if (person.sessions.size > 0) return;
    person.stay?.();
    this.#depart(person, reason);
  }

  /** A bot is no more: it leaves at once, and its nickname is free (SPEC B4). */
  remove({ id, nickname }: PersonRecord): void {
    const person = this.#here.get(id);
    for (const session of [...(person?.sessions ?? [])]) session.close('removed');
    person?.stay?.();
    if (person) this.#depart(person, '');
    this.#free(nickname);
  }

  /** Somebody is out of the server: he leaves at once. */
  expel(person: Presence, reason: ClosingReason = 'banned'): void {
    for (const session of [...person.sessions]) session.close(reason);
    person.stay?.();
    if (this.#here.has(person.id)) this.#depart(person, '');
  }

  #depart(person: Presence, reason: string): void {
    const { away } = person;
    this.#here.delete(person.id);
    person.forgetAway();
    if (!this.#holds(person.id)) this.#free(person.record.nickname);
    const elsewhere = person.elsewhere();
    for (const room of [...person.rooms]) room.leave(person, { reason, gone: true });
    person.tellElsewhere(elsewhere, false);
    this.comings.tell(person.person, false);
    this.#onDeparture(person, away);
  }

  #free(nickname: string): void {
    for (const key of nicknameKeys(nickname)) this.#bearers.delete(key);
  }
}
