import Picking from '../emoji/Picking.svelte';
import { faultText } from './fault.ts';
import Intent from './Intent.svelte';
import Readers from './Readers.svelte';
import Suggestions from './Suggestions.svelte';
import { Suggesting } from './suggesting.svelte.ts';
import Writers from './Writers.svelte';

/** What helps one to write; it comes a moment after one can. */
export const composing = { faultText, Intent, Picking, Readers, Suggestions, Suggesting, Writers };

export type Composing = typeof composing;
