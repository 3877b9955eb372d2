import type { SseFrame } from './sse.ts';

/** What a stream is about: one room, or all that its person hears. */
export interface Scope {
  /** The frame as this stream carries it; null where it is not for it. */
  of(frame: SseFrame): Uint8Array | null;
}

export const everything: Scope = { of: ({ plain }) => plain };

/**
 * The room's log and what passes in the room; also whispers, unless they are shown in another room, and what concerns
 * no room. `isRoom` tells the log of another room from that of a pair.
 */
export function roomScope(
  { room, log }: { readonly room: string; readonly log: string },
  isRoom: (log: string) => boolean,
): Scope {
  return {
    of({ told, place, numbered, plain }) {
      if (place?.log === log) return numbered;
      if (place) return isRoom(place.log) || isElsewhere(told, room) ? null : plain;
      if (told.on === 'invited') return plain;
      return 'room' in told && told.room !== undefined && told.room !== room ? null : plain;
    },
  };
}

function isElsewhere(told: SseFrame['told'], room: string): boolean {
  return told.on === 'whispered' && told.aside !== undefined && told.aside !== room;
}
