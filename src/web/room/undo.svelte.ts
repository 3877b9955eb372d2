import type { Asked } from '../../client/index.ts';

/** Something that can be taken back for some seconds. */
export interface Undoable {
  /** What was done, or is about to be. */
  readonly text: string;
  /** What the button says. */
  readonly label: string;
  /** Takes it back. What is only about to be done is then never asked for: that needs nothing. */
  readonly undo?: () => Promise<Asked>;
  /** Does it, once it is not taken back: when the time is over, or the room or the page is left. */
  readonly act?: () => Promise<Asked>;
}

let offered = $state.raw<Undoable | null>(null);

/** What can be taken back now. */
export function undoable(): Undoable | null {
  return offered;
}

/** Offers it; what was offered before is not taken back any more. Null for nothing. */
export function offerUndo(given: Undoable | null): void {
  offered = given;
}
