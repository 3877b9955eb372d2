import type { Invite } from '../core/invite.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Payload } from '../protocol/commands.ts';
import { Gate, type GateSettings } from './gate.ts';
import type { Origin } from './ports/gateways.ts';
import type { NoteStore } from './ports/store.ts';
import type { Chance, Clock } from './ports/world.ts';

/** What somebody new has to bring: everyone, or only who is not at this computer; null lets all in (SPEC S7). */
export type Key = { readonly secret: string; readonly from: 'everyone' | 'elsewhere' } | null;

/** What holds at the door now. */
interface DoorSettings {
  readonly key: Key;
  readonly gate: GateSettings;
}

type Brought = Pick<Payload<'hello'>, 'password' | 'invite' | 'answer' | 'work' | 'owner'>;

const NOTE = 'lock';

/**
 * Where those come in whom nobody knows yet: they need the key, the lock must be open, and the gate passed; an invite link
 * stands for the key and the gate (SPEC D5).
 */
export class Door {
  readonly #given: () => DoorSettings;
  readonly #gate: Gate;
  readonly #chance: Chance;
  readonly #clock: Clock;
  readonly #notes: NoteStore;
  #locked: { readonly reason: string; readonly at: number } | null = null;

  constructor(
    given: () => DoorSettings,
    ports: { readonly chance: Chance; readonly clock: Clock; readonly notes: NoteStore },
  ) {
    this.#given = given;
    this.#gate = new Gate(() => given().gate, ports);
    this.#chance = ports.chance;
    this.#clock = ports.clock;
    this.#notes = ports.notes;
  }

  /** Whether it was locked when the server stopped. */
  async load(): Promise<void> {
    const [note, at, reason = ''] = /^(\d*):(.*)$/su.exec((await this.#notes.get(NOTE)) ?? '') ?? [];
    this.#locked = note === undefined ? null : { reason, at: Number(at) };
  }

  /** Why nobody new is let in; null while they are (SPEC M9). */
  get locked(): string | null {
    return this.#locked?.reason ?? null;
  }

  /** Rejects, and changes nothing, when that can't be kept. */
  async lock(reason: string | null): Promise<void> {
    // A note cannot be taken away: an empty one says that the door is open.
    const locked = reason === null ? null : { reason, at: this.#clock.now() };
    await this.#notes.put(NOTE, locked === null ? '' : `${locked.at}:${locked.reason}`);
    this.#locked = locked;
  }

  /**
   * Why somebody new may not come in. Who brings the owner link is no stranger, but needs the key like everyone, or a
   * link.
   */
  refusal(brought: Brought, { origin, invite }: { origin: Origin; invite: Invite | null }): Refusal | null {
    if (!invite && !this.#opens(brought, origin)) return { code: 'wrong_password' };
    if (brought.owner !== undefined) return null;
    if (this.#locked && !(invite && passesLock(invite, this.#locked.at)))
      return { code: 'locked', reason: this.#locked.reason };
    return invite ? null : this.#gate.refusal(brought);
  }

  /** Whether it is the invite key, which stands behind `/i/`, too. Digests are compared, so that the time taken tells nothing. */
  isKey(secret: string | undefined): boolean {
    const { key } = this.#given();
    return key !== null && secret !== undefined && this.#chance.digest(secret) === this.#chance.digest(key.secret);
  }

  /** Somebody new came in with what he brought. */
  passed(brought: Brought): void {
    this.#gate.use(brought);
  }

  #opens({ password, invite }: Brought, { local }: Origin): boolean {
    const { key } = this.#given();
    if (key === null || (key.from === 'elsewhere' && local)) return true;
    return this.isKey(password) || this.isKey(invite);
  }
}

/** A locked door is opened by what the owner made behind it: what was made before may be why it was locked. */
function passesLock({ owner, at }: Invite, lockedAt: number): boolean {
  return owner && at >= lockedAt;
}
