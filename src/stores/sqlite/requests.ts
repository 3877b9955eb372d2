import type { Person } from '../../core/entry.ts';
import type { Invite } from '../../core/invite.ts';
import type { FileRecord, FileUse } from '../../hub/ports/files.ts';
import type {
  ActsQuery,
  ClearedPart,
  EntryPlace,
  ForgottenPart,
  GoneRoom,
  Kept,
  LogHead,
  PairHead,
  Place,
  Range,
  Search,
} from '../../hub/ports/logs.ts';
import type { Block, Login, PersonRecord, ReadMark } from '../../hub/ports/people.ts';
import type { Note } from '../../hub/ports/store.ts';
import type { StoreError } from '../fault.ts';

/** Drafts were kept behind the `seq` `after`, one behind the other, but for those whose keys were known. */
export interface Appended {
  readonly after: number;
  readonly known: readonly Nth[];
  /** What stands in other logs now, beside some of them. */
  readonly beside: readonly Nth[];
}

/** What became of the draft at this place among those that were given. */
export interface Nth {
  readonly nth: number;
  readonly kept: Kept;
}

export type Write =
  | { readonly do: 'start' }
  | { readonly do: 'open'; readonly place: Place; readonly fresh: string }
  /** `drafts` is an array of `Draft`s as JSON, `state` is JSON too: that costs the event loop least. */
  | { readonly do: 'append'; readonly log: string; readonly drafts: string; readonly state: string | null }
  | { readonly do: 'put-person'; readonly person: PersonRecord; readonly login: Login | null }
  | { readonly do: 'end-logins'; readonly digests: readonly string[] }
  | { readonly do: 'put-read'; readonly person: string; readonly mark: ReadMark }
  | { readonly do: 'block'; readonly block: Block }
  | { readonly do: 'unblock'; readonly by: string; readonly who: string }
  | { readonly do: 'invite'; readonly invite: Invite }
  | { readonly do: 'came-by'; readonly invite: string; readonly person: string }
  | { readonly do: 'uninvite'; readonly ids: readonly string[] }
  | { readonly do: 'put-coming'; readonly person: string; readonly before: EntryPlace }
  | { readonly do: 'put-file'; readonly file: FileRecord }
  | { readonly do: 'drop-files'; readonly ids: readonly string[] }
  | { readonly do: 'put-note'; readonly name: string; readonly text: string }
  | { readonly do: 'drop-note'; readonly name: string }
  | { readonly do: 'forget'; readonly stub: Person; readonly from: number }
  | { readonly do: 'forget-person'; readonly stub: Person }
  | { readonly do: 'clear'; readonly log: string; readonly from: number }
  /** Takes some of what was there before into the index. */
  | { readonly do: 'index' }
  /** Something is read, by the connection that writes. */
  | { readonly do: 'read'; readonly request: Read };

export type Read =
  | { readonly do: 'start' }
  | { readonly do: 'rooms' }
  | { readonly do: 'gone' }
  | { readonly do: 'pairs'; readonly person: string }
  | { readonly do: 'page'; readonly log: string; readonly range: Range }
  | { readonly do: 'find'; readonly ids: readonly string[] }
  | { readonly do: 'search'; readonly search: Search }
  | { readonly do: 'acts'; readonly query: ActsQuery }
  | { readonly do: 'answer'; readonly person: string; readonly key: string }
  | { readonly do: 'person'; readonly digest: string }
  | { readonly do: 'person-with-id'; readonly id: string }
  | { readonly do: 'called'; readonly nickname: string }
  | { readonly do: 'logins'; readonly person: string }
  | { readonly do: 'reads'; readonly person: string }
  | { readonly do: 'blocks' }
  | { readonly do: 'invites' }
  | { readonly do: 'holders' }
  | { readonly do: 'file'; readonly id: string }
  | { readonly do: 'borne'; readonly messages: readonly string[] }
  | { readonly do: 'unsaid' }
  | { readonly do: 'uses'; readonly person: string | null }
  | { readonly do: 'sum'; readonly sum: string }
  | { readonly do: 'note'; readonly name: string }
  | { readonly do: 'notes'; readonly beginning: string };

export type Request = Write | Read;

export interface Answers {
  readonly start: null;
  readonly open: LogHead;
  readonly append: Appended;
  readonly 'put-person': null;
  readonly 'end-logins': null;
  readonly 'put-read': null;
  readonly block: null;
  readonly unblock: null;
  readonly invite: null;
  readonly 'came-by': null;
  readonly uninvite: null;
  readonly 'put-coming': number;
  readonly 'put-file': null;
  readonly 'drop-files': null;
  readonly 'put-note': null;
  readonly 'drop-note': null;
  readonly forget: ForgottenPart;
  readonly 'forget-person': null;
  readonly clear: ClearedPart;
  /** Whether there is more. */
  readonly index: boolean;
  readonly read: Answers[Read['do']];
  readonly rooms: readonly LogHead[];
  readonly gone: readonly GoneRoom[];
  readonly pairs: readonly PairHead[];
  /** Entries as one JSON array, put together from what is kept: parsed once, where they are used. */
  readonly page: { readonly json: string; readonly more: boolean };
  readonly find: string;
  readonly search: { readonly json: string; readonly beyond: string | null; readonly building: boolean };
  readonly acts: string;
  readonly answer: Kept | null;
  readonly person: PersonRecord | null;
  readonly 'person-with-id': PersonRecord | null;
  readonly called: readonly PersonRecord[];
  readonly logins: readonly Login[];
  readonly reads: readonly ReadMark[];
  readonly blocks: readonly Block[];
  readonly invites: readonly Invite[];
  readonly holders: readonly PersonRecord[];
  readonly file: { readonly file: FileRecord; readonly said: EntryPlace | null } | null;
  readonly borne: readonly FileRecord[];
  readonly unsaid: readonly FileRecord[];
  readonly uses: readonly FileUse[];
  readonly sum: boolean;
  readonly note: string | null;
  readonly notes: readonly Note[];
}

export type Answer = Answers[keyof Answers];

export interface Numbered<R extends Request = Request> {
  readonly ref: number;
  readonly request: R;
}

export type Outcome =
  | { readonly ref: number; readonly answer: Answer }
  | { readonly ref: number; readonly fault: Pick<StoreError, 'code' | 'message' | 'file'> };

/** What one transaction came to. `commit` is there when something was written. */
export interface Outcomes {
  readonly outcomes: readonly Outcome[];
  /** The connection failed and can't be believed: this was the thread's last word. */
  readonly ended: boolean;
  readonly commit: { readonly seconds: number; readonly entries: number } | null;
}

export type ToThread = { readonly requests: readonly Numbered[] } | { readonly close: true };

export interface ThreadData {
  readonly role: 'writer' | 'reader';
  readonly file: string;
}
