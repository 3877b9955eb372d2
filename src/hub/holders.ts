import { accountsOf, passkeysOf } from './account.ts';
import type { People } from './people.ts';
import type { PeopleStore, PersonRecord } from './ports/people.ts';
import type { ProviderAccount } from './ports/proofs.ts';

/** Whose nicknames are their own for good, here or not: bots (SPEC B3), and people with an account (SPEC A1). */
export class Holders {
  readonly #store: PeopleStore;
  readonly #people: People;
  readonly #byId = new Map<string, PersonRecord>();

  constructor(store: PeopleStore, people: People) {
    this.#store = store;
    this.#people = people;
  }

  /** Reads those that there are, before anyone can take their nicknames. */
  async load(): Promise<void> {
    for (const holder of await this.#store.holders()) {
      this.#people.claim(holder.nickname, holder.id);
      this.#byId.set(holder.id, holder);
    }
  }

  withId(id: string): PersonRecord | null {
    return this.#byId.get(id) ?? null;
  }

  named(nickname: string): PersonRecord | null {
    return this.withId(this.#people.bearer(nickname) ?? '');
  }

  /** Whose passkey that is; null where it is nobody's. */
  withPasskey(id: string): PersonRecord | null {
    for (const holder of this.#byId.values())
      if (passkeysOf(holder).some((passkey) => passkey.id === id)) return holder;
    return null;
  }

  /** Who comes by that account of a provider; null where nobody does yet. */
  withAccount({ issuer, subject }: ProviderAccount): PersonRecord | null {
    const isIt = (one: ProviderAccount) => one.issuer === issuer && one.subject === subject;
    for (const holder of this.#byId.values()) if (accountsOf(holder).some(isIt)) return holder;
    return null;
  }

  /** The oldest first. */
  all(): IterableIterator<PersonRecord> {
    return this.#byId.values();
  }

  /** The oldest first. */
  bots(): readonly PersonRecord[] {
    return [...this.#byId.values()].filter(({ bot }) => bot);
  }

  /** Somebody holds his nickname from now on, or another than before. */
  put(holder: PersonRecord): void {
    const before = this.#byId.get(holder.id);
    if (before) this.#people.moved(before.nickname, holder.nickname);
    this.#byId.set(holder.id, holder);
  }

  /** What was to be held could not be kept. */
  drop(holder: PersonRecord): void {
    if (this.#byId.delete(holder.id)) this.#people.release(holder);
  }

  /** A bot is no more. */
  remove(bot: PersonRecord): void {
    if (this.#byId.delete(bot.id)) this.#people.remove(bot);
  }
}
