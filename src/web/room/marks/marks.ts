import { FileLinks } from '../../../client/file-links.ts';
import Attached from './Attached.svelte';
import Fault from './Fault.svelte';
import Quoted from './Quoted.svelte';
import Reacted from './Reacted.svelte';
import Words from './Words.svelte';

/** What draws that which not every message has; loaded with the first that has it, or once one can talk. */
export { Attached, Fault, FileLinks, Quoted, Reacted, Words };

export interface Marks {
  readonly Attached: typeof Attached;
  readonly Fault: typeof Fault;
  readonly FileLinks: typeof FileLinks;
  readonly Quoted: typeof Quoted;
  readonly Reacted: typeof Reacted;
  readonly Words: typeof Words;
}
