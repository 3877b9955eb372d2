import { MULTILINE } from '../caps.ts';
import type { OpenBatch } from '../open-batches.ts';
import { withoutFormatting } from '../wire/formatting.ts';
import type { Message } from '../wire/message.ts';
import type { Call, Row } from './row.ts';
import { placeIn, speakTo } from './speak-to.ts';

/** ircv3.net/specs/extensions/multiline, the only kind of batch that a client may send. */
export const batch: Row = {
  name: 'BATCH',
  syntax: '+reference draft/multiline #room|nickname | -reference',
  least: 1,
  when: 'after',
  says: 'Several lines that are one message.',
  run(call) {
    const [sign, ...ref] = call.params[0] ?? '';
    return sign === '+' ? begin(call, ref.join('')) : end(call, ref.join(''));
  },
};

function begin({ client, message, reply, params: [, type, target = ''] }: Call, ref: string): void {
  const fault =
    type !== 'draft/multiline' || !client.caps.has('draft/multiline')
      ? 'Only draft/multiline, once it is asked for by CAP REQ'
      : client.batches.open
        ? 'There is an open batch'
        : target === '' && 'No target given';
  if (fault) reply.fail('BATCH', 'MULTILINE_INVALID', [], fault);
  else {
    reply.defer();
    client.batches.begin({ ref, target, tags: message.tags, lines: [], reply });
  }
}

async function end({ client, reply: late }: Call, ref: string): Promise<void> {
  const { open } = client.batches;
  if (!open || open.ref !== ref) return late.fail('BATCH', 'MULTILINE_INVALID', [], 'No such batch');
  client.batches.end();
  const { reply, target, tags } = open;
  reply.resume();
  const fault = faultOf(open);
  if (fault) reply.fail('BATCH', ...fault);
  else {
    const spoken = { text: textOf(open.lines), action: false, ...placeIn(tags) };
    await speakTo({ client, reply, target, spoken, command: 'BATCH' });
  }
  reply.end();
}

/** Keeps a line of the open batch; one more than there may be is enough to know that there are too many. */
export function gather({ client, message, reply }: Call): void {
  const { open } = client.batches;
  const ref = message.tags.get('batch') ?? '';
  if (open?.ref === ref) {
    reply.defer();
    if (open.lines.length <= MULTILINE.lines) open.lines.push(message);
  } else reply.fail('BATCH', 'MULTILINE_INVALID', [], 'No such batch');
}

type Fault = readonly [code: string, context: readonly string[], text: string];

function faultOf({ lines, target }: OpenBatch): Fault | null {
  const { bytes: mostBytes, lines: mostLines } = MULTILINE;
  const stray = lines.find(({ params }) => params[0] !== target);
  if (stray) return ['MULTILINE_INVALID_TARGET', [target, stray.params[0] ?? '*'], 'Invalid multiline target'];
  if (lines.length > mostLines) return ['MULTILINE_MAX_LINES', [String(mostLines)], 'Too many lines'];
  const length = Buffer.byteLength(textOf(lines));
  if (length > mostBytes) return ['MULTILINE_MAX_BYTES', [String(mostBytes)], 'Too many bytes'];
  if (lines.length === 0) return ['MULTILINE_INVALID', [], 'There is nothing in it'];
  return lines.some(({ command }) => command !== 'PRIVMSG')
    ? ['MULTILINE_INVALID', [], 'Only PRIVMSG can stand in it']
    : null;
}

function textOf(lines: readonly Message[]): string {
  const parts = lines.map(({ tags, params }, nth) => {
    const joint = nth === 0 || tags.has('draft/multiline-concat') ? '' : '\n';
    return joint + (params[1] ?? '');
  });
  return withoutFormatting(parts.join(''));
}
