import type { Person } from './entry.ts';
import type { FilterRule, FilterSubject } from './filter.ts';

/** A person, or all who come from a range of addresses, are out of the whole server. */
export interface ServerBanned {
  readonly on: 'server-banned';
  readonly by: Person;
  readonly who?: Person;
  readonly range?: string;
  readonly reason: string;
  readonly until?: number;
}

export interface ServerUnbanned {
  readonly on: 'server-unbanned';
  readonly by: Person;
  readonly who?: Person;
  readonly range?: string;
}

/** From now on he says nothing in any room, and whispers to nobody but the owner. */
export interface ServerMuted {
  readonly on: 'server-muted';
  readonly by: Person;
  readonly who: Person;
  readonly reason: string;
  readonly until?: number;
}

export interface ServerUnmuted {
  readonly on: 'server-unmuted';
  readonly by: Person;
  readonly who: Person;
}

/** Somebody asks those who look after a room to look at a message: `message` is its id, `who` its author. No text is kept. */
export interface Reported {
  readonly on: 'reported';
  readonly by: Person;
  readonly room: string;
  readonly message: string;
  readonly who: Person;
  readonly reason: string;
}

/** A rule of the filter of a room, or without `room` of the server, is there from now on, or no more (`none`). */
export interface FilterChanged extends FilterSubject {
  readonly on: 'filter-changed';
  readonly by: Person;
  readonly room?: string;
  readonly does: FilterRule['does'] | 'none';
}

/** Somebody said what a rule looks for, and it was let through: `message` is the id of what he said it in. No text is kept. */
export interface FilterHit extends FilterSubject {
  readonly on: 'filter-hit';
  readonly by: Person;
  readonly room: string;
  readonly message: string;
  readonly does: 'report' | 'log';
}

/** A room is no more, and nothing of what was there; `was` is the log that it had. */
export interface RoomDeleted {
  readonly on: 'room-deleted';
  readonly by: Person;
  readonly room: string;
  readonly was: string;
  readonly reason: string;
}

/** Whoever runs the server did something in running it: to somebody, to settings, by their names, or to the door. */
export interface Operated {
  readonly on: 'operated';
  readonly by: Person;
  readonly did: 'end' | 'set' | 'reset-password' | 'forget' | 'lock' | 'unlock' | 'add-bot' | 'remove-bot';
  readonly who?: Person;
  readonly settings?: readonly string[];
  /** That of a webhook. */
  readonly room?: string;
  readonly reason?: string;
}

/** What is kept in the log of the server, which is no room's and no pair's. */
export type ServerEvent =
  | ServerBanned
  | ServerUnbanned
  | ServerMuted
  | ServerUnmuted
  | Reported
  | RoomDeleted
  | Operated
  | FilterChanged
  | FilterHit;
