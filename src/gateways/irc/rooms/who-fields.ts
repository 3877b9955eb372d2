import { HOST, nickOf, SERVER, userOf } from '../names.ts';
import { accountOf } from '../told/account.ts';
import type { Here } from './everyone-in.ts';
import { prefixOf } from './names-lines.ts';

/** Somebody in a list, and the room by which he is in it; `*` where none is shared. */
export interface Seen {
  readonly who: Here;
  readonly room: string;
  readonly idleMs: number;
}

/** Here or gone, owner, prefix in the room, bot. */
export function flagsOf(who: Here, room: string): string {
  const prefix = room === '*' ? '' : prefixOf(who);
  return `${who.away === undefined ? 'H' : 'G'}${who.owner ? '*' : ''}${prefix}${who.bot ? 'B' : ''}`;
}

/** What `%fields,token` asks for (ircv3.net/specs/extensions/whox). */
export interface Whox {
  readonly fields: string;
  readonly token: string;
}

/** Each field in the order in which it is answered. No address is told, so it is the empty one. */
const FIELDS: readonly (readonly [letter: string, of: (seen: Seen, token: string) => string])[] = [
  ['t', (_, token) => token],
  ['c', ({ room }) => room],
  ['u', ({ who }) => userOf(who.id)],
  ['i', () => '255.255.255.255'],
  ['h', () => HOST],
  ['s', () => SERVER],
  ['n', ({ who }) => nickOf(who.nickname)],
  ['f', ({ who, room }) => flagsOf(who, room)],
  ['d', () => '0'],
  ['l', ({ idleMs }) => String(Math.floor(idleMs / 1_000))],
  ['a', ({ who }) => (who.member ? accountOf(who) : '0')],
  ['o', () => 'n/a'],
  ['r', ({ who }) => who.nickname],
];

export function whoxRequest(how: string): Whox | null {
  const [, fields, token = ''] = /%([a-z]*)(?:,(.*))?$/i.exec(how) ?? [];
  return fields === undefined ? null : { fields: fields.toLowerCase(), token: token.slice(0, 3) };
}

export function whoxParams(seen: Seen, { fields, token }: Whox): readonly string[] {
  return FIELDS.flatMap(([letter, of]) => (fields.includes(letter) ? [of(seen, token)] : []));
}
