import type { Actor } from '../../core/decision.ts';
import { digestOf } from '../commands/logins.ts';
import type { Hub } from '../hub.ts';
import { type Presence, roleOf, seen } from '../presence.ts';
import { type Call, isFor, isQuiet } from './call.ts';
import type { Device, Subscriber } from './subscriptions.ts';

/** How somebody is, for whom something was said. */
export type Standing = 'there' | 'not to be disturbed' | 'may come back' | 'away';

/** At a session of his, in the grace time, or neither (SPEC S5, S14). */
export function standingOf({ clock, people }: Hub, { person, busyUntil = 0 }: Subscriber): Standing {
  const here = people.withId(person);
  if (here ? here.away?.busy : clock.now() < busyUntil) return 'not to be disturbed';
  if (!here || (here.away !== null && here.sessions.size > 0)) return 'away';
  return here.sessions.size > 0 ? 'there' : 'may come back';
}

/** Whether a browser of his calls him for this, at one time or another. */
export function isWanted({ holders }: Hub, { person, devices }: Subscriber, call: Call): boolean {
  const holder = holders.withId(person);
  return holder !== null && call.by.id !== person && devices.some((device) => isFor(device, call, holder.nickname));
}

/** The browsers of somebody that call him for this, were he away. */
export function devicesFor(hub: Hub, { person, devices }: Subscriber, call: Call): readonly Device[] {
  const { holders, people, clock } = hub;
  const holder = holders.withId(person);
  if (!holder || !hub.settings.push) return [];
  const here = people.withId(person);
  if (!mayRead(hub, here, { ...seen(holder), role: roleOf(holder) }, call)) return [];
  const at = clock.now();
  const isCalling = (device: Device) =>
    isFor(device, call, holder.nickname) && !isQuiet(device, at) && !isOpen(hub, device, here);
  return devices.filter(isCalling);
}

/** A page that is open in that browser calls by itself. */
function isOpen(hub: Hub, { login }: Device, here: Presence | null): boolean {
  return [...(here?.sessions ?? [])].some((session) => digestOf(hub, session) === login);
}

function mayRead(
  { blocks, order, rooms }: Hub,
  here: Presence | null,
  who: Actor,
  { by, log, whisper }: Call,
): boolean {
  if (blocks.between(who.id, by.id)) return false;
  if (order.banOn({ id: who.id, address: null, isNew: false }, who.role)) return false;
  if (whisper) return true;
  const room = rooms.withLog(log);
  if (!room) return false;
  return (here !== null && room.has(here)) || (!room.banOn({ id: who.id, address: null }) && room.admits(who));
}
