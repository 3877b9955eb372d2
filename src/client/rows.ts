import type { WireEntry } from '../protocol/events.ts';
import type { Failure } from './transport.ts';

type Named<N extends WireEntry['on']> = Extract<WireEntry, { on: N }>;
type Person = WireEntry['by'];

/** What is written and is not in the log yet. `waiting` and `sending` are drawn alike (UX 47). */
export type Progress =
  | { readonly is: 'kept' }
  | { readonly is: 'waiting' | 'sending' | 'sent'; readonly key: string }
  | { readonly is: 'failed'; readonly key: string; readonly error: Failure };

/** One thing to draw. `key` is stable from redraw to redraw; `at` is ms since 1970. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'unread'; readonly key: string }
  | MessageRow
  | { readonly kind: 'joined' | 'left'; readonly key: string; readonly at: number; readonly people: readonly Person[] }
  | { readonly kind: 'renamed'; readonly key: string; readonly at: number; readonly who: Person; readonly was: string }
  | {
      readonly kind: 'moderated';
      readonly key: string;
      readonly at: number;
      readonly entry: Named<'kicked' | 'banned' | 'unbanned'>;
    };

export interface MessageRow {
  readonly kind: 'message';
  readonly key: string;
  readonly at: number;
  /** The entry's id; null while it is not kept. */
  readonly id: string | null;
  readonly by: Person;
  readonly mine: boolean;
  readonly text: string;
  /** `/me`: drawn as "* 길동 waves". */
  readonly action: boolean;
  /** To whom, when it is a whisper. */
  readonly to: Person | null;
  /** Begins a group: show name and face (UX 30, 31). */
  readonly first: boolean;
  readonly editedAt: number | null;
  readonly deletedAt: number | null;
  readonly progress: Progress;
}
