import type { Doors } from './doors.ts';
import type { FileInfo } from './file.ts';
import type { ServerEvent } from './server-event.ts';

/** Who speaks, as others see it. The id stays the same for life; the nickname is the one borne at that moment. */
export interface Person {
  readonly id: string;
  readonly nickname: string;
  /** No human being (SPEC B2). */
  readonly bot?: true;
  /** Someone with an account: the nickname is proved to be his (SPEC A1). */
  readonly member?: true;
}

/** As much of somebody as others see. */
export function personOf({ id, nickname, bot, member }: Person): Person {
  return { id, nickname, ...(bot && { bot }), ...(member && { member }) };
}

/** A sign with which a message is answered, and by whom. */
export interface Reaction {
  readonly emoji: string;
  readonly by: readonly Person[];
}

/**
 * What was written, and what became of it: `editedAt` and `deletedAt` are ms since 1970; a deleted text is empty,
 * and its files are gone. `replyTo` is the id of a message in the same log.
 */
interface Written {
  readonly by: Person;
  readonly text: string;
  readonly action?: true;
  readonly replyTo?: string;
  readonly files?: readonly FileInfo[];
  readonly editedAt?: number;
  readonly deletedAt?: number;
  readonly reactions?: readonly Reaction[];
}

/** Something said to a room. */
export interface Said extends Written {
  readonly on: 'said';
  readonly room: string;
}

/** Something said to one person. `aside` is the room in which the two see it. */
export interface Whispered extends Written {
  readonly on: 'whispered';
  readonly to: Person;
  readonly aside?: string;
}

/** The text of an earlier entry was changed. Read from a log, `text` is what the target reads now. */
export interface Edited {
  readonly on: 'edited';
  readonly by: Person;
  readonly target: string;
  readonly text: string;
}

export interface Deleted {
  readonly on: 'deleted';
  readonly by: Person;
  readonly target: string;
}

/** A reaction was given to an earlier message, or taken back. */
export interface Reacted {
  readonly on: 'reacted';
  readonly by: Person;
  readonly target: string;
  readonly emoji: string;
  readonly withdrawn?: true;
}

/**
 * What a page says of itself to which a message leads, as `previewText` words it; or, empty, that it is not to be shown
 * any more. It stands where the message reads as it did when the page was looked at; once it does not, `picture` is
 * gone.
 */
export interface Previewed {
  readonly on: 'previewed';
  readonly by: Person;
  readonly target: string;
  readonly text: string;
  readonly picture?: FileInfo;
}

export interface Kicked {
  readonly on: 'kicked';
  readonly room: string;
  readonly by: Person;
  readonly who: Person;
  readonly reason: string;
}

/** `until` is ms since 1970; left out, it has no end. */
export interface Banned {
  readonly on: 'banned';
  readonly room: string;
  readonly by: Person;
  readonly who: Person;
  readonly reason: string;
  readonly until?: number;
}

export interface Unbanned {
  readonly on: 'unbanned';
  readonly room: string;
  readonly by: Person;
  readonly who: Person;
}

/** From now on he says nothing in the room. `until` is ms since 1970; left out, it has no end. */
export interface Muted {
  readonly on: 'muted';
  readonly room: string;
  readonly by: Person;
  readonly who: Person;
  readonly reason: string;
  readonly until?: number;
}

export interface Unmuted {
  readonly on: 'unmuted';
  readonly room: string;
  readonly by: Person;
  readonly who: Person;
}

/** Somebody became a moderator of the room, or is none any more. */
export interface RoleChanged {
  readonly on: 'role-changed';
  readonly room: string;
  readonly by: Person;
  readonly who: Person;
  readonly role: 'moderator' | 'none';
}

/** What the room is about, from now on; empty for nothing. */
export interface TopicChanged {
  readonly on: 'topic-changed';
  readonly room: string;
  readonly by: Person;
  readonly topic: string;
}

/** From now on everyone but the owner, moderators and bots waits so many seconds between messages; 0 for not at all. */
export interface Slowed {
  readonly on: 'slowed';
  readonly room: string;
  readonly by: Person;
  readonly seconds: number;
}

/** One thing about the room holds otherwise from now on. */
export interface RoomChanged extends Doors {
  readonly on: 'room-changed';
  readonly room: string;
  readonly by: Person;
}

/** The moment has come that `by` had set: it can be read, and nothing new happens there. */
export interface RoomEnded {
  readonly on: 'room-ended';
  readonly room: string;
  readonly by: Person;
}

/** Somebody was invited into a private room, and may come in from now on. */
export interface Admitted {
  readonly on: 'admitted';
  readonly room: string;
  readonly by: Person;
  readonly who: Person;
}

/** A message stands out in the room from now on, or no more; `target` is its id. */
export interface Pinned {
  readonly on: 'pinned' | 'unpinned';
  readonly room: string;
  readonly by: Person;
  readonly target: string;
}

/** What can be edited, deleted and reacted to. */
export type Message = Said | Whispered;

/** What then happened, and is kept. */
export type KeptEvent =
  | Message
  | Edited
  | Deleted
  | Reacted
  | Previewed
  | Kicked
  | Banned
  | Unbanned
  | Muted
  | Unmuted
  | RoleChanged
  | TopicChanged
  | Slowed
  | RoomChanged
  | RoomEnded
  | Admitted
  | Pinned
  | ServerEvent;

/** One kept event in a log. `seq` is 1, 2, 3 ... without holes; `at` is ms since 1970 and never runs backwards. */
export interface Entry<E extends KeptEvent = KeptEvent> {
  readonly log: string;
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly event: E;
}

export interface ReactionChange {
  readonly emoji: string;
  readonly by: Person;
  readonly withdrawn: boolean;
}

/** What an `edited`, a `deleted` or a `reacted` does to the entry that it is about. */
export type Amendment =
  | { readonly target: string; readonly text: string; readonly editedAt: number }
  | { readonly target: string; readonly deletedAt: number }
  | { readonly target: string; readonly reaction: ReactionChange };

export function isMessage(event: KeptEvent): event is Message {
  return event.on === 'said' || event.on === 'whispered';
}

/** What was said, and what became of it: everything else somebody did to keep order. */
const TALK: ReadonlySet<KeptEvent['on']> = new Set(['said', 'whispered', 'edited', 'reacted', 'previewed', 'deleted']);

/** Whether that is something done to keep order; a deletion is where the message was not one's own. */
export function isAct(event: KeptEvent, author: string | null): boolean {
  return event.on === 'deleted' ? author !== null && author !== event.by.id : !TALK.has(event.on);
}
