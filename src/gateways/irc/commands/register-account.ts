import type { Refusal } from '../../../core/refusal.ts';
import { nickOf, SERVER } from '../names.ts';
import type { Row } from './row.ts';

/** ircv3.net/specs/extensions/account-registration (draft). The account is the nickname that one bears; no address is asked for. */
export const registerAccount: Row = {
  name: 'REGISTER',
  syntax: '* * <password>',
  least: 3,
  when: 'always',
  says: 'Make your nickname yours for good, by a password of 8 characters or more.',
  run({ client, reply, params: [account = '', , password = ''] }) {
    const { nick } = client;
    const no = (code: string, text: string) => reply.fail('REGISTER', code, [account], text);
    if (!client.registered) return no('COMPLETE_CONNECTION_REQUIRED', 'Come in first');
    if (account !== '*' && account !== nick && account !== client.person.nickname) {
      return no('ACCOUNT_NAME_MUST_BE_NICK', 'The account is the nickname that you bear');
    }
    return client.ask(
      'claim',
      { password },
      {
        ok: ({ you }) => {
          const name = nickOf(you.nickname);
          client.become(you);
          reply.line({ source: SERVER, command: 'REGISTER', params: ['SUCCESS', name, 'The nickname is yours'] });
          reply.numeric('RPL_LOGGEDIN', client.source, name, `You are now logged in as ${you.nickname}`);
        },
        no: (refusal: Refusal) => {
          if (refusal.code === 'wrong_login') return no('ALREADY_AUTHENTICATED', 'It is yours already');
          return reply.refuse(refusal, { command: 'REGISTER', target: account });
        },
      },
    );
  },
};

/** Its other half. No address is asked for, so there is nothing to verify. */
export const verify: Row = {
  name: 'VERIFY',
  syntax: '<account> <code>',
  least: 2,
  when: 'always',
  says: 'Nothing has to be verified here: REGISTER alone makes a nickname yours.',
  run({ client, reply, params: [account = ''] }) {
    const no = (code: string, text: string) => reply.fail('VERIFY', code, [account], text);
    if (!client.registered) return no('COMPLETE_CONNECTION_REQUIRED', 'Come in first');
    return no('INVALID_CODE', 'There is nothing to verify');
  },
};
