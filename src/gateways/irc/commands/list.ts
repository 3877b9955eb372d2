import type { Answer } from '../../../protocol/commands.ts';
import { fits } from '../masks.ts';
import { numericLine } from '../numerics.ts';
import { listed, type Row } from './row.ts';

type Room = Answer<'rooms'>['rooms'][number];

/** RFC 1459 section 4.2.6, with ELIST's masks and counts (modern.ircdocs.horse/#elist-parameter). */
export const list: Row = {
  name: 'LIST',
  syntax: '[#room|mask|!mask|>people|<people[,…]]',
  least: 0,
  when: 'after',
  says: 'The rooms there are, how many are in them, and what they are about.',
  async run({ client, reply, params }) {
    const wanted = wantedBy(listed(params[0]));
    const found = await client.get('rooms', {});
    const rooms = (found?.rooms ?? []).filter(wanted);
    await reply.long([
      numericLine(client, 'RPL_LISTSTART', 'Channel', 'Users  Name'),
      ...rooms.map(({ room, count, topic = '' }) => numericLine(client, 'RPL_LIST', room, String(count), topic)),
      numericLine(client, 'RPL_LISTEND', 'End of /LIST'),
    ]);
  },
};

/** Rooms of any of the names or masks, if there is one, that meet every other condition. */
function wantedBy(conditions: readonly string[]): (room: Room) => boolean {
  const names = conditions.filter((condition) => !/^[!<>]/.test(condition));
  const others = conditions.filter((condition) => /^[!<>]/.test(condition)).map(conditionOf);
  return (room) =>
    (names.length === 0 || names.some((mask) => fits(mask, room.room))) && others.every((holds) => holds(room));
}

function conditionOf(condition: string): (room: Room) => boolean {
  const rest = condition.slice(1);
  if (condition.startsWith('!')) return ({ room }) => !fits(rest, room);
  const limit = Number.parseInt(rest, 10) || 0;
  return condition.startsWith('<') ? ({ count }) => count < limit : ({ count }) => count > limit;
}
