import type { Entry } from '../../core/entry.ts';
import type { Hub } from '../hub.ts';
import type { Presence } from '../presence.ts';

/** The first `seq` of that log that this person may read; null where he may read nothing of it (SPEC L5, R17). */
export function firstReadable(hub: Pick<Hub, 'rooms'>, by: Presence, log: string): number | null {
  const room = hub.rooms.withLog(log);
  if (room?.has(by)) return room.firstFor(by);
  return by.pairLogs.has(log) ? 1 : null;
}

/** The same, for who is reading already: throws when he may not any more. */
export function readFrom(hub: Pick<Hub, 'rooms'>, by: Presence, log: string): number {
  const first = firstReadable(hub, by, log);
  if (first === null) throw new Error('he may not read there any more');
  return first;
}

/** Whether this person may read that entry. */
export function readable(hub: Pick<Hub, 'rooms'>, by: Presence, { log, seq }: Pick<Entry, 'log' | 'seq'>): boolean {
  const first = firstReadable(hub, by, log);
  return first !== null && seq >= first;
}

/** All logs that this person may read. */
export function allReadable(hub: Hub, by: Presence): readonly string[] {
  const logs = [...[...by.rooms].map(({ log }) => log), ...by.pairLogs.keys()];
  return logs.filter((log) => firstReadable(hub, by, log) !== null);
}
