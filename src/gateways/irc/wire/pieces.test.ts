import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf, piecesOfWords } from './pieces.ts';

const bytes = (text: string) => Buffer.byteLength(text);

test.each([
  ['abcdef', 4, ['abcd', 'ef']],
  ['가나다', 7, ['가나', '다']],
  ['a👨‍👩‍👧b', 18, ['a', '👨‍👩‍👧', 'b']],
  ['각'.normalize('NFD'), 9, ['각'.normalize('NFD')]],
  ['', 5, ['']],
  ['abc', 3, ['abc']],
])('%j in pieces of %i bytes', (text, limit, pieces) => expect(piecesOf(text, limit)).toEqual(pieces));

test('a letter that is longer than a piece is cut between its code points', () => {
  const pile = `a${'\u0301'.repeat(40)}`;
  const pieces = piecesOf(pile, 20);
  expect(pieces.join('')).toBe(pile);
  expect(Math.max(...pieces.map(bytes))).toBeLessThanOrEqual(20);
});

test('the pieces are the text, and each fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 4, max: 60 }), (text, limit) => {
      const pieces = piecesOf(text, limit);
      expect(pieces.join('')).toBe(text);
      expect(Math.max(...pieces.map(bytes))).toBeLessThanOrEqual(limit);
    }),
  );
});

test.each([
  [['a', 'b', 'c'], 3, ['a b', 'c']],
  [['홍길동', '김소연'], 19, ['홍길동 김소연']],
  [['홍길동', '김소연'], 18, ['홍길동', '김소연']],
  [['toolong', 'b'], 3, ['toolong', 'b']],
  [[], 10, ['']],
])('the words %j in lines of %i bytes', (words, limit, lines) => expect(piecesOfWords(words, limit)).toEqual(lines));
