import type { Notice, WireEntry } from '../protocol/events.ts';
import { isAfter, type Position } from './position.ts';

/** What the owner did on the whole server. It is kept, but in no log that is read here. */
export type ServerEvent = Extract<
  WireEntry,
  {
    on:
      | 'reported'
      | 'room-deleted'
      | 'filter-changed'
      | 'filter-hit'
      | 'server-banned'
      | 'server-unbanned'
      | 'server-muted'
      | 'server-unmuted';
  }
>;

export function isOfServer(entry: WireEntry): entry is ServerEvent {
  return /^(?:reported$|room-deleted$|server-|filter-)/.test(entry.on);
}

/** What somebody did to the room, told in a sentence of its own. */
export type RoomNews =
  | Extract<WireEntry, { on: 'room-changed' | 'room-ended' | 'topic-changed' | 'pinned' | 'unpinned' }>
  | Extract<Notice, { on: 'ending' }>;

export function isOfRoom(entry: Pick<WireEntry | Notice, 'on'>): entry is RoomNews {
  return /^(?:room-changed|room-ended|ending|topic-changed|pinned|unpinned)$/.test(entry.on);
}

export type ShownNotice =
  | Extract<Notice, { on: 'ending' | 'joined' | 'left' | 'renamed' | 'invited' | 'inviting' | 'locked' | 'unlocked' }>
  /** What the room's rules were when I came in. */
  | { readonly on: 'rules'; readonly rules: string }
  | ServerEvent;

/**
 * A notice that came. It is not kept: it stands after what was the newest entry then. `at` is ms since 1970 of this
 * computer's clock, `nth` counts the notices.
 */
export type Passing = ShownNotice & { readonly at: number; readonly nth: number };

export type Item = WireEntry | Passing;

/** A notice, and the entry after which it stands; null is the beginning. */
export interface Placed {
  readonly passing: Passing;
  readonly after: Position | null;
}

/** Entries in order, with the notices where they came. Both lists are in order already. */
export function interleave(entries: readonly WireEntry[], notices: readonly Placed[]): readonly Item[] {
  if (notices.length === 0) return entries;
  const items: Item[] = [];
  let next = 0;
  for (const entry of entries) {
    for (let due = notices[next]; due && isAfter(entry, due.after); due = notices[next]) {
      items.push(due.passing);
      next += 1;
    }
    items.push(entry);
  }
  return [...items, ...notices.slice(next).map(({ passing }) => passing)];
}
