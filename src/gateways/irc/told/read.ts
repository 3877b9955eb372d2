import { nickOf, SERVER } from '../names.ts';
import type { Line } from '../wire/line.ts';
import type { On, Reading } from './reading.ts';

/** ircv3.net/specs/extensions/read-marker: another client of the same person has read on. */
export function readLines({ room, with: other, read }: On<'read'>, { caps }: Reading): readonly Line[] {
  const target = room ?? (other && nickOf(other.nickname));
  return target === undefined || !caps.has('draft/read-marker') ? [] : [markLine(target, read)];
}

/** `*` where nothing was read yet. */
export function markLine(target: string, read: { readonly seq: number; readonly at: number } | undefined): Line {
  const moment = read && read.seq > 0 ? `timestamp=${new Date(read.at).toISOString()}` : '*';
  return { source: SERVER, command: 'MARKREAD', params: [target, moment] };
}
