import type { Answer } from '../../../protocol/commands.ts';
import type { Client } from '../client.ts';
import { HOST, nickOf, SERVER, userOf } from '../names.ts';
import type { Reply } from '../reply.ts';
import { prefixOf } from '../rooms/names-lines.ts';
import { accountOf } from '../told/account.ts';
import { awayText } from '../told/away.ts';
import type { Row } from './row.ts';

/** RFC 1459 section 4.5.2 */
export const whois: Row = {
  name: 'WHOIS',
  syntax: '[server] <nickname>',
  least: 0,
  when: 'after',
  says: 'Who somebody is, where you meet, since when he is here.',
  async run({ client, reply, params }) {
    const nickname = params[1] ?? params[0] ?? '';
    if (nickname === '') return reply.numeric('ERR_NONICKNAMEGIVEN', 'No nickname given');
    const found = await client.get('whois', { nickname }, reply.refusing({ command: 'WHOIS', target: nickname }));
    if (found) describe(client, reply, found);
    reply.numeric('RPL_ENDOFWHOIS', nickname, 'End of /WHOIS list');
  },
};

function describe({ network }: Client, reply: Reply, { who, rooms, since, idleMs, gateways }: Answer<'whois'>): void {
  const nick = nickOf(who.nickname);
  const seconds = (ms: number) => String(Math.floor(ms / 1_000));
  reply.numeric('RPL_WHOISUSER', nick, userOf(who.id), HOST, '*', who.nickname);
  if (rooms.length > 0) {
    reply.numeric('RPL_WHOISCHANNELS', nick, rooms.map((room) => `${prefixOf(who)}${room}`).join(' '));
  }
  reply.numeric('RPL_WHOISSERVER', nick, SERVER, network.hub.settings.name);
  if (who.owner) reply.numeric('RPL_WHOISOPERATOR', nick, 'is the owner');
  if (who.member) reply.numeric('RPL_WHOISACCOUNT', nick, accountOf(who), 'is logged in as');
  const away = awayText(who);
  if (away !== undefined) reply.numeric('RPL_AWAY', nick, away);
  if (who.bot) reply.numeric('RPL_WHOISBOT', nick, 'is a bot');
  if (gateways.length > 0) reply.numeric('RPL_WHOISSPECIAL', nick, `is here by ${gateways.join(', ')}`);
  reply.numeric('RPL_WHOISIDLE', nick, seconds(idleMs), seconds(since), 'seconds idle, signon time');
}

/** RFC 1459 section 4.5.3: of those who left, the last few hundred are remembered. */
export const whowas: Row = {
  name: 'WHOWAS',
  syntax: '<nickname> [count]',
  least: 0,
  when: 'after',
  says: 'Who bore a nickname before.',
  run({ client, reply, params: [nickname = '', count = ''] }) {
    if (nickname === '') return reply.numeric('ERR_NONICKNAMEGIVEN', 'No nickname given');
    const most = Number.parseInt(count, 10);
    const all = client.network.bygone.named(nickname);
    const found = most > 0 ? all.slice(0, most) : all;
    if (found.length === 0) reply.numeric('ERR_WASNOSUCHNICK', nickname, 'There was no such nickname');
    for (const { who, at } of found) {
      const nick = nickOf(who.nickname);
      reply.numeric('RPL_WHOWASUSER', nick, userOf(who.id), HOST, '*', who.nickname);
      reply.numeric('RPL_WHOISSERVER', nick, SERVER, new Date(at).toISOString());
    }
    reply.numeric('RPL_ENDOFWHOWAS', nickname, 'End of WHOWAS');
  },
};
