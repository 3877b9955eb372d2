import type { Client } from '../client.ts';
import { fits, hasWildcard, wholeMask } from '../masks.ts';
import { HOST, isChannel, nickOf, SERVER, sourceOf, userOf } from '../names.ts';
import { numericLine } from '../numerics.ts';
import { everyoneIn } from '../rooms/everyone-in.ts';
import { flagsOf, type Seen, whoxParams, whoxRequest } from '../rooms/who-fields.ts';
import type { Row } from './row.ts';

/** RFC 1459 section 4.5.1, with WHOX (modern.ircdocs.horse/#who-message). It shows whom one shares a room with. */
export const who: Row = {
  name: 'WHO',
  syntax: '#room|nickname|mask [o][%fields[,token]]',
  least: 0,
  when: 'after',
  says: 'Who is in a room, or who somebody is.',
  async run({ client, reply, params: [about = '*', how = ''] }) {
    const all = await seenBy(client, about);
    const wanted = how.split('%', 1)[0]?.includes('o') ? all.filter((seen) => seen.who.owner) : all;
    const whox = whoxRequest(how);
    const lines = wanted.map((seen) =>
      whox
        ? numericLine(client, 'RPL_WHOSPCRPL', ...whoxParams(seen, whox))
        : numericLine(client, 'RPL_WHOREPLY', ...replyParams(seen)),
    );
    await reply.long([...lines, numericLine(client, 'RPL_ENDOFWHO', about === '' ? '*' : about, 'End of WHO list')]);
  },
};

async function seenBy(client: Client, about: string): Promise<readonly Seen[]> {
  if (isChannel(about)) return inRoom(client, client.channels.get(about)?.name ?? about);
  if (hasWildcard(about) || about === '0' || about === '') return inAnyRoom(client, about === '0' ? '*' : about);
  const found = await client.get('whois', { nickname: about });
  return found ? [{ who: found.who, room: found.rooms[0] ?? '*', idleMs: found.idleMs }] : [];
}

async function inRoom(client: Client, room: string): Promise<readonly Seen[]> {
  return (await everyoneIn(client, room)).map((one) => ({ who: one, room, idleMs: 0 }));
}

async function inAnyRoom(client: Client, mask: string): Promise<readonly Seen[]> {
  const whole = wholeMask(mask);
  const found = new Map<string, Seen>();
  for (const { name } of client.channels.all()) {
    for (const seen of await inRoom(client, name)) {
      if (!found.has(seen.who.id) && fits(whole, sourceOf(seen.who))) found.set(seen.who.id, seen);
    }
  }
  return [...found.values()];
}

function replyParams({ who: one, room }: Seen): readonly string[] {
  const flags = flagsOf(one, room);
  return [room, userOf(one.id), HOST, SERVER, nickOf(one.nickname), flags, `0 ${one.nickname}`];
}
