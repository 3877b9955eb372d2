import type { Client } from './client.ts';
import type { Row } from './commands/row.ts';
import { COMMANDS } from './commands/table.ts';
import { Reply } from './reply.ts';
import type { Message } from './wire/message.ts';

/** Does one command and resolves when it has been answered. */
export async function perform(client: Client, message: Message): Promise<void> {
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
