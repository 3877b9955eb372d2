import { Hunt } from './hunt.svelte.ts';
import Search from './Search.svelte';

/** The search, and what was found last. */
export interface Searching {
  readonly hunt: Hunt;
  readonly View: typeof Search;
}

export const searching: Searching = { hunt: new Hunt(), View: Search };
