import { HOST, nickOf, userOf } from '../names.ts';
import type { Row } from './row.ts';

const USERHOST_MOST = 5;

/** RFC 1459 section 5.1 */
export const away: Row = {
  name: 'AWAY',
  syntax: '[:text]',
  least: 0,
  when: 'after',
  says: 'Say that you are away; without a text, that you are back.',
  run({ client, reply, params: [text = ''] }) {
    const ok = () =>
      text === ''
        ? reply.numeric('RPL_UNAWAY', 'You are no longer marked as being away')
        : reply.numeric('RPL_NOWAWAY', 'You have been marked as being away');
    const no = reply.refusing({ command: 'AWAY', target: '*' });
    return client.ask('away', text === '' ? {} : { text }, { ok, no });
  },
};

/** RFC 1459 section 5.8 */
export const ison: Row = {
  name: 'ISON',
  syntax: '<nickname> [nickname…]',
  least: 1,
  when: 'after',
  says: 'Which of these are here.',
  async run({ client, reply, params }) {
    const here: string[] = [];
    for (const nickname of asked(params)) {
      const found = await client.get('whois', { nickname });
      if (found) here.push(nickOf(found.who.nickname));
    }
    reply.numeric('RPL_ISON', here.join(' '));
  },
};

/** RFC 1459 section 5.7 */
export const userhost: Row = {
  name: 'USERHOST',
  syntax: '<nickname> [nickname…]',
  least: 1,
  when: 'after',
  says: 'User and host of up to five people.',
  async run({ client, reply, params }) {
    const hosts: string[] = [];
    for (const nickname of asked(params).slice(0, USERHOST_MOST)) {
      const found = await client.get('whois', { nickname });
      if (!found) continue;
      const { who } = found;
      const sign = who.away === undefined ? '+' : '-';
      hosts.push(`${nickOf(who.nickname)}${who.owner ? '*' : ''}=${sign}${userOf(who.id)}@${HOST}`);
    }
    reply.numeric('RPL_USERHOST', hosts.join(' '));
  },
};

/** Some clients put all nicknames into one parameter. */
function asked(params: readonly string[]): readonly string[] {
  return params.flatMap((param) => param.split(' ')).filter((nickname) => nickname !== '');
}
