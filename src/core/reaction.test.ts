import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepareReaction } from './reaction.ts';

test.each(['👍', '❤️', '👨‍👩‍👧‍👦', '🇰🇷', '👍🏽', '1️⃣', 'ㅋㅋㅋ', '+1', 'lol', '^^', '가'.repeat(16)])(
  '[E1] %s is a reaction',
  (sign) => {
    expect(prepareReaction(sign)).toBe(sign);
  },
);

test.each([
  ['nothing', ''],
  ['a space', 'a b'],
  ['white space', '\u3000'],
  ['a line break', 'a\n'],
  ['a control', 'a\u0007'],
  ['a filler', '\u3164'],
  ['blank Braille', '\u2800'],
  ['a joiner alone', '\u200D'],
  ['a turn of direction', '\u202Ea'],
  ['a mark first', '\u0301a'],
  ['half a pair', '\ud83d'],
  ['too long a word', 'ㅋ'.repeat(17)],
])('[E1] %s is none', (_, sign) => {
  expect(prepareReaction(sign)).toBeNull();
});

test('[E1] ❤ and ❤️ are one, and so are composed and decomposed letters', () => {
  expect(prepareReaction('❤')).toBe('❤️');
  expect(prepareReaction('가'.normalize('NFD'))).toBe('가');
});

test('[E1] what was prepared stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (raw) => {
      const once = prepareReaction(raw);
      if (once !== null) expect(prepareReaction(once)).toBe(once);
    }),
  );
});
