/**
 * Feeds the IRC parser with lines by chance, in chunks cut anywhere, and the serialiser with what came out; stops at
 * the first that does not hold, with the seed. `npm run fuzz:irc [lines] [seed]`; a million lines without either.
 */
import { Buffer } from 'node:buffer';
import { heardIn } from '../../src/gateways/irc/wire/heard.ts';
import { LINE_BYTES } from '../../src/gateways/irc/wire/limits.ts';
import { serialise } from '../../src/gateways/irc/wire/line.ts';
import { LineSplitter, type RawLine } from '../../src/gateways/irc/wire/line-splitter.ts';
import { type Message, parseMessage } from '../../src/gateways/irc/wire/message.ts';

/** No chunk may hold up all others for so long, in ms. */
const PATIENCE_MS = 500;
const CHUNK_LINES = 500;

const [lines = 1_000_000, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);

/** mulberry32: the same seed, the same lines. */
function chanceOf(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const chance = chanceOf(seed);
const oneOf = <T>(all: readonly [T, ...T[]]): T => all[chance(all.length)] ?? all[0];

const WORDS = [
  'PRIVMSG',
  'join',
  '#광장',
  '홍길동',
  ':',
  '::',
  '@a=b;c',
  '@+draft/reply=x\\s\\',
  ':a!b@c',
  '001',
  '',
] as const;
const PIECES = [
  ...[
    '안녕',
    '👨‍👩‍👧',
    'a'.repeat(600),
    '한'.repeat(300),
    '\u0301'.repeat(40),
    '\u0001ACTION x\u0001',
    '\\:\\s\\\\',
    ';;==',
  ],
  ...['\0', '\xff', '\u202e', ' ', '\t', '=', '+', ';', '@', ',', '%', '\u2028'],
] as const;

/** Bytes that may or may not be a line: words, pieces, and bytes of any kind. */
function someBytes(): Buffer {
  if (chance(8) === 0) return Buffer.from(Array.from({ length: chance(80) }, () => chance(256)));
  const some = Array.from({ length: chance(12) }, () => (chance(3) === 0 ? oneOf(PIECES) : oneOf(WORDS)));
  const parts =
    chance(3) === 0 ? some : [...some.slice(0, chance(3)).filter((part) => /^[@:]\S/.test(part)), 'PRIVMSG', ...some];
  const written = Buffer.from(parts.join(oneOf([' ', ' ', '  ', ''])));
  if (chance(400) === 0) return Buffer.concat([written, Buffer.alloc(chance(100_000), 'x')]);
  return chance(6) === 0 ? written.subarray(chance(written.length + 1)) : written;
}

function fail(what: string, about: unknown): never {
  throw new Error(`${what} (seed ${seed}): ${JSON.stringify(about)}`);
}

/** What holds for every message that was read: it can be written, as one line that fits, and is read as the same again. */
function look(message: Message): void {
  const { tags, source, command, params } = message;
  const written = serialise({ tags: Object.fromEntries(tags), ...(source && { source }), command, params });
  if (!written.endsWith('\r\n') || /[\r\n\0]/.test(written.slice(0, -2))) fail('not one line', written);
  const rest = written.startsWith('@') ? written.slice(written.indexOf(' ') + 1) : written;
  if (Buffer.byteLength(rest) > LINE_BYTES) fail('too long a line', written);
  const again = parseMessage(written.slice(0, -2));
  if (again?.command !== command) fail('another command', { written, command });
  if ([...tags].some(([key, value]) => again.tags.get(key) !== value.replaceAll('\0', ''))) fail('other tags', written);
}

function readAll(found: Iterable<RawLine>): { messages: number; faults: number } {
  const counts = { messages: 0, faults: 0 };
  for (const line of found) {
    const heard = heardIn(line);
    if (heard.is === 'fault') counts.faults += 1;
    if (heard.is !== 'message') continue;
    counts.messages += 1;
    look(heard.message);
  }
  return counts;
}

const splitter = new LineSplitter();
const counts = { lines: 0, messages: 0, faults: 0, bytes: 0, slowestMs: 0 };
const began = performance.now();
while (counts.lines < lines) {
  const all = Array.from({ length: CHUNK_LINES }, () =>
    Buffer.concat([someBytes(), Buffer.from(oneOf(['\r\n', '\n', '\r']))]),
  );
  const stream = Buffer.concat(all);
  for (let from = 0; from < stream.length; ) {
    const to = from + 1 + chance(chance(4) === 0 ? 8 : 20_000);
    const started = performance.now();
    const { messages, faults } = readAll(splitter.push(stream.subarray(from, to)));
    counts.slowestMs = Math.max(counts.slowestMs, performance.now() - started);
    if (counts.slowestMs > PATIENCE_MS) fail('a chunk took too long', counts);
    counts.messages += messages;
    counts.faults += faults;
    from = to;
  }
  counts.lines += CHUNK_LINES;
  counts.bytes += stream.length;
}
const seconds = (performance.now() - began) / 1_000;
const { messages, faults, bytes, slowestMs } = counts;
console.log(
  `${counts.lines} lines (${Math.round(bytes / 2 ** 20)} MB): ${messages} messages, ${faults} refused; ` +
    `${Math.round(counts.lines / seconds)} lines/s, slowest chunk ${slowestMs.toFixed(1)} ms, seed ${seed}`,
);
