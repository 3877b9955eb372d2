import { createSubscriber } from 'svelte/reactivity';
import type { Watched } from '../../client/index.ts';

/** Something watched, so that a component that reads `now` is drawn again when it changes. */
export interface Seen<T> {
  readonly now: T;
}

export function watch<T extends Watched>(watched: T): Seen<T> {
  const subscribe = createSubscriber((update) => watched.subscribe(update));
  return {
    get now() {
      subscribe();
      return watched;
    },
  };
}
