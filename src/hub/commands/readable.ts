import type { Hub } from '../hub.ts';
import type { Presence } from '../presence.ts';

/** Whether this person may read that log (SPEC L5). */
export function readable(hub: Pick<Hub, 'rooms'>, by: Presence, log: string): boolean {
  return hub.rooms.withLog(log)?.has(by) || by.pairLogs.has(log);
}

/** All logs that this person may read. */
export function allReadable(hub: Hub, by: Presence): readonly string[] {
  const logs = [...[...by.rooms].map(({ log }) => log), ...by.pairLogs];
  return logs.filter((log) => readable(hub, by, log));
}
