import { sentence } from '../../../protocol/sentences.ts';
import type { Client } from '../client.ts';
import { nickOf } from '../names.ts';
import type { Reply } from '../reply.ts';
import { Plain } from '../sasl.ts';
import type { Row } from './row.ts';

const MECHANISMS = 'PLAIN';

/** ircv3.net/specs/extensions/sasl-3.1 and sasl-3.2: who proves that a nickname is his comes in as himself. */
export const authenticate: Row = {
  name: 'AUTHENTICATE',
  syntax: 'PLAIN | <base64> | *',
  least: 1,
  when: 'always',
  says: 'Log in by nickname and password, before you come in (SASL PLAIN).',
  run({ client, reply, params: [word = ''] }) {
    const { registration } = client;
    if (registration.token !== null) return reply.numeric('ERR_SASLALREADY', 'You have already logged in');
    if (client.registered) return failed(client, reply, 'Log in before you come in: connect anew');
    if (word === '*') return aborted(client, reply);
    return registration.sasl ? goOn(client, reply, word) : begin(client, reply, word);
  },
};

function begin({ registration }: Client, reply: Reply, mechanism: string): void {
  if (mechanism.toUpperCase() !== MECHANISMS) {
    reply.numeric('RPL_SASLMECHS', MECHANISMS, 'are available SASL mechanisms');
    reply.numeric('ERR_SASLFAIL', 'SASL authentication failed');
    return;
  }
  registration.sasl = new Plain();
  reply.line({ command: 'AUTHENTICATE', params: ['+'] });
}

async function goOn(client: Client, reply: Reply, piece: string): Promise<void> {
  const said = client.registration.sasl?.take(piece) ?? 'too_long';
  if (said === 'more') return;
  client.registration.sasl = null;
  if (said === 'too_long') return reply.numeric('ERR_SASLTOOLONG', 'SASL message too long');
  if (said === 'malformed') return failed(client, reply, 'SASL authentication failed');
  await client.ask('login', said, {
    ok: ({ token, nickname }) => {
      client.registration.token = token;
      reply.numeric('RPL_LOGGEDIN', client.source, nickOf(nickname), `You are now logged in as ${nickname}`);
      reply.numeric('RPL_SASLSUCCESS', 'SASL authentication successful');
    },
    no: (refusal) => failed(client, reply, sentence(refusal, client.session.language)),
  });
}

function aborted(client: Client, reply: Reply): void {
  client.registration.sasl = null;
  reply.numeric('ERR_SASLABORTED', 'SASL authentication aborted');
}

function failed(client: Client, reply: Reply, text: string): void {
  client.registration.sasl = null;
  reply.numeric('ERR_SASLFAIL', text);
}
