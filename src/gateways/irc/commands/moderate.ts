import { nickOf } from '../names.ts';
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

/** What MODE +b is, with an end and a reason. */
export const ban: Row = {
  name: 'BAN',
  syntax: '#room <nickname> [seconds] [:reason]',
  least: 2,
  when: 'after',
  says: 'Keep somebody out of a room, for good or for so many seconds (owner, moderators).',
  run: (call) => bar(call, 'ban'),
};

/** IRC's `+q` and its like are of masks; here it is a person who may not speak. */
export const mute: Row = {
  name: 'MUTE',
  syntax: '#room <nickname> [seconds] [:reason]',
  least: 2,
  when: 'after',
  says: 'Let somebody say nothing in a room, for good or for so many seconds (owner, moderators).',
  run: (call) => bar(call, 'mute'),
};

export const unmute: Row = {
  name: 'UNMUTE',
  syntax: '#room <nickname>',
  least: 2,
  when: 'after',
  says: 'Let somebody speak in a room again (owner, moderators).',
  run: ({ client, reply, params: [room = '', nickname = ''] }) =>
    client.ask(
      'unmute',
      { room, nickname },
      {
        hear: (told) => reply.event(client.wordsFor(told)),
        no: reply.refusing({ command: 'UNMUTE', target: nickname, channel: room }),
      },
    ),
};

function bar({ client, reply, params }: Call, what: 'ban' | 'mute'): Promise<void> {
  const [room = '', nickname = '', ...rest] = params;
  const [first = ''] = rest;
  const seconds = /^\d{1,8}$/.test(first) ? Number(first) : null;
  const reason = (seconds === null ? rest : rest.slice(1)).join(' ');
  return client.ask(
    what,
    { room, nickname, reason, ...(seconds !== null && { seconds }) },
    {
      hear: (told) => reply.event(client.wordsFor(told)),
      no: reply.refusing({ command: what.toUpperCase(), target: nickname, channel: room }),
    },
  );
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
      if (found?.who.away !== undefined) reply.numeric('RPL_AWAY', nick, found.who.away);
    };
    const no = reply.refusing({ command: 'INVITE', target: nickname, channel: room });
    return client.ask('invite', { room, nickname }, { ok, no, hear: () => {} });
  },
};
