import type { Person } from '../../core/entry.ts';
import type { Invite } from '../../core/invite.ts';
import type { EntryPlace } from '../../hub/ports/logs.ts';
import type { Block, Login, PeopleStore, PersonRecord, ReadMark } from '../../hub/ports/people.ts';
import { StoreError } from '../fault.ts';

export class MemoryPeople implements PeopleStore {
  readonly #byId = new Map<string, PersonRecord>();
  readonly #logins = new Map<string, Login & { readonly person: string }>();
  readonly #comings = new Map<string, number>();
  readonly #reads = new Map<string, Map<string, ReadMark>>();
  readonly #blocks = new Map<string, Block>();
  readonly #invites = new Map<string, Invite>();

  async put(person: PersonRecord, login?: Login): Promise<void> {
    if (login && this.#logins.has(login.digest)) throw new StoreError('refused', 'That token is given already.');
    if (login) this.#logins.set(login.digest, { ...login, person: person.id });
    this.#byId.set(person.id, person);
  }

  async byToken(digest: string): Promise<PersonRecord | null> {
    return this.#byId.get(this.#logins.get(digest)?.person ?? '') ?? null;
  }

  async withId(id: string): Promise<PersonRecord | null> {
    return this.#byId.get(id) ?? null;
  }

  async called(nickname: string): Promise<readonly PersonRecord[]> {
    const all = [...this.#byId.values()].filter((person) => person.nickname === nickname);
    return all.sort((a, b) => b.since - a.since || (a.id < b.id ? 1 : -1)).slice(0, 10);
  }

  async logins(person: string): Promise<readonly Login[]> {
    const his = [...this.#logins.values()].filter((login) => login.person === person);
    return his.sort((a, b) => a.since - b.since).map(({ person: _, ...login }) => login);
  }

  async endLogins(digests: readonly string[]): Promise<void> {
    for (const digest of digests) this.#logins.delete(digest);
  }

  async read(person: string, mark: ReadMark): Promise<void> {
    const marks = this.#reads.get(person) ?? new Map<string, ReadMark>();
    if ((marks.get(mark.log)?.seq ?? 0) < mark.seq) marks.set(mark.log, mark);
    this.#reads.set(person, marks);
  }

  async readsOf(person: string): Promise<readonly ReadMark[]> {
    return [...(this.#reads.get(person)?.values() ?? [])];
  }

  async block(block: Block): Promise<void> {
    const key = `${block.by} ${block.who.id}`;
    if (!this.#blocks.has(key)) this.#blocks.set(key, block);
  }

  async unblock(by: string, who: string): Promise<void> {
    this.#blocks.delete(`${by} ${who}`);
  }

  async blocks(): Promise<readonly Block[]> {
    return [...this.#blocks.values()];
  }

  async invite(invite: Invite): Promise<void> {
    if (!this.#invites.has(invite.id)) this.#invites.set(invite.id, invite);
  }

  async cameBy(id: string, person: string): Promise<void> {
    const invite = this.#invites.get(id);
    if (invite && !invite.came.includes(person)) {
      this.#invites.set(id, { ...invite, came: [...invite.came, person] });
    }
  }

  async uninvite(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#invites.delete(id);
  }

  async invites(): Promise<readonly Invite[]> {
    return [...this.#invites.values()];
  }

  async came(person: string, { log, seq }: EntryPlace): Promise<number> {
    const name = JSON.stringify([person, log]);
    const first = this.#comings.get(name) ?? seq;
    this.#comings.set(name, first);
    return first;
  }

  async holders(): Promise<readonly PersonRecord[]> {
    const holders = [...this.#byId.values()].filter(
      ({ bot, password, proofs }) => bot || password !== undefined || proofs !== undefined,
    );
    return holders.sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
  }

  async forget(stub: Person): Promise<void> {
    const { id, nickname } = stub;
    const known = this.#byId.get(id);
    if (known) this.#byId.set(id, { id, nickname, owner: false, since: known.since });
    for (const [digest, { person }] of this.#logins) if (person === id) this.#logins.delete(digest);
    this.#reads.delete(id);
    for (const name of this.#comings.keys()) if (JSON.parse(name)[0] === id) this.#comings.delete(name);
    for (const [key, block] of this.#blocks) {
      if (block.by === id) this.#blocks.delete(key);
      else if (block.who.id === id) this.#blocks.set(key, { ...block, who: { id, nickname } });
    }
  }

  /** Nobody has read or come in there any more; answers who came in. */
  unmark(log: string): readonly string[] {
    for (const marks of this.#reads.values()) marks.delete(log);
    const came = [...this.#comings.keys()].filter((name) => JSON.parse(name)[1] === log);
    for (const name of came) this.#comings.delete(name);
    return came.map((name) => JSON.parse(name)[0]);
  }

  /** The id, where nobody was kept under it. */
  nicknameOf(person: string): string {
    return this.#byId.get(person)?.nickname ?? person;
  }
}
