import type { Person } from '../core/entry.ts';
import { nicknameKeys } from '../core/nickname.ts';
import type { Block, PeopleStore } from './ports/people.ts';

/** Who wants nothing to do with whom (SPEC W8). */
export class Blocks {
  readonly #store: PeopleStore;
  readonly #by = new Map<string, Map<string, Block>>();
  /** The other way round: who has blocked somebody. */
  readonly #of = new Map<string, Set<string>>();

  constructor(store: PeopleStore) {
    this.#store = store;
  }

  async load(): Promise<void> {
    for (const block of await this.#store.blocks()) this.#put(block);
  }

  /** Whether one of the two has blocked the other. */
  between(one: string, other: string): boolean {
    return this.has(one, other) || this.has(other, one);
  }

  has(by: string, who: string): boolean {
    return this.#by.get(by)?.has(who) ?? false;
  }

  /** His own, the first one first. */
  of(person: string): readonly Block[] {
    return [...(this.#by.get(person)?.values() ?? [])];
  }

  /** Ids of all with whom there is a block, whoever made it. */
  apartFrom(person: string): readonly string[] {
    return [...new Set([...(this.#by.get(person)?.keys() ?? []), ...(this.#of.get(person) ?? [])])];
  }

  /** Whom somebody blocked under that nickname, or who bears it now (`now` is his id). */
  meant(by: string, nickname: string, now: string | null): Block | null {
    const keys = new Set(nicknameKeys(nickname));
    const his = this.of(by);
    const isSo = ({ who }: Block) => nicknameKeys(who.nickname).some((key) => keys.has(key));
    return his.find(({ who }) => who.id === now) ?? his.find(isSo) ?? null;
  }

  /** Rejects, and changes nothing, when it can't be kept. */
  async put(block: Block): Promise<void> {
    await this.#store.block(block);
    this.#put(block);
  }

  async remove({ by, who }: Block): Promise<void> {
    await this.#store.unblock(by, who.id);
    this.#by.get(by)?.delete(who.id);
    this.#of.get(who.id)?.delete(by);
  }

  /** Of him is left that others blocked him, under his stub. */
  forget(stub: Person): void {
    for (const block of this.of(stub.id)) this.#of.get(block.who.id)?.delete(stub.id);
    this.#by.delete(stub.id);
    for (const by of this.#of.get(stub.id) ?? []) {
      const block = this.#by.get(by)?.get(stub.id);
      if (block) this.#by.get(by)?.set(stub.id, { ...block, who: stub });
    }
  }

  #put(block: Block): void {
    const { by, who } = block;
    this.#by.set(by, (this.#by.get(by) ?? new Map()).set(who.id, block));
    this.#of.set(who.id, (this.#of.get(who.id) ?? new Set()).add(by));
  }
}
