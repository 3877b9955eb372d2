import type { Letter } from '../letters.ts';
import type { Drawer, Shelf } from '../world.ts';
import { TestShelf } from './shelf.ts';

interface Lying {
  readonly letter: Letter;
  readonly owner: Tab;
}

/** What the tabs of one browser share. */
export class TestDevice {
  readonly shelf = new TestShelf();
  readonly #tabs = new Set<Tab>();
  #lying: readonly Lying[] = [];
  #chance = 0;

  get letters(): readonly Letter[] {
    return this.#lying.map(({ letter }) => letter);
  }

  random(): number {
    this.#chance += 1;
    return (this.#chance * 0.618) % 1;
  }

  open(): Tab {
    const tab = new Tab(this);
    this.#tabs.add(tab);
    return tab;
  }

  /** What it had in the drawer is nobody's now. */
  close(tab: Tab): void {
    this.#tabs.delete(tab);
    for (const other of this.#tabs) other.left();
  }

  shelved(name: string, by: Tab): void {
    for (const tab of this.#tabs) if (tab !== by) tab.shelved(name);
  }

  take(by: Tab): readonly Letter[] {
    const isFree = (owner: Tab) => owner === by || !this.#tabs.has(owner);
    this.#lying = this.#lying.map(({ letter, owner }) => ({ letter, owner: isFree(owner) ? by : owner }));
    return this.#lying.flatMap(({ letter, owner }) => (owner === by ? letter : []));
  }

  put(letter: Letter, owner: Tab): void {
    this.remove(letter.key);
    this.#lying = [...this.#lying, { letter, owner }];
  }

  remove(key: string): void {
    this.#lying = this.#lying.filter(({ letter }) => letter.key !== key);
  }
}

/** One tab: its reload keeps it, closing it does not. */
export class Tab {
  readonly device: Shelf;
  readonly drawer: Drawer;
  #hearers: ((name: string) => void)[] = [];
  #onLeft: (() => void)[] = [];

  constructor(given: TestDevice) {
    const { shelf } = given;
    this.device = {
      getItem: (name) => shelf.getItem(name),
      setItem: (name, text) => {
        shelf.setItem(name, text);
        given.shelved(name, this);
      },
      removeItem: (name) => {
        shelf.removeItem(name);
        given.shelved(name, this);
      },
    };
    this.drawer = {
      take: async () => given.take(this),
      put: (letter) => given.put(letter, this),
      remove: (key) => given.remove(key),
      onLeft: (hear) => this.#onLeft.push(hear),
    };
  }

  /** What ran in it before is gone. */
  reload(): void {
    this.#hearers = [];
    this.#onLeft = [];
  }

  onShelved = (hear: (name: string) => void) => void this.#hearers.push(hear);

  shelved(name: string): void {
    for (const hear of [...this.#hearers]) hear(name);
  }

  left(): void {
    for (const hear of [...this.#onLeft]) hear();
  }
}
