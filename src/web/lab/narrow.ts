import { MediaQuery } from 'svelte/reactivity';

/** There is hardly room for eight bytes in a row. */
export const narrow = new MediaQuery('max-width: 26rem');
