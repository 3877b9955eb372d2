import { expect, test } from 'vitest';
import { displayWidth, padTo, wrap } from './width.ts';

test.each([
  ['abc', 3],
  ['속닥', 4],
  ['漢字カナ', 8],
  ['ＡＢ', 4],
  ['😀', 2],
  ['e\u0301', 1],
  ['\u1112\u1161\u11ab', 2],
  ['\u001b[1m속\u001b[0m', 2],
])('%j takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});

test('padding counts columns', () => {
  expect(padTo(6, '속닥')).toBe('속닥  ');
  expect(padTo(2, '속닥')).toBe('속닥');
});

test('wrapping breaks at spaces only', () => {
  expect(wrap(9, '속닥 속닥 속닥속닥속닥 a')).toEqual(['속닥 속닥', '속닥속닥속닥', 'a']);
});
