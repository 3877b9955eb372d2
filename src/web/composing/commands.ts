import { type Exceptions, may, type Right, type Role } from '../../core/roles.ts';
import { later } from '../texts/later/later.ts';

/** What each command needs, in the order in which the help has them; null where everyone may. */
const NEEDS = {
  w: null,
  me: 'say',
  nick: null,
  join: null,
  query: null,
  part: null,
  list: null,
  search: null,
  date: null,
  who: null,
  whois: null,
  invite: 'invite',
  away: null,
  dnd: null,
  back: null,
  level: null,
  block: null,
  unblock: null,
  forget: null,
  help: null,
  quit: null,
  topic: 'topic',
  pin: 'pin',
  unpin: 'pin',
  kick: 'kick',
  ban: 'ban',
  unban: 'unban',
  mute: 'mute',
  unmute: 'unmute',
  slow: 'slow',
  private: 'set-room',
  announce: 'set-room',
  past: 'set-room',
  rules: 'set-room',
  filter: 'filter',
  op: 'role',
  deop: 'role',
  archive: 'archive',
  ends: 'archive',
  'delete-room': 'delete-room',
  'server-ban': 'server-ban',
  'server-unban': 'server-unban',
  'server-mute': 'server-mute',
  'server-unmute': 'server-unmute',
  lock: 'lock',
  unlock: 'lock',
} as const satisfies Readonly<Record<string, Right | null>>;

export type CommandLine = keyof typeof NEEDS;

/** A command as it is typed, by example, and what it does. */
export type CommandHelp = readonly [example: string, does: string];

/** Where one stands in a room. */
export interface Standing {
  readonly standing: Role;
  readonly exceptions: Exceptions;
}

/** The commands that one may use there, and no others (UX 27). */
export function commandsFor({ standing, exceptions }: Standing): readonly CommandHelp[] {
  const rows = later().help.rows;
  const lines = Object.entries(NEEDS) as [CommandLine, Right | null][];
  return lines.flatMap(([line, right]) => (right === null || may(standing, right, exceptions) ? [rows[line]] : []));
}
