import type { NoteStore, PeopleStore, PersonRecord, Store } from '../../hub/ports.ts';
import { StoreError } from '../fault.ts';
import { MemoryLogs } from './logs.ts';

/** Keeps all in this process, for tests and for a chat that is to leave no trace. */
export function memoryStore(): Store {
  const people = new MemoryPeople();
  const logs = new MemoryLogs((person) => people.nicknameOf(person));
  return { logs, people, notes: new MemoryNotes(), close: async () => {} };
}

class MemoryPeople implements PeopleStore {
  readonly #byId = new Map<string, PersonRecord>();
  readonly #byToken = new Map<string, string>();

  async put(person: PersonRecord): Promise<void> {
    const holder = this.#byToken.get(person.tokenDigest);
    if (holder !== undefined && holder !== person.id) throw new StoreError('refused', "That token is someone else's.");
    this.#byToken.delete(this.#byId.get(person.id)?.tokenDigest ?? '');
    this.#byToken.set(person.tokenDigest, person.id);
    this.#byId.set(person.id, person);
  }

  async byToken(digest: string): Promise<PersonRecord | null> {
    return this.#byId.get(this.#byToken.get(digest) ?? '') ?? null;
  }

  async bots(): Promise<readonly PersonRecord[]> {
    const bots = [...this.#byId.values()].filter(({ bot }) => bot);
    return bots.sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
  }

  /** The id, where nobody was kept under it. */
  nicknameOf(person: string): string {
    return this.#byId.get(person)?.nickname ?? person;
  }
}

class MemoryNotes implements NoteStore {
  readonly #texts = new Map<string, string>();

  async get(name: string): Promise<string | null> {
    return this.#texts.get(name) ?? null;
  }

  async put(name: string, text: string): Promise<void> {
    this.#texts.set(name, text);
  }
}
