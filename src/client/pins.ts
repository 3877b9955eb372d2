import type { Told } from '../protocol/told.ts';
import { Changes, type Watched } from './changes.ts';
import type { Connection } from './connection.ts';
import { insist } from './insisting.ts';

/** A message that is pinned in the room. */
export interface Pin {
  readonly id: string;
  readonly at: number;
  readonly by: { readonly id: string; readonly nickname: string };
  readonly text: string;
}

interface PinsPorts {
  readonly room: string;
  readonly connection: Pick<Connection, 'ask' | 'state' | 'subscribe'>;
  readonly newKey: () => string;
}

/** What is pinned in a room, as it is now. */
export class Pins implements Watched {
  readonly #changes = new Changes();
  readonly #ports: PinsPorts;
  #all: readonly Pin[] = [];
  #asked = 0;

  constructor(ports: PinsPorts) {
    this.#ports = ports;
  }

  subscribe = this.#changes.subscribe;

  /** The one that was pinned last first; the same array until something changes. */
  get all(): readonly Pin[] {
    return this.#all;
  }

  has(id: string): boolean {
    return this.#all.some((pin) => pin.id === id);
  }

  /** Asks anew: at first, and after each return. Of several that are under way the last counts. */
  async load(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const { room, connection } = this.#ports;
    const answer = await connection.ask('pins', { room });
    if (!answer.ok || asked !== this.#asked) return;
    this.#all = answer.pins.flatMap((entry) => {
      if (entry.on !== 'said' || entry.deletedAt !== undefined) return [];
      const { id, at, by, text, files = [] } = entry;
      return { id, at, by, text: text || files.map(({ name }) => name).join(', ') };
    });
    this.#changes.tell();
  }

  /** Pins a message, or takes that back. */
  async pin(id: string, on: boolean): Promise<void> {
    const { connection, newKey } = this.#ports;
    await insist(connection, on ? 'pin' : 'unpin', { id, key: newKey() });
  }

  told(told: Told): void {
    const isMine = (told.on === 'pinned' || told.on === 'unpinned') && told.room === this.#ports.room;
    const isOfOne = (told.on === 'edited' || told.on === 'deleted') && this.has(told.target);
    if (isMine || isOfOne) void this.load();
  }
}
