import { notice } from '../noticing.ts';
import type { Row } from './row.ts';

/** What `delete-room` is to all others. The name stands there twice, so that it is no slip. */
export const drop: Row = {
  name: 'DROP',
  syntax: '#room #room [:reason]',
  least: 2,
  when: 'after',
  says: 'Delete a room for good, with all that is in it (owner); its name, twice.',
  run({ client, reply, params: [room = '', name = '', reason = ''] }) {
    const about = { command: 'DROP', target: room };
    const hear = (told: Parameters<typeof client.wordsFor>[0]) => {
      reply.event(client.wordsFor(told));
      notice(client, told);
    };
    return client.ask('delete-room', { room, name, reason }, { hear, no: reply.refusing(about) });
  },
};
