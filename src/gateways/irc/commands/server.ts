import { SERVER } from '../names.ts';
import { showIsupport } from '../welcome/greet.ts';
import { lusers as tellLusers } from '../welcome/lusers.ts';
import { motd as tellMotd } from '../welcome/motd.ts';
import type { Row } from './row.ts';

/** RFC 2812 section 3.4.1 */
export const motd: Row = {
  name: 'MOTD',
  syntax: '',
  least: 0,
  when: 'after',
  says: 'Where people meet, and how to begin.',
  run: ({ client, reply }) => tellMotd(client, reply),
};

/** RFC 1459 section 4.3.1 */
export const version: Row = {
  name: 'VERSION',
  syntax: '',
  least: 0,
  when: 'after',
  says: 'The version of this server, and what it can do.',
  run({ client, reply }) {
    const { version: number, name } = client.network.hub.settings;
    reply.numeric('RPL_VERSION', `sokdak-${number}`, SERVER, name);
    showIsupport(reply);
  },
};

/** RFC 1459 section 4.3.4 */
export const time: Row = {
  name: 'TIME',
  syntax: '',
  least: 0,
  when: 'after',
  says: 'What time it is here.',
  run({ client, reply }) {
    reply.numeric('RPL_TIME', SERVER, new Date(client.network.hub.clock.now()).toISOString());
  },
};

/** RFC 2812 section 3.4.2 */
export const lusers: Row = {
  name: 'LUSERS',
  syntax: '',
  least: 0,
  when: 'after',
  says: 'How many people and rooms there are.',
  run: ({ client, reply }) => tellLusers(client, reply),
};

/** RFC 1459 section 4.3.8 */
export const info: Row = {
  name: 'INFO',
  syntax: '',
  least: 0,
  when: 'after',
  says: 'What this is.',
  run({ client, reply }) {
    const { hub, since } = client.network;
    reply.numeric('RPL_INFO', `sokdak ${hub.settings.version}, a group chat for any client`);
    reply.numeric('RPL_INFO', `Running since ${new Date(since).toISOString()}`);
    reply.numeric('RPL_ENDOFINFO', 'End of /INFO list.');
  },
};

/** RFC 1459 section 4.3.7 */
export const admin: Row = {
  name: 'ADMIN',
  syntax: '',
  least: 0,
  when: 'after',
  says: 'Who runs this server: it does not know.',
  run({ reply }) {
    reply.numeric('ERR_NOADMININFO', SERVER, 'No administrative info available');
  },
};

/** RFC 1459 section 4.6.4: only servers say it. */
export const error: Row = {
  name: 'ERROR',
  syntax: ':<text>',
  least: 0,
  when: 'always',
  says: 'Passed over: only servers say it.',
  run() {},
};
