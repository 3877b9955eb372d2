import type { Answer } from '../../../protocol/commands.ts';
import { moment } from '../../../protocol/sentences.ts';
import { SERVER } from '../names.ts';
import { type Call, inTurn, type Row } from './row.ts';

/** What `add-invite` is to all others. The address comes as one line, and how an IRC client comes in by it as another. */
export const inviteLink: Row = {
  name: 'INVITELINK',
  syntax: '#room|* [uses [seconds]]',
  least: 1,
  when: 'after',
  says: 'Make a link that lets people into a room, once and for 7 days unless you say otherwise; with * only onto the server (owner).',
  async run(call) {
    const { client, reply, params } = call;
    const [target = '', uses, seconds] = params;
    const about = { command: 'INVITELINK', target };
    const numbers = [uses, seconds].filter((word) => word !== undefined);
    if (!numbers.every((word) => /^\d{1,9}$/.test(word))) {
      return reply.refuse({ code: 'bad_request', detail: 'uses and seconds: numbers' }, about);
    }
    const wish = {
      ...roomIn(target),
      ...(uses !== undefined && { uses: Number(uses) }),
      ...(seconds !== undefined && { seconds: Number(seconds) }),
    };
    const made = await client.get('add-invite', wish, reply.refusing(about));
    if (!made) return;
    say(call, words(made.invite, call));
    say(call, `PASS invite:${made.invite.secret ?? ''}`);
  },
};

export const invites: Row = {
  name: 'INVITES',
  syntax: '[#room]',
  least: 0,
  when: 'after',
  says: 'The invite links that you made; of a room that you look after, all.',
  async run(call) {
    const { client, reply, params } = call;
    const [target = '*'] = params;
    const found = await client.get('invites', roomIn(target), reply.refusing({ command: 'INVITES', target }));
    for (const invite of found?.invites ?? []) say(call, words(invite, call));
  },
};

export const uninvite: Row = {
  name: 'UNINVITE',
  syntax: '<id> [id …]',
  least: 1,
  when: 'after',
  says: 'Revoke invite links, by the ids that INVITES shows.',
  run({ client, reply, params }) {
    return inTurn(params, (id) =>
      client.ask('remove-invite', { id }, { no: reply.refusing({ command: 'UNINVITE', target: id }) }),
    );
  },
};

function roomIn(target: string): { readonly room?: string } {
  return target === '*' ? {} : { room: target };
}

function say({ client, reply }: Call, text: string): void {
  reply.line({ source: SERVER, command: 'NOTICE', params: [client.nick, text] });
}

/** `ID #방 2/10 2026-01-02 03:04:05 UTC 김소연 https://chat.example.com/i/SECRET` */
function words(invite: Answer<'invites'>['invites'][number], { client }: Call): string {
  const { id, room = '*', used, uses, until, by, secret } = invite;
  const link = secret === undefined ? [] : [`${client.network.baseUrl()}/i/${secret}`];
  return [id, room, `${used}/${uses}`, moment(until), by.nickname, ...link].join(' ');
}
