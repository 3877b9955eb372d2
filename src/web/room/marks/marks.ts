import { Addresses } from '../../files/addresses.svelte.ts';
import Attached from './Attached.svelte';
import Quoted from './Quoted.svelte';
import Reacted from './Reacted.svelte';

/** What draws that which not every message has; loaded with the first that has it. */
export { Addresses, Attached, Quoted, Reacted };

export interface Marks {
  readonly Addresses: typeof Addresses;
  readonly Attached: typeof Attached;
  readonly Quoted: typeof Quoted;
  readonly Reacted: typeof Reacted;
}
