import { SERVER } from '../names.ts';
import type { Row } from './row.ts';

/** The barrier (DESIGN law 10): answered after all that the hub had accepted before has been told. */
export const ping: Row = {
  name: 'PING',
  syntax: '<text>',
  least: 1,
  when: 'always',
  says: 'Answered by PONG, after all that was said before has arrived.',
  run({ client, params, reply }) {
    const pong = () => reply.line({ source: SERVER, command: 'PONG', params: [SERVER, params[0] ?? ''] });
    return client.ask('mark', {}, { ok: pong, no: pong });
  },
};

/** Any line shows that the client is alive. */
export const pong: Row = {
  name: 'PONG',
  syntax: '<text>',
  least: 0,
  when: 'always',
  says: 'Answers the PING of this server.',
  run() {},
};

/** RFC 1459 section 4.1.6 */
export const quit: Row = {
  name: 'QUIT',
  syntax: '[:reason]',
  least: 0,
  when: 'always',
  says: 'Leave all rooms and go.',
  run({ client, params }) {
    client.session.part((params[0] ?? '').slice(0, 200));
    client.close(`Quit: ${params[0] ?? ''}`);
  },
};
