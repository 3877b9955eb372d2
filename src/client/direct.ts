import type { Answer } from '../protocol/commands.ts';
import type { Connection } from './connection.ts';
import { directWith } from './direct-name.ts';
import { type Asked, LOST } from './transport.ts';

/** Opens what I whisper with somebody, and shows it as a room is shown: he is who is there. */
export async function meet(connection: Pick<Connection, 'ask'>, nickname: string): Promise<Asked<'join'>> {
  const found = await connection.ask('pairs', { with: nickname });
  if (!found.ok) return found;
  const [pair] = found.pairs;
  if (!pair) return LOST;
  const page = await connection.ask('history', { log: pair.log });
  return page.ok ? { ok: true, ...shown(pair, page) } : page;
}

function shown(
  { log, last, read, with: other }: Answer<'pairs'>['pairs'][number],
  { entries, more }: Answer<'history'>,
): Answer<'join'> {
  // What was whispered between the two answers is in the page.
  const end = Math.max(last, entries.at(-1)?.seq ?? 0);
  return {
    ...{ room: directWith(other.nickname), log, last: end, count: 1, people: [other], entries, more },
    ...(read && { read }),
  };
}
