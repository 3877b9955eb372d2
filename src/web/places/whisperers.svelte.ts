import type { Directs } from '../../client/index.ts';
import type { Seen } from '../frame/watch.ts';

/** With whom one whispers, as far as that is known on this page. */
class Whisperers {
  known: Seen<Directs> | null = $state.raw(null);
}

export const whisperers = new Whisperers();
