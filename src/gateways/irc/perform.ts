import type { Client } from './client.ts';
import type { Row } from './commands/row.ts';
import { COMMANDS } from './commands/table.ts';
import { SERVER } from './names.ts';
import { NUMERICS } from './numerics.ts';
import { Reply } from './reply.ts';
import type { Fault, Heard } from './wire/heard.ts';
import type { Line } from './wire/line.ts';
import type { Message } from './wire/message.ts';

/** Does what one line asks for, and resolves when it has been answered. */
export async function perform(client: Client, heard: Heard): Promise<void> {
  const { asked } = client.lag;
  if (heard.is === 'fault') client.write(refusalOf(heard.fault, client));
  else if (heard.is === 'message') await done(client, heard.message);
  // What the hub was not asked for costs as much as what it was: all haste is counted in one place (law 9).
  if (client.lag.asked === asked) await client.ask('mark', {}, {});
}

async function done(client: Client, message: Message): Promise<void> {
  const reply = new Reply(client, labelOf(client, message));
  const row = COMMANDS.get(message.command);
  if (row && !isBarred(client, row, message, reply)) await row.run({ client, message, params: message.params, reply });
  else if (!row) unknown(client, message, reply);
  reply.end();
}

function labelOf({ caps }: Client, { tags }: Message): string | null {
  return caps.has('labeled-response') && caps.has('batch') ? (tags.get('label') ?? null) : null;
}

/** Whether a precondition of the row does not hold; then that has been said. */
function isBarred(client: Client, row: Row, { params }: Message, reply: Reply): boolean {
  if (row.when === 'after' && !client.registered) reply.numeric('ERR_NOTREGISTERED', 'You have not registered');
  else if (row.when === 'before' && client.registered) reply.numeric('ERR_ALREADYREGISTERED', 'You may not reregister');
  else if (params.length < row.least || (row.least > 0 && params[0] === ''))
    reply.numeric('ERR_NEEDMOREPARAMS', row.name, 'Not enough parameters');
  else return false;
  return true;
}

function unknown(client: Client, { command }: Message, reply: Reply): void {
  if (client.registered) reply.numeric('ERR_UNKNOWNCOMMAND', command, 'Unknown command');
  else reply.numeric('ERR_NOTREGISTERED', 'You have not registered');
}

/** A line that is too long has its own numeric (message-tags); ircv3.net/specs/extensions/utf8-only for the rest. */
function refusalOf(fault: Fault, { nick }: Client): Line {
  if (fault === 'too_long') {
    return { source: SERVER, command: NUMERICS.ERR_INPUTTOOLONG, params: [nick, 'Input line was too long'] };
  }
  const [code, text] =
    fault === 'utf8' ? ['INVALID_UTF8', 'This server takes UTF-8 only'] : ['INVALID_NUL', 'A line cannot hold NUL'];
  return { source: SERVER, command: 'FAIL', params: ['*', code, text] };
}
