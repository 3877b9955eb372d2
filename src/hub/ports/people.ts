import type { Person } from '../../core/entry.ts';
import type { Invite } from '../../core/invite.ts';
import type { EntryPlace } from './logs.ts';
import type { Proofs } from './proofs.ts';

/** A person at rest. */
export interface PersonRecord extends Person {
  readonly owner: boolean;
  /** ms since 1970. */
  readonly since: number;
  /** The one room in which a bot speaks, by the URL of a webhook (SPEC B6). */
  readonly webhook?: string;
  /** As a PHC string. Who has one, or other proofs, has an account (SPEC A1). */
  readonly password?: string;
  readonly proofs?: Proofs;
}

/** Up to which entry of a log somebody has read; `at` is its time (ms since 1970). */
export interface ReadMark {
  readonly log: string;
  readonly seq: number;
  readonly at: number;
}

/** Somebody wants nothing more to do with another, whom he knew by that nickname; `at` is ms since 1970. */
export interface Block {
  readonly by: string;
  readonly who: Pick<Person, 'id' | 'nickname'>;
  readonly at: number;
}

/** One way in for a person: a token of his, by its digest. */
export interface Login {
  readonly digest: string;
  /** The gateway by which it was given. */
  readonly via: string;
  /** ms since 1970. */
  readonly since: number;
}

export interface PeopleStore {
  /** Keeps a person, new or changed, and one more login of his where it is given: both or neither. */
  put(person: PersonRecord, login?: Login): Promise<void>;
  byToken(digest: string): Promise<PersonRecord | null>;
  withId(id: string): Promise<PersonRecord | null>;
  /** Those who were called so, to the letter, when they were kept last: ten at most, who came last first. */
  called(nickname: string): Promise<readonly PersonRecord[]>;
  /** A person's logins, the oldest first. */
  logins(person: string): Promise<readonly Login[]>;
  /** From then on these tokens open nothing. */
  endLogins(digests: readonly string[]): Promise<void>;
  /** Keeps how far a person has read in a log; what was kept before and is further stays. */
  read(person: string, mark: ReadMark): Promise<void>;
  /** How far a person has read in each log, in no order. */
  readsOf(person: string): Promise<readonly ReadMark[]>;
  /** Keeps a block; there is one for each two and direction, and the first stays. */
  block(block: Block): Promise<void>;
  /** From then on there is none. */
  unblock(by: string, who: string): Promise<void>;
  /** Every block there is, the oldest of each person first. */
  blocks(): Promise<readonly Block[]>;
  /** A person came into a room, before that entry. Answers the place that was given when he first came. */
  came(person: string, before: EntryPlace): Promise<number>;
  /** Keeps a new invite link. */
  invite(invite: Invite): Promise<void>;
  /** Somebody came in by a link; kept once for each person. */
  cameBy(invite: string, person: string): Promise<void>;
  /** From then on these links are not there. */
  uninvite(ids: readonly string[]): Promise<void>;
  /** Every invite link there is, the oldest first. */
  invites(): Promise<readonly Invite[]>;
  /** All whose nicknames are their own for good: bots, and people with an account. The oldest first. */
  holders(): Promise<readonly PersonRecord[]>;
  /** Of a person his stub is left, and whom others blocked: no login, no account, no mark, no block of his own. */
  forget(stub: Person): Promise<void>;
}
