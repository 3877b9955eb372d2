import type { Actor } from '../core/decision.ts';
import type { Person } from '../core/entry.ts';
import type { PersonRecord } from './ports.ts';
import type { Room } from './room.ts';
import type { Session } from './session.ts';
import type { Telling } from './telling.ts';

/** A person who is here, or was a moment ago: his sessions, his rooms, the logs that are his. */
export class Presence {
  readonly sessions = new Set<Session>();
  readonly rooms = new Set<Room>();
  /** The logs of his pairs (SPEC L5). */
  readonly pairLogs = new Set<string>();
  /** Calls off his departure while he is within the grace time. */
  stay: (() => void) | null = null;
  #record: PersonRecord;
  #address: string | null = null;

  constructor(record: PersonRecord) {
    this.#record = record;
  }

  get id(): string {
    return this.#record.id;
  }

  get record(): PersonRecord {
    return this.#record;
  }

  get person(): Person {
    return { id: this.#record.id, nickname: this.#record.nickname };
  }

  get actor(): Actor {
    return { ...this.person, owner: this.#record.owner };
  }

  /** As the others see him in a list. */
  get shown(): { id: string; nickname: string; owner?: true } {
    return this.#record.owner ? { ...this.person, owner: true } : this.person;
  }

  /** Where he last came from; null where that tells nothing (SPEC M5). */
  get address(): string | null {
    return this.#address;
  }

  become(record: PersonRecord): void {
    this.#record = record;
  }

  arrive(session: Session): void {
    this.stay?.();
    this.stay = null;
    this.#address = session.origin.address;
    this.sessions.add(session);
  }

  tell(telling: Telling): void {
    for (const session of this.sessions) session.tell(telling);
  }

  sharesRoomWith(other: Presence): boolean {
    for (const room of this.rooms) if (other.rooms.has(room)) return true;
    return false;
  }
}
