import { MONITOR_LIMIT } from '../monitors.ts';
import { isClientNick, nickOf, sourceOf } from '../names.ts';
import type { Numeric } from '../numerics.ts';
import type { Reply } from '../reply.ts';
import { piecesOfWords } from '../wire/pieces.ts';
import { type Call, listed, type Row } from './row.ts';

/** What one line may hold beside `:irc.sokdak 730 <nick> :`. */
const LIST_BYTES = 350;

/** ircv3.net/specs/extensions/monitor */
export const monitor: Row = {
  name: 'MONITOR',
  syntax: '+ nickname[,…] | - nickname[,…] | C | L | S',
  least: 1,
  when: 'after',
  says: 'Be told when somebody comes or goes.',
  run(call) {
    const run = SUBCOMMANDS.get((call.params[0] ?? '').toUpperCase());
    return run ? run(call) : call.reply.fail('MONITOR', 'INVALID_PARAMS', [], 'One of + - C L S');
  },
};

const SUBCOMMANDS: ReadonlyMap<string, (call: Call) => void | Promise<void>> = new Map([
  ['+', add],
  ['-', remove],
  ['C', clear],
  ['L', list],
  ['S', state],
]);

function add({ client, reply, params }: Call): Promise<void> {
  const asked = listed(params[1]).filter(isClientNick);
  const { monitors } = client.network;
  const added = asked.filter((nickname) => monitors.add(client, nickname));
  const left = asked.filter((nickname) => !added.includes(nickname));
  if (left.length > 0) {
    reply.numeric('ERR_MONLISTFULL', String(MONITOR_LIMIT), left.map(nickOf).join(','), 'Monitor list is full');
  }
  return tellWhoIsHere({ client, reply }, added);
}

function remove({ client, params }: Call): void {
  for (const nickname of listed(params[1])) client.network.monitors.remove(client, nickname);
}

function clear({ client }: Call): void {
  client.network.monitors.clear(client);
}

function list({ client, reply }: Call): void {
  answer(reply, 'RPL_MONLIST', client.network.monitors.of(client).map(nickOf));
  reply.numeric('RPL_ENDOFMONLIST', 'End of MONITOR list');
}

function state({ client, reply }: Call): Promise<void> {
  return tellWhoIsHere({ client, reply }, client.network.monitors.of(client));
}

async function tellWhoIsHere({ client, reply }: Pick<Call, 'client' | 'reply'>, nicknames: readonly string[]) {
  const here: string[] = [];
  const gone: string[] = [];
  for (const nickname of nicknames) {
    const found = await client.get('whois', { nickname });
    if (found) here.push(sourceOf(found.who));
    else gone.push(nickOf(nickname));
  }
  answer(reply, 'RPL_MONONLINE', here);
  answer(reply, 'RPL_MONOFFLINE', gone);
}

function answer(reply: Reply, numeric: Numeric, targets: readonly string[]): void {
  if (targets.length === 0) return;
  for (const line of piecesOfWords(targets, LIST_BYTES)) reply.numeric(numeric, line.replaceAll(' ', ','));
}
