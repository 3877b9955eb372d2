import { allow, type Decision, refuse } from './decision.ts';
import { type Entry, isMessage, type Person } from './entry.ts';
import { PINS_PER_ROOM } from './limits.ts';
import type { RoomState } from './room.ts';

/** Something that is to stand out in the room, or no more; `target` is null when there is none of that id in its log. */
export interface PinAct {
  readonly do: 'pin';
  readonly here: boolean;
  readonly on: boolean;
  readonly target: Entry | null;
}

/** Only a message of the room that was not deleted is pinned, once; there are at most so many (SPEC T7). */
export function decidePin({ room, pins = [] }: RoomState, by: Person, { on, target }: PinAct): Decision {
  if (!target || !isMessage(target.event) || target.event.deletedAt !== undefined)
    return refuse({ code: 'no_such_message' });
  if (on === pins.includes(target.id)) return refuse({ code: 'no_change' });
  if (on && pins.length >= PINS_PER_ROOM) return refuse({ code: 'too_many', limit: PINS_PER_ROOM });
  return allow({ on: on ? 'pinned' : 'unpinned', room, by, target: target.id });
}

export function pinned(state: RoomState, id: string): RoomState {
  return { ...state, pins: [...(state.pins ?? []), id] };
}

/** The state without a pin; the same where there is none of that id. */
export function unpinned(state: RoomState, id: string): RoomState {
  const { pins } = state;
  return pins?.includes(id) ? { ...state, pins: pins.filter((one) => one !== id) } : state;
}
