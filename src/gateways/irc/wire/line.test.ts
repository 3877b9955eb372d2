import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LINE_BYTES } from './limits.ts';
import { type Line, serialise, tagged } from './line.ts';

test.each<readonly [Line, string]>([
  [{ command: 'PING', params: ['a'] }, 'PING :a\r\n'],
  [{ command: 'AWAY', params: [] }, 'AWAY\r\n'],
  [{ source: 'me', command: 'PRIVMSG', params: ['#a', 'b c'] }, ':me PRIVMSG #a :b c\r\n'],
  [{ command: 'TOPIC', params: ['#a', ''] }, 'TOPIC #a :\r\n'],
  [{ command: 'X', params: ['a b', '', ':c', 'd'] }, 'X a_b * c :d\r\n'],
  [{ command: 'X', params: ['a\r\nQUIT', 'b\r\nQUIT\0c'] }, 'X a_QUIT :b QUIT c\r\n'],
  [{ tags: { a: 'b;c d\\', e: '' }, command: 'X', params: [] }, '@a=b\\:c\\sd\\\\;e X\r\n'],
])('%j is written', (line, written) => expect(serialise(line)).toBe(written));

test('tags are added, and the later one counts', () => {
  expect(serialise(tagged({ tags: { a: '1' }, command: 'X', params: [] }, { a: '2', b: '' }))).toBe('@a=2;b X\r\n');
});

test('no line is longer than 512 bytes without its tags, and none ends within a letter', () => {
  const tags = { long: 'x'.repeat(4_000) };
  const cut = serialise({ tags, source: 's', command: 'TOPIC', params: ['#광장', '가'.repeat(390)] });
  const [, rest = ''] = /^@\S+ (.*)$/s.exec(cut) ?? [];
  expect(Buffer.byteLength(rest)).toBeLessThanOrEqual(LINE_BYTES);
  expect(Buffer.byteLength(rest)).toBeGreaterThan(LINE_BYTES - 3);
  expect(rest).toMatch(/^:s TOPIC #광장 :가+\r\n$/);
});

test('whatever stands in it, it is one line', () => {
  const any = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', '+b'), any), fc.array(any, { maxLength: 14 }), (tags, params) => {
      const line = serialise({ tags, source: 's', command: 'X', params });
      expect(line.slice(0, -2)).not.toMatch(/[\r\n\0]/);
      expect(line.endsWith('\r\n')).toBe(true);
    }),
  );
});
