import type { WireEntry } from '../protocol/events.ts';
import { Changes, type Watched } from './changes.ts';
import type { Connection } from './connection.ts';
import { Past } from './past.ts';
import type { Fetch } from './timeline.ts';
import type { World } from './world.ts';

/** A message, or a moment (ms since 1970), that is to come before the eyes; in the room's log, where none is named. */
export type Aim = { readonly log?: string } & ({ readonly id: string } | { readonly at: number });

interface LookingBackPorts {
  readonly world: Pick<World, 'offsetAt'>;
  readonly fetch: Fetch;
  readonly connection: Pick<Connection, 'ask'>;
  readonly me: () => WireEntry['by'];
  readonly isApart: (id: string) => boolean;
  /** Which entries of the room's own log are shown. */
  readonly shows: (entry: WireEntry) => boolean;
  /** The room's log; undefined until it is known. */
  readonly log: () => string | undefined;
  /** The message at that place, where it is shown already or soon loaded; else null. */
  readonly near: (place: { log: string; seq: number }) => Promise<string | null>;
}

/** Looks at what is further up than what is loaded from the end on. */
export class LookingBack implements Watched {
  readonly #ports: LookingBackPorts;
  readonly #changes = new Changes();
  #past: Past | null = null;
  #forget: (() => void) | null = null;

  constructor(ports: LookingBackPorts) {
    this.#ports = ports;
  }

  subscribe = this.#changes.subscribe;

  /** What is looked at instead of the end of the room. */
  get past(): Past | null {
    return this.#past;
  }

  /** Brings a place before the eyes. Answers the id of the message there, or null where there is none. */
  async at(aim: Aim): Promise<string | null> {
    const { connection, near, log: own } = this.#ports;
    const log = aim.log ?? own();
    if (log === undefined) return null;
    const found = await connection.ask('seek', 'id' in aim ? { log, id: aim.id } : { log, at: aim.at });
    if (!found.ok) return null;
    const id = await near({ log, seq: found.seq });
    if (id !== null) {
      this.leave();
      return id;
    }
    return this.#enter(log, found.seq);
  }

  async #enter(log: string, seq: number): Promise<string | null> {
    const { world, fetch, me, isApart, shows, log: own } = this.#ports;
    const isShown = log === own() ? shows : ({ on }: WireEntry) => on === 'whispered';
    const past = await Past.around({ log, world, fetch, me, isApart, shows: isShown }, seq);
    const id = past?.from(seq) ?? null;
    if (!past || id === null) return null;
    this.#forget?.();
    this.#forget = past.subscribe(() => this.#changes.tell());
    this.#past = past;
    this.#changes.tell();
    return id;
  }

  /** Back to the end of the room. */
  leave(): void {
    if (!this.#past) return;
    this.#forget?.();
    this.#past = null;
    this.#changes.tell();
  }
}
