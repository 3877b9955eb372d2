import { FileLinks } from '../../../client/file-links.ts';
import { plain } from '../../words/plain.ts';
import Deed from '../Deed.svelte';
import Attached from './Attached.svelte';
import Empty from './Empty.svelte';
import Fault from './Fault.svelte';
import { heed } from './heeding.ts';
import Preview from './Preview.svelte';
import Quoted from './Quoted.svelte';
import Reacted from './Reacted.svelte';
import Words from './Words.svelte';

/** What draws that which not every message has; loaded with the first that has it, or once one can talk. */
export { Attached, Deed, Empty, Fault, FileLinks, heed, Preview, plain, Quoted, Reacted, Words };

export interface Marks {
  readonly Attached: typeof Attached;
  readonly Deed: typeof Deed;
  readonly Empty: typeof Empty;
  readonly Fault: typeof Fault;
  readonly FileLinks: typeof FileLinks;
  readonly heed: typeof heed;
  readonly plain: typeof plain;
  readonly Preview: typeof Preview;
  readonly Quoted: typeof Quoted;
  readonly Reacted: typeof Reacted;
  readonly Words: typeof Words;
}
