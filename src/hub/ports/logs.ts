import type { Amendment, Entry, KeptEvent, Person } from '../../core/entry.ts';
import type { Two } from '../../core/pair.ts';
import type { RoomState } from '../../core/room.ts';
import type { Term } from '../../core/search.ts';
import type { ServerState } from '../../core/server.ts';
import type { FileRecord } from './files.ts';

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

/** A room that was deleted, when (ms since 1970), and whether something of it is left. */
export interface GoneRoom {
  readonly log: string;
  readonly room: string;
  readonly at: number;
  readonly left: boolean;
}

/** What was taken away of a room that is gone: files, and the marks of people. Where to go on; null at the end. */
export interface ClearedPart {
  readonly files: readonly FileRecord[];
  readonly people: readonly string[];
  readonly next: number | null;
}

/** Where an entry stands. */
export interface EntryPlace {
  readonly log: string;
  readonly seq: number;
}

/** An entry that waits for its `seq`. `by` and `key` name it for ever: the same two are kept once (law 3). */
export interface Draft {
  readonly id: string;
  readonly at: number;
  readonly event: KeptEvent;
  readonly key: string | null;
  readonly amendment: Amendment | null;
  /** What stands in another log from the same moment on, without a key: both are kept, or neither is. */
  readonly beside?: { readonly log: string; readonly draft: Omit<Draft, 'beside'> };
}

/** Where a draft stands. `again` says that its key was known: this is the first answer, and nothing was written. */
export interface Kept {
  readonly log: string;
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly again: boolean;
  /** Where what was to stand beside it does; nothing new does where it is `again`. */
  readonly beside?: Omit<Kept, 'beside'>;
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

/** What of a part of the entries somebody said in rooms, and is not deleted; where to go on, null at the end. */
export interface ForgottenPart {
  readonly said: readonly { readonly log: string; readonly id: string }[];
  readonly next: number | null;
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
   * at a time for each log, also for the one of what stands beside; calls for different logs may share a transaction.
   *
   * An amendment changes how its target reads from then on; a deletion also takes the text out of the edits about it.
   * A `room-deleted` takes a room away with it: its name is free, and of its log nothing is read or added to any more.
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
  /** The rooms that were deleted, in no order. */
  gone(): Promise<readonly GoneRoom[]>;
  /**
   * Takes away for good one part of what is left of a room that is gone, the first from 0 on. What remains of an entry
   * is its place and its key: a retry is answered like the first time.
   */
  clear(log: string, from: number): Promise<ClearedPart>;
}
