import { LEVELS } from '../../../core/level.ts';
import { SERVER } from '../names.ts';
import type { Row } from './row.ts';

/** How loud a room is for oneself, for all clients of one person: an IRC client may heed it, and others do. */
export const level: Row = {
  name: 'LEVEL',
  syntax: `#room [${LEVELS.join('|')}]`,
  least: 1,
  when: 'after',
  says: 'See how loud a room is for you, or say so: your page and your other clients share it.',
  async run({ client, reply, params: [room = '', word] }) {
    const refusing = reply.refusing({ command: 'LEVEL', target: room });
    const tell = (loud: string) =>
      reply.line({ source: SERVER, command: 'NOTICE', params: [client.nick, `${room} ${loud}`] });
    if (word === undefined) {
      const mine = await client.get('logs', {}, refusing);
      const found = mine?.rooms.find((one) => one.room === client.channels.get(room)?.name);
      if (found) tell(found.level ?? 'all');
      else if (mine) refusing({ code: 'not_in_room' });
      return;
    }
    const loud = LEVELS.find((one) => one === word.toLowerCase());
    if (!loud) return refusing({ code: 'bad_request', detail: LEVELS.join(', ') });
    return client.ask('level', { room, level: loud }, { ok: () => tell(loud), no: refusing });
  },
};
