import { type Drawer, isLetter, type Letter, type Shelf } from '../../client/index.ts';
import { answered, changed, opened } from './database.ts';

const DATABASE = 'sokdak';
const LETTERS = 'letters';
/** Under which the tab's own shelf has the name of the tab. */
const NAME = 'sokdak.tab';
/** Time for another tab to say that it is there. */
const ROLL_CALL_MS = 250;
/** A tab that left may only be loading anew: what it wrote is its own again then. */
const RELOADING_MS = 3_000;

interface Lying {
  readonly letter: Letter;
  /** The tab that sends it. */
  readonly tab: string;
  /** Rises with the time of writing. */
  readonly nth: number;
}

type Word = { readonly is: 'who' } | { readonly is: 'here' | 'left'; readonly tab: string };

/**
 * The drawer that all tabs of this browser share (IndexedDB, which is there also over http on a LAN address). A letter
 * is sent by the tab that wrote it; of one that is gone, by another. Were two to send it at once, as when a sleeping tab
 * does not answer, its key would let it be kept once. Where there is no database, `instead` serves.
 */
export async function sharedDrawer(tab: Shelf, instead: Drawer): Promise<Drawer> {
  const database = await opened(DATABASE, (made) => made.createObjectStore(LETTERS, { keyPath: 'letter.key' })).catch(
    () => null,
  );
  return database ? new SharedDrawer(database, nameOf(tab), instead) : instead;
}

/** The same after a reload. */
function nameOf(tab: Shelf): string {
  const fresh = Math.random().toString(36).slice(2);
  try {
    const name = tab.getItem(NAME) ?? fresh;
    tab.setItem(NAME, name);
    return name;
  } catch {
    return fresh;
  }
}

class SharedDrawer implements Drawer {
  readonly #database: IDBDatabase;
  readonly #tab: string;
  readonly #instead: Drawer;
  readonly #channel = new BroadcastChannel(`${DATABASE}.${LETTERS}`);
  readonly #here = new Set<string>();
  #onLeft: () => void = () => {};
  #nth = 0;

  constructor(database: IDBDatabase, tab: string, instead: Drawer) {
    this.#database = database;
    this.#tab = tab;
    this.#instead = instead;
    this.#channel.onmessage = ({ data }: MessageEvent<Word>) => this.#hear(data);
    addEventListener('pagehide', () => this.#say({ is: 'left', tab }));
  }

  async take(): Promise<readonly Letter[]> {
    const apart = await this.#instead.take();
    try {
      const ofOthers = (await this.#all()).some(({ tab }) => tab !== this.#tab);
      if (ofOthers) await this.#callTheRoll();
      return [...(await this.#claim()), ...apart];
    } catch {
      return apart;
    }
  }

  /** One request and its commit leave at once: they arrive also where the page is closed in this moment. */
  put(letter: Letter): void {
    this.#nth = Math.max(this.#nth + 1, Date.now());
    const lying: Lying = { letter, tab: this.#tab, nth: this.#nth };
    this.#change((letters) => letters.put(lying)).catch(() => this.#instead.put(letter));
  }

  remove(key: string): void {
    this.#instead.remove(key);
    this.#change((letters) => letters.delete(key)).catch(() => {});
  }

  onLeft(hear: () => void): void {
    this.#onLeft = hear;
  }

  #hear(word: Word): void {
    if (word.is === 'who') this.#say({ is: 'here', tab: this.#tab });
    else if (word.is === 'here') this.#here.add(word.tab);
    else setTimeout(() => this.#onLeft(), RELOADING_MS);
  }

  #say(word: Word): void {
    this.#channel.postMessage(word);
  }

  async #callTheRoll(): Promise<void> {
    this.#here.clear();
    this.#say({ is: 'who' });
    await new Promise((resolve) => setTimeout(resolve, ROLL_CALL_MS));
  }

  /** In one transaction, so that of two tabs one has it. */
  async #claim(): Promise<readonly Letter[]> {
    let mine: readonly Lying[] = [];
    await this.#change(async (letters) => {
      const all = await lyingIn(letters);
      mine = all.filter(({ tab }) => tab === this.#tab || !this.#here.has(tab));
      for (const lying of mine) if (lying.tab !== this.#tab) letters.put({ ...lying, tab: this.#tab });
    });
    return mine.map(({ letter }) => letter);
  }

  async #all(): Promise<readonly Lying[]> {
    return lyingIn(this.#database.transaction(LETTERS).objectStore(LETTERS));
  }

  #change(change: (letters: IDBObjectStore) => unknown): Promise<void> {
    return changed(this.#database, [LETTERS], (storeOf) => change(storeOf(LETTERS)));
  }
}

/** In the order of writing. */
async function lyingIn(letters: IDBObjectStore): Promise<readonly Lying[]> {
  const all: readonly unknown[] = await answered(letters.getAll());
  return all.filter(isLying).sort((a, b) => a.nth - b.nth);
}

function isLying(value: unknown): value is Lying {
  if (typeof value !== 'object' || value === null) return false;
  return 'letter' in value && isLetter(value.letter) && 'tab' in value && 'nth' in value;
}
