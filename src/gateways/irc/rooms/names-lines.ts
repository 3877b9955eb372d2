import type { Client } from '../client.ts';
import { nickOf, SERVER, sourceOf } from '../names.ts';
import { NUMERICS } from '../numerics.ts';
import { LINE_BYTES } from '../wire/limits.ts';
import { type Line, serialise } from '../wire/line.ts';
import { piecesOfWords } from '../wire/pieces.ts';
import type { Here } from './everyone-in.ts';

/** As many as `who` answers at once. */
export const PEOPLE_PER_PAGE = 200;

/** Who is in a room, and whether it is private. */
interface Seen {
  readonly people: readonly Here[];
  readonly private?: boolean | undefined;
}

/** RPL_NAMREPLY, on as many lines as it needs (modern.ircdocs.horse/#rplnamreply-353). */
export function namesLines(client: Client, room: string, { people, private: isPrivate }: Seen): readonly Line[] {
  const line = (names: string): Line => ({
    source: SERVER,
    command: NUMERICS.RPL_NAMREPLY,
    params: [client.nick, isPrivate ? '@' : '=', room, names],
  });
  const limit = LINE_BYTES - Buffer.byteLength(serialise(line('')));
  if (people.length === 0) return [];
  return piecesOfWords(
    people.map((who) => memberName(client, who)),
    limit,
  ).map(line);
}

/** With its prefix; with user and host for those who asked for it (ircv3.net/specs/extensions/userhost-in-names). */
function memberName({ caps }: Client, who: Here): string {
  return `${prefixOf(who)}${caps.has('userhost-in-names') ? sourceOf(who) : nickOf(who.nickname)}`;
}

/** IRC knows one sign for all who look after a room. */
export function prefixOf({ owner, moderator }: Pick<Here, 'owner' | 'moderator'>): string {
  return owner || moderator ? '@' : '';
}
