import { nicknameKeys } from '../core/nickname.ts';
import type { People } from './people.ts';
import type { PeopleStore, PersonRecord } from './ports.ts';

/** The bots there are, here or not. Their nicknames are nobody else's (SPEC B3). */
export class Bots {
  readonly #store: PeopleStore;
  readonly #people: People;
  readonly #byId = new Map<string, PersonRecord>();

  constructor(store: PeopleStore, people: People) {
    this.#store = store;
    this.#people = people;
  }

  /** Reads the bots that there are, before anyone can take their nicknames. */
  async load(): Promise<void> {
    for (const bot of await this.#store.bots()) {
      this.#people.claim(bot.nickname, bot.id);
      this.#byId.set(bot.id, bot);
    }
  }

  get count(): number {
    return this.#byId.size;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  named(nickname: string): PersonRecord | null {
    const meant = new Set(nicknameKeys(nickname));
    return this.all().find((bot) => nicknameKeys(bot.nickname).some((key) => meant.has(key))) ?? null;
  }

  /** The oldest first. */
  all(): readonly PersonRecord[] {
    return [...this.#byId.values()];
  }

  add(bot: PersonRecord): void {
    this.#byId.set(bot.id, bot);
  }

  remove(bot: PersonRecord): void {
    if (this.#byId.delete(bot.id)) this.#people.remove(bot);
  }
}
