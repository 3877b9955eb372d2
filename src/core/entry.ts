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

/** Something said to a room. `editedAt` and `deletedAt` are ms since 1970; a deleted text is empty. */
export interface Said {
  readonly on: 'said';
  readonly room: string;
  readonly by: Person;
  readonly text: string;
  readonly action?: true;
  readonly editedAt?: number;
  readonly deletedAt?: number;
}

/** Something said to one person. `aside` is the room in which the two see it. */
export interface Whispered {
  readonly on: 'whispered';
  readonly by: Person;
  readonly to: Person;
  readonly text: string;
  readonly action?: true;
  readonly aside?: string;
  readonly editedAt?: number;
  readonly deletedAt?: number;
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

export interface Kicked {
  readonly on: 'kicked';
  readonly room: string;
  readonly by: Person;
  readonly who: Person;
  readonly reason: string;
}

export interface Banned {
  readonly on: 'banned';
  readonly room: string;
  readonly by: Person;
  readonly who: Person;
  readonly reason: string;
}

export interface Unbanned {
  readonly on: 'unbanned';
  readonly room: string;
  readonly by: Person;
  readonly who: Person;
}

/** What the room is about, from now on; empty for nothing. */
export interface TopicChanged {
  readonly on: 'topic-changed';
  readonly room: string;
  readonly by: Person;
  readonly topic: string;
}

/** What can be edited and deleted. */
export type Message = Said | Whispered;

/** What then happened, and is kept. */
export type KeptEvent = Message | Edited | Deleted | Kicked | Banned | Unbanned | TopicChanged;

/** One kept event in a log. `seq` is 1, 2, 3 ... without holes; `at` is ms since 1970 and never runs backwards. */
export interface Entry<E extends KeptEvent = KeptEvent> {
  readonly log: string;
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly event: E;
}

/** What an `edited` or `deleted` does to the entry that it is about. */
export type Amendment =
  | { readonly target: string; readonly text: string; readonly editedAt: number }
  | { readonly target: string; readonly deletedAt: number };

/** A message as it reads after an amendment. What is deleted stays deleted. */
export function amend<M extends Message>(message: M, amendment: Amendment): M {
  if (message.deletedAt !== undefined) return message;
  if ('deletedAt' in amendment) return { ...message, text: '', deletedAt: amendment.deletedAt };
  return { ...message, text: amendment.text, editedAt: amendment.editedAt };
}

export function isMessage(event: KeptEvent): event is Message {
  return event.on === 'said' || event.on === 'whispered';
}
