import type { Aim, Chat, World } from '../../client/index.ts';
import { Places } from '../../client/places.ts';
import { Alerts } from '../alerts/alerts.ts';
import { attend } from '../alerts/attend.ts';
import { type Seen, watch } from '../frame/watch.ts';
import View from './Around.svelte';

/** The rooms that one is in, and how they are drawn. */
export interface Around {
  readonly places: Seen<Places>;
  readonly View: typeof View;
}

/** From now on it is known what happens in the rooms that are not shown. `jump` leads to a message in one of them. */
export function look(chat: Chat, { device, clock }: World, jump: (to: Aim, room: string) => void): Around {
  const places = new Places({ chat, shelf: device, clock });
  attend(chat.connection, clock);
  const alerts = new Alerts(chat.connection, places, jump);
  chat.accompany({
    come: () => places.come(),
    noted: (room) => places.noted(room),
    forget: () => places.forget(),
    told(told) {
      places.told(told);
      alerts.hear(told);
    },
  });
  return { places: watch(places), View };
}
