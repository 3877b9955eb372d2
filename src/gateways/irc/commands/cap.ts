import { isCap, offered } from '../caps.ts';
import type { Client } from '../client.ts';
import { SERVER } from '../names.ts';
import { register } from '../welcome/register.ts';
import { piecesOfWords } from '../wire/pieces.ts';
import type { Call, Row } from './row.ts';

/** What one line of a list may hold beside `:irc.sokdak CAP <nick> LS * :`. */
const LIST_BYTES = 350;

/** ircv3.net/specs/extensions/capability-negotiation */
export const cap: Row = {
  name: 'CAP',
  syntax: 'LS [302] | LIST | REQ :capabilities | END',
  least: 1,
  when: 'always',
  says: 'Negotiate capabilities.',
  run(call) {
    const subcommand = (call.params[0] ?? '').toUpperCase();
    const run = SUBCOMMANDS.get(subcommand);
    if (!run) return call.reply.numeric('ERR_INVALIDCAPCMD', subcommand, 'Invalid CAP command');
    return run(call);
  },
};

const SUBCOMMANDS: ReadonlyMap<string, (call: Call) => void | Promise<void>> = new Map([
  ['LS', list],
  ['LIST', ({ client, reply }: Call) => answer({ client, reply }, 'LIST', [...client.caps])],
  ['REQ', request],
  ['END', end],
]);

function list({ client, reply, params }: Call): void {
  const { registration } = client;
  registration.negotiating ||= !client.registered;
  registration.version = Math.max(registration.version, Number.parseInt(params[1] ?? '', 10) || 0);
  if (registration.version >= 302) client.turn('cap-notify', true);
  answer({ client, reply }, 'LS', offered(registration.version));
}

/** All of them or none. */
function request({ client, reply, params }: Call): void {
  client.registration.negotiating ||= !client.registered;
  const asked = (params[1] ?? '').split(' ').filter((word) => word !== '');
  const changes = asked.map((word) => ({ name: word.replace(/^-/, ''), on: !word.startsWith('-') }));
  const known = changes.every(({ name, on }) => isCap(name) && (on || !isFixed(name, client.registration.version)));
  if (known) for (const { name, on } of changes) change(client, name, on);
  say({ client, reply }, known ? 'ACK' : 'NAK', asked.join(' '));
}

/** From version 302 on `cap-notify` belongs to it. */
function isFixed(name: string, version: number): boolean {
  return name === 'cap-notify' && version >= 302;
}

function change(client: Client, name: string, on: boolean): void {
  if (isCap(name)) client.turn(name, on);
}

function end({ client, reply }: Call): void | Promise<void> {
  if (client.registered) return;
  client.registration.negotiating = false;
  return register(client, reply);
}

type Answering = Pick<Call, 'client' | 'reply'>;

function answer(answering: Answering, subcommand: string, words: readonly string[]): void {
  const lines = piecesOfWords(words, LIST_BYTES);
  const many = answering.client.registration.version >= 302;
  lines.forEach((line, nth) => {
    if (many && nth < lines.length - 1) say(answering, subcommand, '*', line);
    else say(answering, subcommand, line);
  });
}

function say({ client, reply }: Answering, subcommand: string, ...params: readonly string[]): void {
  reply.line({ source: SERVER, command: 'CAP', params: [client.nick, subcommand, ...params] });
}
