import { moment } from '../../../protocol/sentences.ts';
import { SERVER } from '../names.ts';
import type { Row } from './row.ts';

/** By its id, which `message-tags` gives. */
export const pin: Row = changing('PIN', 'pin', 'Pin a message in its room (owner, moderators).');
export const unpin: Row = changing('UNPIN', 'unpin', 'Take a pin away (owner, moderators).');

export const pins: Row = {
  name: 'PINS',
  syntax: '#room',
  least: 1,
  when: 'after',
  says: 'The messages that are pinned in a room, the last first.',
  async run({ client, reply, params: [room = ''] }) {
    const found = await client.get('pins', { room }, reply.refusing({ command: 'PINS', target: room }));
    for (const entry of found?.pins ?? []) {
      const [line = ''] = 'text' in entry ? entry.text.split('\n') : [];
      const text = `${moment(entry.at)} ${entry.by.nickname}: ${line}`;
      reply.line({ source: SERVER, command: 'NOTICE', params: [client.nick, text] });
    }
  },
};

function changing(name: string, does: 'pin' | 'unpin', says: string): Row {
  return {
    ...{ name, syntax: '<msgid>', least: 1, when: 'after', says },
    run: ({ client, reply, params: [id = ''] }) =>
      client.ask(does, { id }, { no: reply.refusing({ command: name, target: id }) }),
  };
}
