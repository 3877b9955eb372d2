import type { Amendment, Entry, KeptEvent, Person } from '../core/entry.ts';
import type { FileInfo } from '../core/file.ts';
import type { Invite } from '../core/invite.ts';
import type { Two } from '../core/pair.ts';
import type { Site } from '../core/passkey.ts';
import type { Refusal } from '../core/refusal.ts';
import type { RoomState } from '../core/room.ts';
import type { Term } from '../core/search.ts';
import type { ServerState } from '../core/server.ts';
import type { Closing } from '../protocol/closing.ts';
import type { Told } from '../protocol/told.ts';

/** Time, as an argument. */
export interface Clock {
  /** ms since 1970, for people to read. It may jump. */
  now(): number;
  /** ms that never jump, for measuring and waiting. */
  steady(): number;
  /** Runs after what is running now and the input that already waits; in order. */
  soon(run: () => void): void;
  /** Runs after `ms`; the answer calls it off. Does not keep the process alive. */
  after(ms: number, run: () => void): () => void;
}

/** Chance, as an argument. */
export interface Chance {
  /** A new id (UUIDv7, RFC 9562) for the moment `at`; ids of one process rise strictly. */
  id(at: number): string;
  /** 128 random bits or more, safe in a URL. */
  secret(): string;
  /** The one-way digest under which a secret is kept at rest. */
  digest(secret: string): string;
  /** A fraction in [0, 1). */
  fraction(): number;
}

/** Passwords, of which only hashes are ever at rest. */
export interface Passwords {
  /** How many are still to be computed: each takes long on purpose. */
  readonly waiting: number;
  /** A PHC string to keep. */
  hash(password: string): Promise<string>;
  /** Whether it is the password. With null, for whom there is none, it takes as long and answers false. */
  verify(password: string, phc: string | null): Promise<boolean>;
}

/** What a browser's authenticator has signed (w3.org/TR/webauthn-3), all in base64url. */
export interface SignedPasskey {
  readonly id: string;
  readonly clientData: string;
  readonly authenticatorData: string;
  readonly signature: string;
}

/** A passkey that was just made, in base64url. */
export interface NewPasskey {
  readonly id: string;
  readonly clientData: string;
  readonly attestation: string;
}

/** Where something was to be signed, and whether a challenge is the one that was to be. */
export interface Asked {
  readonly site: Site;
  readonly isAsked: (challenge: string) => boolean;
}

/** Judges passkeys that were made or used by somebody whom his device knows. Never rejects. */
export interface PasskeyJudge {
  /** The key to keep; null where it was not made as it was asked. */
  made(passkey: NewPasskey, asked: Asked): Promise<PasskeyKey | null>;
  /** How often the key has signed by now; null where this is not its signature. */
  signed(passkey: SignedPasskey, key: PasskeyKey, asked: Asked): Promise<number | null>;
}

/** An account that somebody has with a provider: who gave it, and its name there, which stays the same. */
export interface ProviderAccount {
  readonly issuer: string;
  readonly subject: string;
}

/** Somebody's way to a provider and back. All but `url` is what must be so of the answer. */
export interface ProviderJourney {
  /** Where to send the browser. */
  readonly url: string;
  /** Where it is sent back to. */
  readonly back: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Another server that proves who somebody is (OpenID Connect). Never rejects. */
export interface Provider {
  /** As people know it. */
  readonly name: string;
  /** Null while it cannot be asked. */
  begin(back: string, state: string): Promise<ProviderJourney | null>;
  /** Who it is, and the nickname that he has there, or none; null where the answer, a query string, proves nothing. */
  finish(journey: ProviderJourney, answer: string): Promise<(ProviderAccount & { readonly nickname: string }) | null>;
}

/** Ranges of addresses, in CIDR: `192.0.2.0/24`, `2001:db8::/32`. */
export interface Ranges {
  /** A range or an address as it is kept; null where it is none, or too wide to be meant (`WIDEST`). */
  read(text: string): string | null;
  /** Whether an address is in a range that was read. An address of IPv4 written as one of IPv6 is what it stands for. */
  holds(range: string, address: string): boolean;
}

/** Whose log it is: a room's, a pair's, or the one of the server. */
export type Place = { readonly room: string } | { readonly pair: Two } | { readonly server: true };

/** What the rules of a log remember. */
export type LogState = RoomState | ServerState;

/** A log as the store knows it. `last` and `at` are the `seq` and time of its newest entry, 0 when it is empty. */
export interface LogHead {
  readonly log: string;
  readonly last: number;
  readonly at: number;
  readonly place: Place;
  /** What its rules remember; null for a pair, and where nothing was decided yet. */
  readonly state: LogState | null;
}

/** A pair of somebody's: the log, with whom, and when something was last whispered there (ms since 1970). */
export interface PairHead {
  readonly log: string;
  readonly last: number;
  readonly at: number;
  readonly with: Person;
}

/** An entry that waits for its `seq`. `by` and `key` name it for ever: the same two are kept once (law 3). */
export interface Draft {
  readonly id: string;
  readonly at: number;
  readonly event: KeptEvent;
  readonly key: string | null;
  readonly amendment: Amendment | null;
}

/** Where a draft stands. `again` says that its key was known: this is the first answer, and nothing was written. */
export interface Kept {
  readonly log: string;
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly again: boolean;
}

/** Part of a log: what is before `before`, after `after`, or around `around` (all `seq`; the first two exclusive). */
export type Range =
  | { readonly before: number; readonly limit: number }
  | { readonly after: number; readonly limit: number }
  | { readonly around: number; readonly limit: number };

/** Entries in rising `seq`. `more` says that the log goes on beyond the page, on a side that was asked for. */
export interface Page {
  readonly entries: readonly Entry[];
  readonly more: boolean;
}

/** What is looked for: messages that hold all terms, in these logs and in no others. */
export interface Search {
  readonly terms: readonly Term[];
  readonly logs: readonly string[];
  /** The first `seq` that may be found in a log, by log; left out: 1. */
  readonly first?: Readonly<Record<string, number>>;
  /** The id of the person who said it. */
  readonly from: string | null;
  /** Said at this moment or later, and before that one (ms since 1970). */
  readonly after: number | null;
  readonly before: number | null;
  /** Only those that bear such a thing. */
  readonly has: 'file' | null;
  /** The id of an entry: only what was kept before it. */
  readonly beyond: string | null;
  readonly limit: number;
}

/** Messages as they read now, those that were kept last first; nothing that is deleted. */
export interface Found {
  readonly entries: readonly Entry[];
  /** Where to go on looking; null when all was looked at. It may be given before `limit` is reached. */
  readonly beyond: string | null;
  /** What was kept before there was an index is still being taken into it, the newest first. */
  readonly building: boolean;
}

/** What was done to keep order, in these logs; of reports only those about `about`, where that is given. */
export interface ActsQuery {
  readonly logs: readonly string[];
  readonly about: string | null;
  /** The id of an entry: only what was kept before it. */
  readonly beyond: string | null;
  readonly limit: number;
}

/** The public half of a passkey, in base64url, and how often it had signed when it was last seen; 0 where that is not counted. */
export interface PasskeyKey {
  readonly key: string;
  readonly count: number;
}

/** By which somebody proves who he is, on the device that has the other half. */
export interface Passkey extends PasskeyKey {
  readonly id: string;
  /** What he calls it. */
  readonly name: string;
  /** ms since 1970: made, and last used. */
  readonly since: number;
  readonly usedAt?: number;
}

/** What proves who somebody is, beside a password. Where there are proofs, there is at least one. */
export interface Proofs {
  readonly passkeys: readonly Passkey[];
  readonly accounts?: readonly ProviderAccount[];
}

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

/**
 * Keeps logs. A store may fail at any call (a full disk, a lost server): it rejects, has changed nothing, and serves
 * again as soon as it can. What has resolved survives a `kill -9` and a power cut.
 */
export interface LogStore {
  /** The log of a place; made under the id `fresh` when there is none. */
  open(place: Place, fresh: string): Promise<LogHead>;
  /** Every room's log, by name. */
  rooms(): Promise<readonly LogHead[]>;
  /** The pairs of a person in which something was whispered, the latest first. */
  pairsOf(person: string): Promise<readonly PairHead[]>;
  /**
   * Adds drafts in their order, all or none, and remembers `state` with them when it is given. `seq` goes on without
   * a hole; a draft whose `by` and `key` are known is answered `again` and takes no `seq`. Answers in order. One call
   * at a time for each log; calls for different logs may share a transaction.
   *
   * An amendment changes how its target reads from then on; a deletion also takes the text out of the edits about it.
   */
  append(log: string, drafts: readonly Draft[], state: LogState | null): Promise<readonly Kept[]>;
  /** A page of a log; empty when the log is unknown. Sees all appends that resolved before the call. */
  page(log: string, range: Range): Promise<Page>;
  /** Entries by id, in whatever log they stand; those that do not exist are left out. */
  find(ids: readonly string[]): Promise<readonly Entry[]>;
  /** Messages by what they say. Sees all appends that resolved before the call. */
  search(search: Search): Promise<Found>;
  /** All that is an act (`isAct`), what was kept last first. Sees all appends that resolved before the call. */
  acts(query: ActsQuery): Promise<readonly Entry[]>;
  /** What was answered to this person's command with this key. */
  answerTo(person: string, key: string): Promise<Kept | null>;
  /**
   * From then on a person is called by his stub in the entries of one part of the store, the first from 0 on, and when
   * all parts were asked for, in what logs remember.
   */
  forget(stub: Person, from: number): Promise<ForgottenPart>;
}

/** What of a part of the entries somebody said in rooms, and is not deleted; where to go on, null at the end. */
export interface ForgottenPart {
  readonly said: readonly { readonly log: string; readonly id: string }[];
  readonly next: number | null;
}

/** Where an entry stands. */
export interface EntryPlace {
  readonly log: string;
  readonly seq: number;
}

export interface PeopleStore {
  /** Keeps a person, new or changed, and one more login of his where it is given: both or neither. */
  put(person: PersonRecord, login?: Login): Promise<void>;
  byToken(digest: string): Promise<PersonRecord | null>;
  withId(id: string): Promise<PersonRecord | null>;
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

/** A file at rest, without its bytes. */
export interface FileRecord extends FileInfo {
  /** The person who sent it. */
  readonly by: string;
  /** ms since 1970. */
  readonly at: number;
  /** The SHA-256 of its bytes, in hex: what it is kept by. */
  readonly sum: string;
}

/** How much somebody has sent: bytes as `costOf` counts them. */
export interface FileUse {
  readonly person: string;
  readonly bytes: number;
}

/**
 * What is known of files. A message that is kept with a file of these (`append`) has it from then on, and nobody else
 * can; one that is deleted takes its files away, in the same transaction.
 */
export interface FileRecords {
  put(file: FileRecord): Promise<void>;
  /** A file, and the entry with which it was said: null where it was not yet. */
  find(id: string): Promise<{ readonly file: FileRecord; readonly said: EntryPlace | null } | null>;
  /** Those that nobody has said, the oldest first. */
  unsaid(): Promise<readonly FileRecord[]>;
  /** Forgets some that nobody has said. */
  drop(ids: readonly string[]): Promise<void>;
  /** Of everyone who has files, or of one person. */
  uses(person?: string): Promise<readonly FileUse[]>;
  /** Whether a file has these bytes. */
  has(sum: string): Promise<boolean>;
}

/** Few small texts by name: the invite key, the version, how loud somebody's rooms are. */
export interface NoteStore {
  get(name: string): Promise<string | null>;
  put(name: string, text: string): Promise<void>;
}

export interface Store {
  readonly logs: LogStore;
  readonly people: PeopleStore;
  readonly files: FileRecords;
  readonly notes: NoteStore;
  /** Finishes what was asked before, then lets go of everything. */
  close(): Promise<void>;
}

/** What begins to come in: bytes that are not all there yet. `about` is kept with them as it is. */
export interface Upload {
  readonly id: string;
  readonly about: string;
  /** How many bytes are there. */
  readonly has: number;
}

/** What all bytes of an upload are. */
export interface Sealed {
  /** SHA-256 in hex. */
  readonly sum: string;
  /** The first bytes, as many as were asked for or there are. */
  readonly head: Uint8Array;
}

/**
 * Keeps bytes, by what they are. May fail at any call, and then has changed nothing that was there. What has resolved
 * survives a `kill -9` and a power cut. One call at a time for each upload and for each sum.
 */
export interface FileStore {
  begin(id: string, about: string): Promise<void>;
  upload(id: string): Promise<Upload | null>;
  /** All that have begun and are neither kept nor dropped. */
  uploads(): Promise<readonly Upload[]>;
  /**
   * Adds bytes as they come, and answers how many are there then. Where they cease with an error, what came before is
   * kept and the error thrown on.
   */
  add(id: string, bytes: AsyncIterable<Uint8Array>): Promise<number>;
  seal(id: string, headBytes: number): Promise<Sealed>;
  /** Moves an upload to where its bytes are found by their sum; there may be the same already. */
  keep(id: string, sum: string): Promise<void>;
  /** Forgets an upload, if there is one. */
  drop(id: string): Promise<void>;
  /** Bytes from `from` to `to`, both included; null where there are none of that sum. */
  read(sum: string, range: { readonly from: number; readonly to: number }): Promise<AsyncIterable<Uint8Array> | null>;
  /** Takes away bytes that no file has any more. */
  remove(sum: string): Promise<void>;
  /** All sums there are. */
  sums(): AsyncIterable<string>;
}

/** The bytes, or the text, that carry one telling to one kind of reader. Shared by all of them: never changed. */
export type Frame = Uint8Array | string;

/** How one kind of reader hears. Readers of one codec get the very same frames, which the hub hands on unseen. */
export interface Codec<F = Frame> {
  readonly name: string;
  /** Null where this kind of reader is not to hear it. */
  encode(told: Told): F | null;
}

/** What a flush brings to one reader, in exact order: a shared frame, or an answer that the gateway words. */
export type Parcel<F = Frame> = F | (() => void);

/**
 * The far end of a session, made by a gateway.
 * - `write` must keep the order, must not block and must not throw; it is called at most once per turn.
 * - `backlog` is what was written and has not left this process.
 * - `close` is the last call; the gateway tells the far side why, and never again calls the session.
 */
export interface Sink<F = Frame> {
  readonly codec: Codec<F>;
  write(parcels: readonly Parcel<F>[]): void;
  backlog(): { readonly frames: number; readonly bytes: number };
  close(closing: Closing): void;
}

/** Where a session comes from, as its gateway knows it. */
export interface Origin {
  readonly gateway: string;
  /** Null where it would not tell one person from another: this computer, or an unknown proxy. */
  readonly address: string | null;
  /** From this computer, with no proxy between (DESIGN 9). */
  readonly local: boolean;
  /** The web origin of the page that speaks, where one does that may (SPEC G6): `https://chat.example.com`. */
  readonly page?: string;
}

/** A setting that can be changed while the server runs. Values are as they are written: `on`, `12`, one line. */
export interface LiveSetting {
  readonly name: string;
  readonly says: { readonly ko: string; readonly en: string };
  /** What it must be, to end a sentence. */
  readonly right: { readonly ko: string; readonly en: string };
  /** Left out where it is secret, as is what it was at the start. Empty for none. */
  readonly value?: string;
  readonly usual?: string;
  readonly secret?: true;
  /** Whether a secret one is set. */
  readonly isSet?: boolean;
  /** It is not as it was written at the start. */
  readonly changed: boolean;
  /** Where it is one of these. */
  readonly choices?: readonly string[];
}

/** The settings that hold anew as soon as they are changed. */
export interface SettingSource {
  list(): readonly LiveSetting[];
  /** All of them or none; null takes a change back. Kept before it holds. One call at a time. */
  set(values: Readonly<Record<string, string | null>>): Promise<Refusal | null>;
}

/** Within how many ms half of them were done, and all but one of a hundred. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

/** How the server was in one second: what was done in it, and what was so at its end. */
export interface Figure {
  /** The end, ms since 1970. */
  readonly at: number;
  /** By gateway. */
  readonly sessions: Readonly<Record<string, number>>;
  readonly people: number;
  /** Commands that wait to be kept. */
  readonly waiting: number;
  readonly entries: number;
  readonly delivered: number;
  /** Of the last minute; null where there was none. */
  readonly commit: Spread | null;
  readonly delivery: Spread | null;
  /** Bytes of memory: of the process, and in use by its heap. */
  readonly rss: number;
  readonly heap: number;
  /** In bytes; null where nothing is kept on a disk. */
  readonly disk: { readonly free: number; readonly size: number } | null;
}

export interface FigureSource {
  /** Those after a moment (ms since 1970), of the last ten minutes at most. */
  since(at: number): readonly Figure[];
}

/** What the hub counts for those who run it. */
export interface Meter {
  entries(kept: number): void;
  deliveries(frames: number): void;
  /** How long a batch took to be durable, in seconds. */
  commit(seconds: number, entries: number): void;
  /** How long the first waited, in a flush, until the last was written to, in seconds. */
  flushed(seconds: number): void;
  refused(code: string): void;
}

/** Where the hub reports what an operator has to know. Never texts, never secrets. */
export type Report = (
  level: 'debug' | 'info' | 'warn' | 'error',
  what: string,
  about?: Readonly<Record<string, unknown>>,
) => void;
