import Quoted from './Quoted.svelte';
import Reacted from './Reacted.svelte';

/** What draws that which not every message has; loaded with the first that has it. */
export { Quoted, Reacted };

export interface Marks {
  readonly Quoted: typeof Quoted;
  readonly Reacted: typeof Reacted;
}
