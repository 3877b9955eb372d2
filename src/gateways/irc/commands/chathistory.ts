import { CHATHISTORY_LIMIT } from '../caps.ts';
import { nickOf, SERVER } from '../names.ts';
import { History, type Reference } from '../rooms/history.ts';
import { READS, type Read } from '../rooms/history-reads.ts';
import { logOf } from '../rooms/logs.ts';
import { dated } from '../rooms/replay.ts';
import type { Line } from '../wire/line.ts';
import type { Call, Row } from './row.ts';

/** ircv3.net/specs/extensions/chathistory */
export const chathistory: Row = {
  name: 'CHATHISTORY',
  syntax: 'BEFORE|AFTER|AROUND|LATEST|BETWEEN #room|nickname <msgid=…|timestamp=…> [second] <limit> | TARGETS …',
  least: 1,
  when: 'after',
  says: 'What was said before, in a room that you are in or with one person.',
  run(call) {
    const subcommand = (call.params[0] ?? '').toUpperCase();
    if (subcommand === 'TARGETS') return targets(call);
    const read = READS.get(subcommand);
    if (read) return messages(call, subcommand, read);
    call.reply.fail('CHATHISTORY', 'UNKNOWN_COMMAND', [subcommand], 'Unknown command');
  },
};

async function messages({ client, params, reply }: Call, subcommand: string, read: Read): Promise<void> {
  const fail = (code: string, context: readonly string[], text: string) =>
    reply.fail('CHATHISTORY', code, [subcommand, ...context], text);
  const [, target, ...rest] = params;
  const words = rest.slice(0, read.references);
  const last = rest[read.references];
  if (target === undefined || last === undefined) return fail('NEED_MORE_PARAMS', [], 'Missing parameters');
  const [from = null, to = null] = words.map(referenceIn);
  const wrong = words.find((word) => !referenceIn(word) && !(word === '*' && subcommand === 'LATEST'));
  if (wrong !== undefined) return fail('INVALID_MSGREFTYPE', [target, wrong], 'Give msgid= or timestamp=');
  const limit = limitIn(last);
  if (limit === null) return fail('INVALID_PARAMS', [last], 'Invalid limit');
  const log = await logOf(client, target);
  if (log === null) return fail('INVALID_TARGET', [target], 'Messages could not be retrieved');
  const found = await read.run(new History(client, log), limit, from, to);
  if (!found) return fail('MESSAGE_ERROR', [target], 'Messages could not be retrieved');
  const name = client.channels.get(target)?.name ?? target;
  await reply.batch(
    'chathistory',
    [name],
    found.flatMap((entry) => dated(client, entry)),
  );
}

/** Where something happened between two moments, the latest last. */
async function targets({ client, params, reply }: Call): Promise<void> {
  const fail = (code: string, context: readonly string[], text: string) =>
    reply.fail('CHATHISTORY', code, ['TARGETS', ...context], text);
  const [, first = '', second = '', last] = params;
  if (last === undefined) return fail('NEED_MORE_PARAMS', [], 'Missing parameters');
  const moments = [momentIn(first), momentIn(second)].flatMap((at) => at ?? []);
  const limit = limitIn(last);
  if (moments.length < 2 || limit === null) return fail('INVALID_PARAMS', [], 'Give two timestamp= and a limit');
  const found = await client.get('logs', {});
  const all = [
    ...(found?.rooms ?? []).map(({ room, at }) => ({ name: room, at })),
    ...(found?.pairs ?? []).map(({ with: other, at }) => ({ name: nickOf(other.nickname), at })),
  ];
  const within = all
    .filter(({ at }) => at > Math.min(...moments) && at < Math.max(...moments))
    .sort((a, b) => a.at - b.at);
  const [from = 0, to = 0] = moments;
  const shown = from <= to ? within.slice(0, limit) : within.slice(-limit);
  await reply.batch('draft/chathistory-targets', [], shown.map(targetLine));
}

function targetLine({ name, at }: { readonly name: string; readonly at: number }): Line {
  return { source: SERVER, command: 'CHATHISTORY', params: ['TARGETS', name, new Date(at).toISOString()] };
}

/** `timestamp=` or `msgid=`; null for neither. */
function referenceIn(word: string): Reference | null {
  const [, id] = /^msgid=(.{1,64})$/.exec(word) ?? [];
  const at = momentIn(word);
  if (id !== undefined) return { id };
  return at === null ? null : { at };
}

/** ms since 1970, from `timestamp=` in ISO 8601. */
function momentIn(word: string): number | null {
  const [, written = ''] = /^timestamp=(\d{4}-\d\d-\d\dT[\d:.]+Z)$/.exec(word) ?? [];
  const at = Date.parse(written);
  return Number.isNaN(at) ? null : at;
}

/** Null when it is no number above zero; never more than there may be. */
function limitIn(word: string): number | null {
  return /^[1-9]\d{0,8}$/.test(word) ? Math.min(Number(word), CHATHISTORY_LIMIT) : null;
}
