import { nickOf, sourceOf } from '../names.ts';
import { actionOf } from '../wire/ctcp.ts';
import { LINE_BYTES } from '../wire/limits.ts';
import { type Line, serialise, tagged } from '../wire/line.ts';
import { piecesOf } from '../wire/pieces.ts';
import { fileLine } from './file.ts';
import { entryTags, type On, type Reading, timeTag } from './reading.ts';

type Message = On<'said' | 'whispered'>;

/** One line of a text, in pieces that fit. */
type Row = readonly string[];

const ACTION_BYTES = actionOf('').length;

/** A message as PRIVMSG: one line, a multi-line batch, or several lines. */
export function messageLines(message: Message, reading: Reading): readonly Line[] {
  if (message.deletedAt !== undefined) return [];
  const target = message.on === 'said' ? message.room : nickOf(message.to.nickname);
  const plain = privmsg(message, target);
  const rows = rowsOf(message, LINE_BYTES - Buffer.byteLength(serialise(plain(''))), reading);
  const tags = { ...entryTags(reading, message), ...replyTag(message, reading), ...asideTag(message, reading) };
  const whole = rows.length === 1 && rows[0]?.length === 1;
  if (!whole && !message.action && reading.caps.has('draft/multiline')) {
    return multiline({ rows, target, tags, ref: reading.batch(), plain });
  }
  const [first, ...rest] = rows.flat().filter((piece) => piece !== '');
  const time = timeTag(reading, message.at);
  return [tagged(plain(first ?? ''), tags), ...rest.map((piece) => tagged(plain(piece), time))];
}

function privmsg({ by, action }: Message, target: string): (text: string) => Line {
  const source = sourceOf(by);
  return (text) => ({ source, command: 'PRIVMSG', params: [target, action ? actionOf(text) : text] });
}

function rowsOf({ text, action, files = [] }: Message, left: number, reading: Reading): readonly Row[] {
  const room = action ? left - ACTION_BYTES : left;
  const lines = text === '' && files.length > 0 ? [] : text.split('\n');
  return [...lines.map((line) => piecesOf(line, room)), ...files.map((file) => [fileLine(file, room, reading)])];
}

/** ircv3.net/specs/extensions/multiline: a piece that goes on with its line bears `draft/multiline-concat`. */
function multiline(given: {
  readonly rows: readonly Row[];
  readonly target: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly ref: string;
  readonly plain: (text: string) => Line;
}): readonly Line[] {
  const { rows, target, tags, ref, plain } = given;
  const { source = '' } = plain('');
  const lines = rows.flatMap((row) =>
    row.map((piece, nth) => tagged(plain(piece), { batch: ref, ...(nth > 0 && { 'draft/multiline-concat': '' }) })),
  );
  return [
    { tags, source, command: 'BATCH', params: [`+${ref}`, 'draft/multiline', target] },
    ...lines,
    { source, command: 'BATCH', params: [`-${ref}`] },
  ];
}

/** The message that it answers (ircv3.net/specs/client-tags/reply). */
function replyTag({ replyTo }: Message, { caps }: Reading): Readonly<Record<string, string>> {
  return replyTo !== undefined && caps.has('message-tags') ? { '+draft/reply': replyTo } : {};
}

/** The room in which a whisper is shown (ircv3.net/specs/client-tags/channel-context). */
function asideTag(message: Message, { caps }: Reading): Readonly<Record<string, string>> {
  const aside = message.on === 'whispered' && caps.has('message-tags') ? message.aside : undefined;
  return aside === undefined ? {} : { '+draft/channel-context': aside };
}
