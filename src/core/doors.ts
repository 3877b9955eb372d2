import type { Refusal } from './refusal.ts';
import { type Ability, type Exceptions, excepted, leastFor } from './roles.ts';
import type { RoomState } from './room.ts';

/**
 * What holds in a room beside its topic and its pace (SPEC R15-R19). What is left out is as in a new room: everyone comes
 * in and speaks, who comes later sees what was said before, and there are no rules.
 */
export interface Doors {
  readonly private?: boolean;
  /** Only who looks after the room speaks. */
  readonly announce?: boolean;
  /** Whether who comes in sees what was said before he first came. */
  readonly past?: boolean;
  /** One line. */
  readonly rules?: string;
  /** It can be read, and nothing new happens there. */
  readonly archived?: boolean;
  /** From this moment on (ms since 1970) it is archived; 0 where it goes on. */
  readonly ends?: number;
  /** Who may what, where it is not as everywhere (SPEC M23). */
  readonly may?: Exceptions;
}

/** When a room may end, in seconds from now, and how long before everyone is told once more, in ms (SPEC R23). */
export const ENDING = { least: 60, most: 31_536_000, warnedMs: 600_000 } as const;

const NEW: Required<Doors> = {
  private: false,
  announce: false,
  past: true,
  rules: '',
  archived: false,
  ends: 0,
  may: {},
};

/** All that holds in a room. */
export function doorsOf({ doors }: Pick<RoomState, 'doors'>): Required<Doors> {
  return doors ? { ...NEW, ...doors } : NEW;
}

/** Why nothing new happens there at that moment; null while it does. */
export function closedAt(state: Pick<RoomState, 'doors'>, at: number): Refusal | null {
  const { archived, ends } = doorsOf(state);
  if (ends > 0 && (archived || at >= ends)) return { code: 'room_ended', at: ends };
  return archived ? { code: 'archived' } : null;
}

/** It ended: it is archived from now on, and stays so. */
export function ended(state: RoomState): RoomState {
  return { ...state, doors: { ...state.doors, archived: true } };
}

/** Whether nothing would change. */
export function holdsAlready(state: RoomState, change: Doors): boolean {
  const now = doorsOf(state);
  const { may = {}, ...rest } = change;
  const abilities = Object.keys(may) as Ability[];
  return (
    abilities.every((ability) => leastFor(ability, now.may) === may[ability]) &&
    Object.entries(rest).every(([name, value]) => now[name as keyof Doors] === value)
  );
}

/** The state once that holds; who is `here` when a room becomes private stays one of its people. */
export function changed(state: RoomState, change: Doors, here: () => readonly string[]): RoomState {
  const { members, ...rest } = state;
  const doors = {
    ...state.doors,
    ...change,
    // Who archives it or opens it again does so for good.
    ...(change.archived !== undefined && { ends: 0 }),
    ...(change.may && { may: excepted(doorsOf(state).may, change.may) }),
  };
  if (!doors.private) return { ...rest, doors };
  return { ...rest, doors, members: members ?? here() };
}

/** Somebody was invited: into a private room he may come from now on. */
export function admitted(state: RoomState, id: string): RoomState {
  const { members } = state;
  return members === undefined || members.includes(id) ? state : { ...state, members: [...members, id] };
}

/** Who is put out of a private room comes back when he is invited anew. */
export function putOut(state: RoomState, id: string): RoomState {
  const { members } = state;
  return members?.includes(id) ? { ...state, members: members.filter((member) => member !== id) } : state;
}

/** Whether this person was invited, or was in the room when it became private; true where it is not private. */
export function isWelcome({ doors, members = [] }: RoomState, id: string): boolean {
  return !doors?.private || members.includes(id);
}
