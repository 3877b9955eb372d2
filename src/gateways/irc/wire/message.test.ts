import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, serialise } from './line.ts';
import { parseMessage } from './message.ts';

interface Read {
  readonly tags?: Readonly<Record<string, string>>;
  readonly source?: string;
  readonly command: string;
  readonly params?: readonly string[];
}

const READ: readonly (readonly [string, Read])[] = [
  ['foo bar baz asdf', { command: 'FOO', params: ['bar', 'baz', 'asdf'] }],
  ['foo bar baz :asdf quux', { command: 'FOO', params: ['bar', 'baz', 'asdf quux'] }],
  ['foo bar baz :', { command: 'FOO', params: ['bar', 'baz', ''] }],
  ['foo bar baz ::asdf', { command: 'FOO', params: ['bar', 'baz', ':asdf'] }],
  ['foo bar baz :  asdf quux ', { command: 'FOO', params: ['bar', 'baz', '  asdf quux '] }],
  ['foo bar baz : ', { command: 'FOO', params: ['bar', 'baz', ' '] }],
  [':src AWAY', { source: 'src', command: 'AWAY' }],
  [':src AWAY ', { source: 'src', command: 'AWAY' }],
  [':src JOIN :#chan', { source: 'src', command: 'JOIN', params: ['#chan'] }],
  ['COMMAND   a    b   ', { command: 'COMMAND', params: ['a', 'b'] }],
  [
    ':coolguy!~ag@n\u{2}et PRIVMSG foo :bar',
    { source: 'coolguy!~ag@n\u{2}et', command: 'PRIVMSG', params: ['foo', 'bar'] },
  ],
  ['PRIVMSG #광장 :안녕 👨‍👩‍👧', { command: 'PRIVMSG', params: ['#광장', '안녕 👨‍👩‍👧'] }],
  [':홍길동!u@sokdak 001 me :hi', { source: '홍길동!u@sokdak', command: '001', params: ['me', 'hi'] }],
  ['@a=b;c=32;k;rt=ql7 foo', { tags: { a: 'b', c: '32', k: '', rt: 'ql7' }, command: 'FOO' }],
  ['@a=b\\\\and\\nk;c=72\\s45;d=gh\\:764 foo', { tags: { a: 'b\\and\nk', c: '72 45', d: 'gh;764' }, command: 'FOO' }],
  ['@c;h=;a=b :quux ab cd', { tags: { c: '', h: '', a: 'b' }, source: 'quux', command: 'AB', params: ['cd'] }],
  ['@foo=\\\\\\:\\s\\r\\n COMMAND', { tags: { foo: '\\; \r\n' }, command: 'COMMAND' }],
  ['@tag=val\\ue\\ COMMAND', { tags: { tag: 'value' }, command: 'COMMAND' }],
  ['@a=1;a=2;a=3 PING x', { tags: { a: '3' }, command: 'PING', params: ['x'] }],
  [
    '@+draft/reply=x=y;vendor.org/t=1 PING x',
    { tags: { '+draft/reply': 'x=y', 'vendor.org/t': '1' }, command: 'PING', params: ['x'] },
  ],
  ['@한글=1;=2;ok=3 PING x', { tags: { ok: '3' }, command: 'PING', params: ['x'] }],
  ['@a=b  :src  PING  x', { tags: { a: 'b' }, source: 'src', command: 'PING', params: ['x'] }],
  ['   PING x', { command: 'PING', params: ['x'] }],
];

test.each(READ)('%j is read', (line, { tags = {}, source = null, command, params = [] }) => {
  const message = parseMessage(line);
  expect(message && { ...message, tags: Object.fromEntries(message.tags) }).toEqual({ tags, source, command, params });
});

test('the fifteenth parameter is all the rest (RFC 1459 section 2.3)', () => {
  const message = parseMessage('X 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 :17');
  expect(message?.params.slice(13)).toEqual(['14', '15 16 :17']);
});

test.each([
  '',
  '   ',
  ':',
  ':src',
  '@tag',
  '@tag ',
  '@tag :src',
  '@t :s  ',
  '12',
  '1234',
  'AB1',
  '안녕',
  'PRI\u{1}V x',
  '\u{feff}PING',
])('%j holds no command', (line) => expect(parseMessage(line)).toBeNull());

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.replace(/[\s\0:]/gu, 'x'));
const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((letters) => letters.replace(/[\r\n\0]/g, ' '));
const lines = fc.record({
  tags: fc.dictionary(fc.stringMatching(/^\+?[a-z][a-z-]{0,8}$/), fc.string({ unit: 'grapheme', maxLength: 20 })),
  source: fc.option(word, { nil: undefined }),
  command: fc.oneof(fc.stringMatching(/^[A-Z]{1,12}$/), fc.stringMatching(/^[0-9]{3}$/)),
  params: fc.tuple(fc.array(word, { maxLength: 6 }), fc.option(text, { nil: undefined })),
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(lines, ({ tags, source, command, params: [words, last] }) => {
      const params = last === undefined ? words : [...words, last];
      const line: Line = { tags, command, params, ...(source !== undefined && { source }) };
      const message = parseMessage(serialise(line).slice(0, -2));
      expect(message && { ...message, tags: { ...Object.fromEntries(message.tags) } }).toEqual({
        tags: { ...tags },
        source: source ?? null,
        command,
        params,
      });
    }),
  );
});

test('nothing that comes in breaks it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (line) => void parseMessage(line)));
});
