import { isIP } from 'node:net';
import type { Told } from '../../../protocol/told.ts';
import { nickOf, SERVER } from '../names.ts';
import { awayText } from '../told/away.ts';
import { endOf, maskOf } from '../told/moderation.ts';
import { MOST_TARGETS } from '../welcome/isupport.ts';
import { type Call, inTurn, listed, type Row } from './row.ts';

/** RFC 1459 section 4.2.8. One room and several people, or as many rooms as people. */
export const kick: Row = {
  name: 'KICK',
  syntax: '#room nickname[,…] [:reason]',
  least: 2,
  when: 'after',
  says: 'Put somebody out of a room (owner, moderators).',
  run(call) {
    const { reply, params } = call;
    const rooms = (params[0] ?? '').split(',');
    const people = listed(params[1]);
    if (people.length > MOST_TARGETS) {
      return reply.numeric('ERR_TOOMANYTARGETS', params[1] ?? '', 'Too many targets');
    }
    if (rooms.length > 1 && rooms.length !== people.length) {
      return reply.numeric('ERR_NEEDMOREPARAMS', 'KICK', 'Not enough parameters');
    }
    return inTurn(people.entries(), ([nth, person]) => putOut(call, rooms[nth] ?? rooms[0] ?? '', person));
  },
};

function putOut({ client, reply, params }: Call, room: string, nickname: string): Promise<void> {
  const reason = params[2] ?? '';
  return client.ask(
    'kick',
    { room, nickname, reason },
    {
      hear: (told) => reply.event(client.wordsFor(told)),
      no: reply.refusing({ command: 'KICK', target: nickname, channel: room }),
    },
  );
}

/** What MODE +b is, with an end and a reason; `*` is the whole server, where it may be of addresses, too. */
export const ban: Row = {
  name: 'BAN',
  syntax: '#room|* <nickname|range> [seconds] [:reason]',
  least: 2,
  when: 'after',
  says: 'Keep somebody out of a room, for good or for so many seconds (owner, moderators); with *, somebody or a range of addresses out of the server (owner).',
  run: (call) => bar(call, 'ban'),
};

/** IRC's `+q` and its like are of masks; here it is a person who may not speak. */
export const mute: Row = {
  name: 'MUTE',
  syntax: '#room|* <nickname> [seconds] [:reason]',
  least: 2,
  when: 'after',
  says: 'Let somebody say nothing in a room, for good or for so many seconds (owner, moderators); with *, anywhere (owner).',
  run: (call) => bar(call, 'mute'),
};

export const unmute: Row = {
  name: 'UNMUTE',
  syntax: '#room|* <nickname>',
  least: 2,
  when: 'after',
  says: 'Let somebody speak in a room again (owner, moderators); with *, anywhere (owner).',
  run(call) {
    const [room = '', nickname = ''] = call.params;
    if (room === EVERYWHERE) return call.client.ask('server-unmute', { nickname }, wordsOf(call, 'UNMUTE', nickname));
    return call.client.ask('unmute', { room, nickname }, wordsOf(call, 'UNMUTE', nickname, room));
  },
};

/** What MODE -b is, also for the whole server. */
export const unban: Row = {
  name: 'UNBAN',
  syntax: '#room|* <nickname|range>',
  least: 2,
  when: 'after',
  says: 'Let somebody back into a room (owner, moderators); with *, somebody or a range of addresses into the server (owner).',
  run(call) {
    const [room = '', whom = ''] = call.params;
    if (room === EVERYWHERE) return call.client.ask('server-unban', named(whom), wordsOf(call, 'UNBAN', whom));
    return call.client.ask('unban', { room, nickname: whom }, wordsOf(call, 'UNBAN', whom, room));
  },
};

/** Who is kept out of the server, or muted everywhere. */
export const bans: Row = {
  name: 'BANS',
  syntax: '',
  least: 0,
  when: 'after',
  says: 'Who is kept out of the server, and who may speak nowhere (owner). Of a room MODE #room b tells it.',
  async run({ client, reply }) {
    const found = await client.get('server-bans', {}, reply.refusing({ command: 'BANS', target: client.nick }));
    const say = (sign: string, whom: string, { reason, until }: { reason: string; until?: number }) => {
      const end = until === undefined ? '' : ` ${endOf(until, client.network.language)}`;
      reply.line({
        source: SERVER,
        command: 'NOTICE',
        params: [client.nick, `${sign} ${whom}${end}${reason && `: ${reason}`}`],
      });
    };
    for (const ban of found?.bans ?? []) say('BAN', ban.who ? maskOf(ban.who) : (ban.range ?? ''), ban);
    for (const mute of found?.mutes ?? []) say('MUTE', maskOf(mute.who), mute);
  },
};

/** In place of a room: the whole server. */
const EVERYWHERE = '*';

function bar(call: Call, what: 'ban' | 'mute'): void | Promise<void> {
  const [room = '', whom = '', ...rest] = call.params;
  const [first = ''] = rest;
  const seconds = /^\d{1,8}$/.test(first) ? Number(first) : null;
  const reason = (seconds === null ? rest : rest.slice(1)).join(' ');
  const bar = { reason, ...(seconds !== null && { seconds }) };
  const command = what.toUpperCase();
  if (room !== EVERYWHERE) {
    return call.client.ask(what, { room, nickname: whom, ...bar }, wordsOf(call, command, whom, room));
  }
  const words = wordsOf(call, command, whom);
  if (what === 'ban') return call.client.ask('server-ban', { ...named(whom), ...bar }, words);
  return call.client.ask('server-mute', { nickname: whom, ...bar }, words);
}

/** A range of addresses is known by its address: no nickname has one before a `/`, or is one. */
function named(whom: string): { readonly range: string } | { readonly nickname: string } {
  return isIP(whom.split('/', 1)[0] ?? '') > 0 ? { range: whom } : { nickname: whom };
}

function wordsOf({ client, reply }: Call, command: string, target: string, channel?: string) {
  return {
    hear: (told: Told) => reply.event(client.wordsFor(told)),
    no: reply.refusing({ command, target, ...(channel !== undefined && { channel }) }),
  };
}

/** RFC 1459 section 4.2.7 */
export const invite: Row = {
  name: 'INVITE',
  syntax: '<nickname> #room',
  least: 2,
  when: 'after',
  says: 'Ask somebody to come to a room that you are in.',
  async run({ client, reply, params: [nickname = '', room = ''] }) {
    const found = await client.get('whois', { nickname });
    const channel = client.channels.get(room)?.name ?? room;
    const nick = nickOf(found?.who.nickname ?? nickname);
    if (found?.rooms.includes(channel)) {
      return reply.numeric('ERR_USERONCHANNEL', nick, channel, 'is already on channel');
    }
    const ok = () => {
      reply.numeric('RPL_INVITING', nick, channel);
      const away = found ? awayText(found.who) : undefined;
      if (away !== undefined) reply.numeric('RPL_AWAY', nick, away);
    };
    const no = reply.refusing({ command: 'INVITE', target: nickname, channel: room });
    return client.ask('invite', { room, nickname }, { ok, no, hear: () => {} });
  },
};
