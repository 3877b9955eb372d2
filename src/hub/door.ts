import type { Refusal } from '../core/refusal.ts';
import type { Payload } from '../protocol/commands.ts';
import { Gate, type GateSettings } from './gate.ts';
import type { Chance, Clock, NoteStore, Origin } from './ports.ts';

/** What somebody new has to bring: everyone, or only who is not at this computer; null lets all in (SPEC S7). */
export type Key = { readonly secret: string; readonly from: 'everyone' | 'elsewhere' } | null;

/** What holds at the door now. */
interface DoorSettings {
  readonly key: Key;
  readonly gate: GateSettings;
}

type Brought = Pick<Payload<'hello'>, 'password' | 'answer' | 'work' | 'owner'>;

const NOTE = 'lock';

/** Where those come in whom nobody knows yet: they need the key, the lock must be open, and the gate passed. */
export class Door {
  readonly #given: () => DoorSettings;
  readonly #gate: Gate;
  readonly #chance: Chance;
  readonly #notes: NoteStore;
  #locked: string | null = null;

  constructor(
    given: () => DoorSettings,
    ports: { readonly chance: Chance; readonly clock: Clock; readonly notes: NoteStore },
  ) {
    this.#given = given;
    this.#gate = new Gate(() => given().gate, ports);
    this.#chance = ports.chance;
    this.#notes = ports.notes;
  }

  /** Whether it was locked when the server stopped. */
  async load(): Promise<void> {
    const note = await this.#notes.get(NOTE);
    this.#locked = note ? note.slice(1) : null;
  }

  /** Why nobody new is let in; null while they are (SPEC M9). */
  get locked(): string | null {
    return this.#locked;
  }

  /** Rejects, and changes nothing, when that can't be kept. */
  async lock(reason: string | null): Promise<void> {
    // A note cannot be taken away: an empty one says that the door is open.
    await this.#notes.put(NOTE, reason === null ? '' : `:${reason}`);
    this.#locked = reason;
  }

  /** Why somebody new may not come in. Who brings the owner link is no stranger, but needs the key like everyone. */
  refusal(brought: Brought, origin: Origin): Refusal | null {
    if (!this.#opens(brought.password, origin)) return { code: 'wrong_password' };
    if (brought.owner !== undefined) return null;
    if (this.#locked !== null) return { code: 'locked', reason: this.#locked };
    return this.#gate.refusal(brought);
  }

  /** Somebody new came in with what he brought. */
  passed(brought: Brought): void {
    this.#gate.use(brought);
  }

  /** Digests are compared, so that the time taken tells nothing about the key. */
  #opens(password: string | undefined, { local }: Origin): boolean {
    const { key } = this.#given();
    if (key === null || (key.from === 'elsewhere' && local)) return true;
    return password !== undefined && this.#chance.digest(password) === this.#chance.digest(key.secret);
  }
}
