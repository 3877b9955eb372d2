import { isClientNick } from '../names.ts';
import { register } from '../welcome/register.ts';
import type { Row } from './row.ts';

/** RFC 1459 section 4.1.1, here before one is let in; NICK afterwards is `rename`. */
export const pass: Row = {
  name: 'PASS',
  syntax: '<key> | token:<token> | invite:<link> | once-<password>',
  least: 1,
  when: 'before',
  says: 'The invite key or the password; the token from TOKEN or the password from LOGINLINK, to come back as yourself; or what stands behind /i/ in an invite link.',
  run({ client, params }) {
    client.registration.pass = params[0] ?? '';
  },
};

/** RFC 1459 section 4.1.3. The real name is not asked for: it is the nickname. */
export const user: Row = {
  name: 'USER',
  syntax: '<user> 0 * :<real name>',
  least: 4,
  when: 'before',
  says: 'Ends what must be said to come in. User and real name are not used: everyone sees the nickname.',
  run({ client, params, reply }) {
    client.registration.user = params[0] ?? '';
    return register(client, reply);
  },
};

/** RFC 1459 section 4.1.2 */
export const nick: Row = {
  name: 'NICK',
  syntax: '<nickname>',
  least: 0,
  when: 'always',
  says: 'Choose or change the nickname, Korean ones too.',
  run({ client, params, reply }) {
    const nickname = params[0] ?? '';
    if (nickname === '') return reply.numeric('ERR_NONICKNAMEGIVEN', 'No nickname given');
    if (!isClientNick(nickname)) return reply.numeric('ERR_ERRONEUSNICKNAME', nickname, 'Erroneous nickname');
    if (!client.registered) {
      client.registration.nick = nickname;
      return register(client, reply);
    }
    return client.ask('rename', { nickname }, { no: reply.refusing({ command: 'NICK', target: nickname }) });
  },
};

/** ircv3.net/specs/extensions/setname. The real name is the nickname, so this is how one with spaces is chosen. */
export const setname: Row = {
  name: 'SETNAME',
  syntax: ':<nickname>',
  least: 1,
  when: 'after',
  says: 'Choose a nickname that has spaces; clients see `_` for them.',
  run({ client, params, reply }) {
    const nickname = params[0] ?? '';
    const about = { command: 'SETNAME', target: nickname };
    return client.ask(
      'rename',
      { nickname },
      {
        no: ({ code }) =>
          reply.fail('SETNAME', code === 'too_fast' ? 'RATE_LIMITED' : 'CANNOT_CHANGE_REALNAME', [], about.target),
      },
    );
  },
};
