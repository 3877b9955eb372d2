import type { Answer } from '../../../protocol/commands.ts';
import type { Client } from '../client.ts';
import { SERVER, userOf } from '../names.ts';
import type { Reply } from '../reply.ts';
import { isupport } from './isupport.ts';
import { lusers } from './lusers.ts';
import { motd } from './motd.ts';

/** Tokens in one line of 005; more do not fit 15 parameters. */
const TOKENS_PER_LINE = 12;

/** 001 to 005, who is here, and the message of the day (modern.ircdocs.horse/#connection-registration). */
export function greet(client: Client, reply: Reply, { you, server }: Pick<Answer<'hello'>, 'you' | 'server'>): void {
  const { since } = client.network;
  reply.numeric('RPL_WELCOME', `Welcome to ${server.name}, ${you.nickname} (${client.nick}!${userOf(you.id)})`);
  reply.numeric('RPL_YOURHOST', `Your host is ${SERVER}, running sokdak ${server.version}`);
  reply.numeric('RPL_CREATED', `It has been running since ${new Date(since).toISOString()}`);
  reply.numeric('RPL_MYINFO', SERVER, `sokdak-${server.version}`, 'Bio', 'bimnost', 'bo');
  showIsupport(reply);
  lusers(client, reply);
  motd(client, reply);
}

export function showIsupport(reply: Reply): void {
  const tokens = isupport(reply.client.network.hub.settings.name);
  for (let from = 0; from < tokens.length; from += TOKENS_PER_LINE) {
    reply.numeric('RPL_ISUPPORT', ...tokens.slice(from, from + TOKENS_PER_LINE), 'are supported by this server');
  }
}
