import { LINE_BYTES } from './limits.ts';
import { piecesOf } from './pieces.ts';
import { writeTags } from './tags.ts';

/** A line on its way out. */
export interface Line {
  readonly tags?: Readonly<Record<string, string>>;
  readonly source?: string;
  readonly command: string;
  readonly params: readonly string[];
}

/** No name and no text can end a line or begin another one. */
const clean = (text: string): string => text.replace(/[\r\n\0]+/g, ' ');

/** A parameter in the middle has no space, is not empty and begins with no colon (RFC 1459 section 2.3.1). */
function middle(param: string): string {
  const word = clean(param).replaceAll(' ', '_').replace(/^:+/, '');
  return word === '' ? '*' : word;
}

/**
 * The line with its CRLF. The last parameter always bears its colon: some clients look for it. Of what does not fit
 * (a topic, a reason) the end is left out.
 */
export function serialise({ tags = {}, source, command, params }: Line): string {
  const head = source === undefined ? command : `:${source} ${command}`;
  const all = [head, ...params.slice(0, -1).map(middle), ...params.slice(-1).map((last) => `:${clean(last)}`)];
  return `${writeTags(new Map(Object.entries(tags)))}${fitting(all.join(' '))}\r\n`;
}

function fitting(line: string): string {
  const [first = ''] = piecesOf(line, LINE_BYTES - 2);
  return first;
}

/** The same line with more tags. */
export function tagged(line: Line, tags: Readonly<Record<string, string>>): Line {
  return { ...line, tags: { ...line.tags, ...tags } };
}
