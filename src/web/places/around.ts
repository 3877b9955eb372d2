import type { Chat, World } from '../../client/index.ts';
import { Places } from '../../client/places.ts';
import { type Seen, watch } from '../frame/watch.ts';
import View from './Around.svelte';

/** The rooms that one is in, and how they are drawn. */
export interface Around {
  readonly places: Seen<Places>;
  readonly View: typeof View;
}

/** From now on it is known what happens in the rooms that are not shown. */
export function look(chat: Chat, { device, clock }: World): Around {
  const places = new Places({ chat, shelf: device, clock });
  chat.accompany(places);
  return { places: watch(places), View };
}
