import type { Refusal } from '../../../core/refusal.ts';
import { logOf } from '../rooms/logs.ts';
import { echo } from './echo.ts';
import type { Call, Row } from './row.ts';

/** ircv3.net/specs/extensions/message-redaction. The reason is not kept: nothing of the message is. */
export const redact: Row = {
  name: 'REDACT',
  syntax: '#room|nickname <msgid> [:reason]',
  least: 2,
  when: 'after',
  says: 'Delete a message of yours (owner and moderators: of anybody in a room).',
  async run(call) {
    const { client, reply, params } = call;
    const [target = '', id = ''] = params;
    const log = await logOf(client, target);
    if (log === null) return reply.fail('REDACT', 'INVALID_TARGET', [target], 'You cannot delete messages there');
    const no = refusing(call, target, id);
    const found = await client.get('seek', { log, id }, no);
    if (found) await client.ask('delete', { id }, { hear: echo(client, reply), no });
  },
};

function refusing({ reply }: Call, target: string, id: string): (refusal: Refusal) => void {
  return (refusal) => {
    if (refusal.code === 'no_such_message') {
      reply.fail('REDACT', 'UNKNOWN_MSGID', [target, id], 'This message does not exist');
    } else if (refusal.code === 'not_yours') {
      reply.fail('REDACT', 'REDACT_FORBIDDEN', [target, id], 'You are not authorised to delete this message');
    } else reply.refuse(refusal, { command: 'REDACT', target });
  };
}
