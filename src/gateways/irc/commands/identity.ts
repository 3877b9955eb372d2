import { fold } from '../../../core/fold.ts';
import type { Answer } from '../../../protocol/commands.ts';
import { moment } from '../../../protocol/sentences.ts';
import { nickOf, SERVER } from '../names.ts';
import type { Row } from './row.ts';

/** RFC 1459 section 4.1.5. The secret is the end of the owner link, which the server shows when it starts (SPEC S8). */
export const oper: Row = {
  name: 'OPER',
  syntax: 'owner <secret>',
  least: 2,
  when: 'after',
  says: 'Become the owner, with the secret at the end of the owner link.',
  run({ client, reply, params: [, secret = ''] }) {
    const ok = () => {
      reply.line({ source: client.source, command: 'MODE', params: [client.nick, '+o'] });
      reply.numeric('RPL_YOUREOPER', 'You are now the owner');
    };
    const no = reply.refusing({ command: 'OPER', target: client.nick });
    return client.ask('hello', { nickname: '', owner: secret }, { ok, no });
  },
};

/** RFC 1459 section 4.6.1. All logins of his end; who comes again comes as somebody new, or by his password. */
export const kill: Row = {
  name: 'KILL',
  syntax: '<nickname> [:comment]',
  least: 1,
  when: 'after',
  says: 'Log somebody out everywhere (owner).',
  run: ({ client, reply, params: [nickname = ''] }) =>
    client.ask('end', { nickname }, { no: reply.refusing({ command: 'KILL', target: nickname }) }),
};

/** Another device of one's own, or another client, without a password that is kept (SPEC A8). */
export const loginlink: Row = {
  name: 'LOGINLINK',
  syntax: '',
  least: 0,
  when: 'after',
  says: 'A link and a password by which another device is you, once, within ten minutes.',
  run({ client, reply }) {
    const tell = (words: string) => reply.line({ source: SERVER, command: 'NOTICE', params: [client.nick, words] });
    const ok = ({ secret, until }: Answer<'login-link'>) => {
      reply.several();
      tell(`Open this on your other device, once, before ${moment(until)}: ${client.network.baseUrl()}/l/${secret}`);
      tell(`Or give this password there (PASS, or SASL PLAIN with ${client.nick}): ${secret}`);
    };
    return client.ask('login-link', {}, { ok, no: reply.refusing({ command: 'LOGINLINK', target: client.nick }) });
  },
};

/** Once for all: the nickname is said in full, so that it is no slip (SPEC A7). */
export const forget: Row = {
  name: 'FORGET',
  syntax: '<nickname> [password|id]',
  least: 1,
  when: 'after',
  says: 'Be forgotten, for good: no account, no name, nothing that you said in rooms; with the password, where you have one. The owner has others forgotten so, and names one of several guests who left by his id.',
  run({ client, reply, params: [nickname = '', proof] }) {
    const isOwn = fold(nickOf(nickname)) === fold(client.nick);
    return client.ask(
      'forget',
      { nickname, ...(proof !== undefined && (isOwn ? { password: proof } : { id: proof })) },
      { no: reply.refusing({ command: 'FORGET', target: nickname }) },
    );
  },
};

/** What `hello` answers to all others: with it one comes back as oneself, at any gateway (SPEC S3). */
export const token: Row = {
  name: 'TOKEN',
  syntax: '',
  least: 0,
  when: 'after',
  says: 'The token by which you come back as yourself: PASS token:<token>.',
  run({ client, reply }) {
    const words = `To come back as yourself, give this password: token:${client.session.token ?? ''}`;
    reply.line({ source: SERVER, command: 'NOTICE', params: [client.nick, words] });
  },
};
