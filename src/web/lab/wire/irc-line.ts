import { type Part, type PartName, textOf, type Unit } from './part.ts';

const SPACE = 0x20;
const COLON = 0x3a;
const AT = 0x40;
const CR = 13;
const LF = 10;

/** Takes apart one line (RFC 1459 section 2.3.1, ircv3.net/specs/extensions/message-tags), its line end included. */
export function dissectLine(bytes: Uint8Array): Unit {
  const parts: Part[] = [];
  const end = endOfText(bytes);
  let at = 0;
  const take = (is: PartName, to: number) => {
    parts.push({ is, from: at, to, value: textOf(bytes, at, to), depth: 0 });
    at = to;
    while (at < end && bytes[at] === SPACE) at += 1;
  };
  if (bytes[at] === AT) take('tags', wordEnd(bytes, at, end));
  if (bytes[at] === COLON) take('source', wordEnd(bytes, at, end));
  if (at < end) take('command', wordEnd(bytes, at, end));
  while (at < end)
    take(bytes[at] === COLON ? 'trailing' : 'parameter', bytes[at] === COLON ? end : wordEnd(bytes, at, end));
  if (end < bytes.length)
    parts.push({ is: 'line-end', from: end, to: bytes.length, value: endingOf(bytes, end), depth: 0 });
  return { kind: 'line', bytes, plain: bytes, parts, text: textOf(bytes, 0, end), opcode: null };
}

function endOfText(bytes: Uint8Array): number {
  const feed = bytes.at(-1) === LF ? bytes.length - 1 : bytes.length;
  return feed < bytes.length && bytes[feed - 1] === CR ? feed - 1 : feed;
}

function wordEnd(bytes: Uint8Array, from: number, end: number): number {
  const space = bytes.indexOf(SPACE, from);
  return space < 0 || space > end ? end : space;
}

function endingOf(bytes: Uint8Array, from: number): string {
  return Array.from(bytes.subarray(from), (byte) => (byte === CR ? '\\r' : '\\n')).join('');
}

/** What a line says, for a program. */
export interface Said {
  readonly command: string;
  /** With the last one without its colon. */
  readonly params: readonly string[];
  readonly source: string;
  readonly tags: ReadonlyMap<string, string>;
}

export function readLine({ parts }: Unit): Said {
  const textIn = (is: PartName) => parts.find((part) => part.is === is)?.value ?? '';
  const tags = textIn('tags').slice(1).split(';');
  return {
    command: textIn('command'),
    params: parts.flatMap(({ is, value }) =>
      is === 'parameter' ? [value] : is === 'trailing' ? [value.slice(1)] : [],
    ),
    source: textIn('source').slice(1),
    tags: new Map(tags.map((tag) => [tag.split('=', 1)[0] ?? '', tag.slice(tag.indexOf('=') + 1)])),
  };
}
