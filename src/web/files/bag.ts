import type { Room } from '../../client/index.ts';
import { type Luggage, luggageOf } from './luggage.svelte.ts';
import Pieces from './Pieces.svelte';

/** What goes with the next message to a room, and how it is drawn; loaded when one can talk. */
export interface Bag {
  readonly luggage: Luggage;
  readonly Pieces: typeof Pieces;
}

export function bagOf(room: Room): Bag {
  return { luggage: luggageOf(room), Pieces };
}
