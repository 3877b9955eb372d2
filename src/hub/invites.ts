import { INVITES, type Invite, isGood } from '../core/invite.ts';
import { may } from '../core/roles.ts';
import { roomKey } from '../core/room-name.ts';
import type { Hub } from './hub.ts';
import type { Room } from './room.ts';

type Ports = Pick<Hub, 'store' | 'chance' | 'clock' | 'order' | 'rooms' | 'report'>;

/** What somebody brought by a link, and as whom he would come in: null is somebody new. */
export interface Brought {
  readonly secret: string;
  readonly person: string | null;
}

/** The links by which people are let in (SPEC D5-D7). */
export class Invites {
  readonly #hub: Ports;
  readonly #byId = new Map<string, Invite>();
  /** Digests are compared, so that the time taken tells nothing of a secret. */
  readonly #byDigest = new Map<string, string>();

  constructor(hub: Ports) {
    this.#hub = hub;
  }

  async load(): Promise<void> {
    for (const invite of await this.#hub.store.people.invites()) this.#put(invite);
  }

  /** The newest first; those that have ended are not among them. */
  all(): readonly Invite[] {
    const now = this.#hub.clock.now();
    return [...this.#byId.values()].filter(({ until }) => until > now).reverse();
  }

  withId(id: string): Invite | null {
    return this.#byId.get(id) ?? null;
  }

  /** How many there still may be: of one person, or 0 where there are enough of all. */
  leftFor(person: string): number {
    const now = this.#hub.clock.now();
    const good = this.all().filter((invite) => isGood(invite, null, now));
    if (good.length >= INVITES.inAll) return 0;
    return INVITES.perPerson - good.filter(({ by }) => by.id === person).length;
  }

  /** Rejects, and changes nothing, when it can't be kept. */
  async add(given: Omit<Invite, 'id' | 'secret' | 'at' | 'came'>): Promise<Invite> {
    const { store, chance, clock } = this.#hub;
    const at = clock.now();
    const invite = { ...given, id: chance.id(at), secret: chance.secret().slice(0, SECRET_LETTERS), at, came: [] };
    await this.#dropEnded();
    await store.people.invite(invite);
    this.#put(invite);
    return invite;
  }

  async remove(invites: readonly Invite[]): Promise<void> {
    if (invites.length === 0) return;
    await this.#hub.store.people.uninvite(invites.map(({ id }) => id));
    for (const invite of invites) this.#drop(invite);
  }

  /** The link of that secret, where it lets this person in now. */
  opened({ secret, person }: Brought): Invite | null {
    const { chance, clock } = this.#hub;
    const invite = this.#byId.get(this.#byDigest.get(chance.digest(secret)) ?? '');
    return invite && isGood(invite, person, clock.now()) && this.#stands(invite) ? invite : null;
  }

  /** The room into which it leads. */
  roomOf({ room }: Invite): Room | null {
    return room === undefined ? null : this.#hub.rooms.named(room);
  }

  /** Whether it lets this person into that room: once, so who was put out needs another (SPEC R15). */
  admits({ room, came }: Invite, into: Room, person: string): boolean {
    return room !== undefined && roomKey(room) === roomKey(into.name) && !came.includes(person);
  }

  /** Counts somebody, at once; `keep` makes it last, and gives back what it counted where that fails. */
  count(invite: Invite, person: string): { keep(): Promise<void>; giveBack(): void } {
    const isNew = !invite.came.includes(person);
    if (isNew) this.#put({ ...invite, came: [...invite.came, person] });
    const giveBack = () => {
      const now = this.#byId.get(invite.id);
      if (isNew && now) this.#put({ ...now, came: now.came.filter((id) => id !== person) });
    };
    const keep = async () => {
      if (!isNew) return;
      await this.#hub.store.people.cameBy(invite.id, person).catch((problem) => {
        giveBack();
        throw problem;
      });
    };
    return { keep, giveBack };
  }

  /** What somebody who is out himself has made lets nobody in; nor into a room that is archived. */
  #stands(invite: Invite): boolean {
    const { by, owner } = invite;
    const maker = { id: by.id, role: owner ? ('owner' as const) : ('guest' as const), address: null };
    if (this.#hub.order.banOn({ ...maker, isNew: false }, maker.role)) return false;
    if (invite.room === undefined) return true;
    const room = this.roomOf(invite);
    if (!room || (room.doors.private && room.doors.archived)) return false;
    return room.admits(maker) && (may(room.roleOf(maker), 'pass-bans') || !room.banOn(maker));
  }

  async #dropEnded(): Promise<void> {
    const now = this.#hub.clock.now();
    await this.remove([...this.#byId.values()].filter(({ until }) => until <= now));
  }

  #put(invite: Invite): void {
    this.#byId.set(invite.id, invite);
    this.#byDigest.set(this.#hub.chance.digest(invite.secret), invite.id);
  }

  #drop({ id, secret }: Invite): void {
    this.#byId.delete(id);
    this.#byDigest.delete(this.#hub.chance.digest(secret));
  }
}

/** Of base64url: 96 bits, which make a small QR code. */
const SECRET_LETTERS = 16;
