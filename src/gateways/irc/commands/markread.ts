import type { Answer } from '../../../protocol/commands.ts';
import { logOf } from '../rooms/logs.ts';
import { markLine } from '../told/read.ts';
import type { Call, Row } from './row.ts';

/** ircv3.net/specs/extensions/read-marker. The hub goes by places in the log, a client by moments. */
export const markread: Row = {
  name: 'MARKREAD',
  syntax: '#room|nickname [timestamp=…]',
  least: 0,
  when: 'after',
  says: 'Up to when you have read, for all your clients together; with a timestamp, say so.',
  async run(call) {
    const { client, reply, params } = call;
    const [given, word] = params;
    const fail = (code: string, context: readonly string[], text: string) =>
      reply.fail('MARKREAD', code, context, text);
    if (given === undefined || given === '') return fail('NEED_MORE_PARAMS', [], 'Missing parameters');
    const target = client.channels.get(given)?.name ?? given;
    const log = await logOf(client, target);
    if (word === undefined) return reply.line(markLine(target, log === null ? undefined : await readIn(call, log)));
    const at = Date.parse(/^timestamp=(\d{4}-\d\d-\d\dT[\d:.]+Z)$/.exec(word)?.[1] ?? '');
    if (Number.isNaN(at)) return fail('INVALID_PARAMS', [target, word], 'Give timestamp=');
    if (log === null) return fail('INVALID_PARAMS', [target], 'Invalid target');
    const next = await client.get('seek', { log, at: at + 1 });
    const no = reply.refusing({ command: 'MARKREAD', target });
    await client.ask(
      'read',
      { log, seq: (next?.seq ?? 1) - 1 },
      { ok: (read) => reply.line(markLine(target, read)), no },
    );
  },
};

async function readIn({ client }: Call, log: string): Promise<Answer<'read'> | undefined> {
  const found = await client.get('logs', {});
  const all: readonly Pick<Answer<'logs'>['pairs'][number], 'log' | 'read'>[] = [
    ...(found?.rooms ?? []),
    ...(found?.pairs ?? []),
  ];
  return all.find((one) => one.log === log)?.read;
}
