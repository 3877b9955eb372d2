import { Directs } from '../../client/directs.ts';
import type { Aim, Chat, World } from '../../client/index.ts';
import { Places } from '../../client/places.ts';
import { Alerts } from '../alerts/alerts.ts';
import { attend } from '../alerts/attend.ts';
import { type Seen, watch } from '../frame/watch.ts';
import View from './Around.svelte';
import { whisperers } from './whisperers.svelte.ts';

/** The rooms that one is in, and how they are drawn; with whom one whispers, `whisperers` tells. */
export interface Around {
  readonly places: Seen<Places>;
  readonly View: typeof View;
}

/** From now on it is known what happens in the rooms that are not shown. `jump` leads to a message in one of them. */
export function look(chat: Chat, { device, clock }: World, jump: (to: Aim, room: string) => void): Around {
  const places = new Places({ chat, shelf: device, clock });
  attend(chat.connection, clock);
  const directs = new Directs({ chat, clock });
  const alerts = new Alerts(chat.connection, places, jump);
  const both = [places, directs];
  chat.accompany({
    come() {
      alerts.come();
      for (const one of both) void one.come();
    },
    noted(room) {
      for (const one of both) one.noted(room);
    },
    read: (log, seq) => directs.read(log, seq),
    forget() {
      for (const one of both) one.forget();
      alerts.forget();
    },
    told(told) {
      for (const one of both) one.told(told);
      alerts.hear(told);
    },
  });
  whisperers.known = watch(directs);
  return { places: watch(places), View };
}
