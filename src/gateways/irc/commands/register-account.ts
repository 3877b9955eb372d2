import type { Refusal } from '../../../core/refusal.ts';
import { nickOf, SERVER } from '../names.ts';
import type { Row } from './row.ts';

/** ircv3.net/specs/extensions/account-registration (draft). The account is the nickname that one bears; no address is asked for. */
export const registerAccount: Row = {
  name: 'REGISTER',
  syntax: '* * <password>',
  least: 3,
  when: 'after',
  says: 'Make your nickname yours for good, by a password of 8 characters or more.',
  run({ client, reply, params: [account = '', , password = ''] }) {
    const { nick } = client;
    const no = (code: string, text: string) => reply.fail('REGISTER', code, [account], text);
    if (account !== '*' && account !== nick && account !== client.person.nickname) {
      return no('BAD_ACCOUNT_NAME', 'The account is the nickname that you bear');
    }
    return client.ask(
      'claim',
      { password },
      {
        ok: ({ you }) => {
          const params = ['SUCCESS', nickOf(you.nickname), 'The nickname is yours'];
          client.become(you);
          reply.line({ source: SERVER, command: 'REGISTER', params });
        },
        no: (refusal: Refusal) => {
          if (refusal.code === 'wrong_login') return no('ACCOUNT_EXISTS', 'It is yours already');
          return reply.refuse(refusal, { command: 'REGISTER', target: account });
        },
      },
    );
  },
};
