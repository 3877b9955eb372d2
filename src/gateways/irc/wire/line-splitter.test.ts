import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter } from './line-splitter.ts';
import { decoded } from './utf8.ts';

/** What stood in the lines: their text, or what is wrong with them. */
function split(...chunks: readonly (Uint8Array | string)[]): readonly string[] {
  const splitter = new LineSplitter();
  const lines = chunks.flatMap((chunk) => [...splitter.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)]);
  return lines.map((line) => (line.ok ? (decoded(line.bytes) ?? '<not utf8>') : `<${line.fault}>`));
}

const SAID = Buffer.from('NICK 홍길동\r\n@a=b PRIVMSG #광장 :👨‍👩‍👧 안녕\nPING x\r\r\n\nQUIT\r\n');
const LINES = ['NICK 홍길동', '@a=b PRIVMSG #광장 :👨‍👩‍👧 안녕', 'PING x', 'QUIT'];

test('CR, LF and CRLF end a line; empty lines are none', () => {
  expect(split('\r\n\r\na\rb\nc\r\n\n\rd')).toEqual(['a', 'b', 'c']);
});

test('cut at every byte it reads the same', () => {
  for (let at = 0; at <= SAID.length; at += 1) expect(split(SAID.subarray(0, at), SAID.subarray(at))).toEqual(LINES);
});

test('byte by byte it reads the same', () => {
  expect(split(...[...SAID].map((byte) => Uint8Array.of(byte)))).toEqual(LINES);
});

test('cut at two places by chance it reads the same', () => {
  const places = fc.tuple(fc.nat({ max: SAID.length }), fc.nat({ max: SAID.length }));
  fc.assert(
    fc.property(places, (cuts) => {
      const [a = 0, b = 0] = [...cuts].sort((one, other) => one - other);
      expect(split(SAID.subarray(0, a), SAID.subarray(a, b), SAID.subarray(b))).toEqual(LINES);
    }),
  );
});

test.each([
  ['a line of 510 bytes', 'x'.repeat(510), 'x'.repeat(510)],
  ['a line of 511 bytes', 'x'.repeat(511), '<too_long>'],
  ['a Korean line of 510 bytes', '가'.repeat(170), '가'.repeat(170)],
  ['a Korean line of 513 bytes', '가'.repeat(171), '<too_long>'],
  ['tags of 4096 bytes', `@${'a'.repeat(4_094)} PING`, `@${'a'.repeat(4_094)} PING`],
  ['tags of 4097 bytes', `@${'a'.repeat(4_095)} PING`, '<too_long>'],
  ['long tags and a line of 511 bytes', `@a ${'x'.repeat(511)}`, '<too_long>'],
  ['tags without an end', `@${'a'.repeat(5_000)}`, '<too_long>'],
  ['a NUL', 'PRIV\0MSG', '<nul>'],
])('%s', (_, line, read) => expect(split(`${line}\r\nPING a\r\n`)).toEqual([read, 'PING a']));

test('bytes that are no UTF-8 are one bad line, and the next is good', () => {
  expect(split(Uint8Array.of(0x50, 0xff, 0xfe, 10), 'PING a\n', Uint8Array.of(0xed, 0xa0, 0x80, 10))).toEqual([
    '<not utf8>',
    'PING a',
    '<not utf8>',
  ]);
});

test('10 MB without a line end are one line that is too long, of which nothing is kept', () => {
  const splitter = new LineSplitter();
  const chunk = Buffer.alloc(65_536, 'x');
  for (let sent = 0; sent < 10_000_000; sent += chunk.length) expect([...splitter.push(chunk)]).toEqual([]);
  expect([...splitter.push(Buffer.from('\r\nPING a\r\n'))]).toMatchObject([{ fault: 'too_long' }, { ok: true }]);
});

test('any bytes, cut anywhere, read the same as in one piece', () => {
  const bytes = fc.uint8Array({ maxLength: 1_500 });
  const dense = fc
    .array(fc.constantFrom(10, 13, 0, 32, 64, 65, 0xea), { maxLength: 900 })
    .map((all) => Uint8Array.from(all));
  fc.assert(
    fc.property(fc.oneof(bytes, dense), fc.nat(), (all, cut) => {
      const at = all.length === 0 ? 0 : cut % all.length;
      expect(split(all.subarray(0, at), all.subarray(at))).toEqual(split(all));
    }),
  );
});
