import { isChannel } from '../names.ts';
import { replay } from '../rooms/replay.ts';
import { aboutRoom, listPeople, openRoom } from '../rooms/show-room.ts';
import { type Call, inTurn, listed, type Row } from './row.ts';

/** RFC 1459 section 4.2.1. A key is what stands behind `/i/` in an invite link; `JOIN 0` leaves all. */
export const join: Row = {
  name: 'JOIN',
  syntax: '#room[,#room…] [link[,link…]] | 0',
  least: 1,
  when: 'after',
  says: 'Enter rooms; one that does not exist is made. Into a private one, by what stands behind /i/ in an invite link.',
  run(call) {
    const { client, params } = call;
    if (params[0] === '0') return inTurn(client.channels.all(), ({ name }) => partFrom(call, name, ''));
    const keys = (params[1] ?? '').split(',');
    return inTurn(listed(params[0]).entries(), ([nth, room]) => enter(call, room, keys[nth]));
  },
};

async function enter({ client, reply }: Call, room: string, key = ''): Promise<void> {
  const about = { command: 'JOIN', target: room };
  if (!isChannel(room)) return reply.refuse({ code: 'no_such_room' }, about);
  await client.ask(
    'join',
    { room, ...(key !== '' && { invite: key }) },
    {
      ok: (view) => {
        if (client.channels.get(view.room)) return;
        openRoom(client, view.room, view, (line) => reply.line(line));
        replay(client, view);
      },
      no: reply.refusing(about),
    },
  );
}

/** RFC 1459 section 4.2.2 */
export const part: Row = {
  name: 'PART',
  syntax: '#room[,#room…] [:reason]',
  least: 1,
  when: 'after',
  says: 'Leave rooms.',
  run(call) {
    return inTurn(listed(call.params[0]), (room) => partFrom(call, room, call.params[1] ?? ''));
  },
};

function partFrom({ client, reply }: Call, room: string, reason: string): Promise<void> {
  const name = client.channels.get(room)?.name ?? room;
  return client.ask(
    'leave',
    { room, reason },
    {
      ok: () => {
        client.channels.close(name);
        reply.line({ source: client.source, command: 'PART', params: reason === '' ? [name] : [name, reason] });
      },
      no: reply.refusing({ command: 'PART', target: room }),
    },
  );
}

/** RFC 1459 section 4.2.4 */
export const topic: Row = {
  name: 'TOPIC',
  syntax: '#room [:topic]',
  least: 1,
  when: 'after',
  says: 'See or set what a room is about.',
  run({ client, reply, params: [room = '', text] }) {
    const no = reply.refusing({ command: 'TOPIC', target: room });
    if (text !== undefined) {
      return client.ask('topic', { room, text }, { hear: (told) => reply.event(client.wordsFor(told)), no });
    }
    const ok = ({ topic: set }: Parameters<typeof aboutRoom>[2]) => {
      if (!set) reply.numeric('RPL_NOTOPIC', room, 'No topic is set');
      else aboutRoom(client, room, { topic: set }, (line) => reply.line(line));
    };
    return client.ask('who', { room }, { ok, no });
  },
};

/** RFC 1459 section 4.2.5. Who is in a room is told to those who are in it. */
export const names: Row = {
  name: 'NAMES',
  syntax: '[#room[,#room…]]',
  least: 0,
  when: 'after',
  says: 'Who is in a room that you are in.',
  run({ client, reply, params }) {
    const rooms = params[0] === undefined ? client.channels.all().map(({ name }) => name) : listed(params[0]);
    return inTurn(rooms, (room) => listPeople(client, room, (line) => reply.line(line)));
  },
};
