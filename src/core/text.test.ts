import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePoints, prepareReason, prepareText, TEXT_LIMIT } from './text.ts';

const anything = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 50 })
  .map((points) => String.fromCodePoint(...points));
const textOf = (raw: string) => {
  const prepared = prepareText(raw);
  return prepared.ok ? prepared.text : prepared.refusal.code;
};

test.each([
  ['안녕'.normalize('NFD'), '안녕'],
  ['a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
  ['  a\tb \n', '  a\tb \n'],
  ['①ｶ ﬁ', '①ｶ ﬁ'],
])('[T1] %j is kept as %j', (raw, text) => expect(textOf(raw)).toBe(text));

test('[T2] controls go, the words stay', () => {
  expect(textOf('\x1b[31mred\x02\x7f\u009b')).toBe('[31mred');
});

test.each(['a\0b', 'a\uD800', '\uDC00a', `a${'\u0301\u0323'.repeat(16)}`])('[T3] a broken text: %j', (raw) =>
  expect(textOf(raw)).toBe('bad_request'),
);

test.each(['', ' \n\t', '\u3164', '\u200B\u2060\uFEFF', '\u2800', '\u00A0\u3000', '\u202E\uFE0F', '\u0002'])(
  '[T4] nothing to see in %j',
  (raw) => expect(textOf(raw)).toBe('empty_text'),
);

test('[T5] 4,000 code points fit, one more does not', () => {
  expect(textOf('👍'.repeat(TEXT_LIMIT))).toHaveLength(2 * TEXT_LIMIT);
  expect(textOf('각'.normalize('NFD').repeat(TEXT_LIMIT))).toHaveLength(TEXT_LIMIT);
  expect(prepareText('a'.repeat(TEXT_LIMIT + 1))).toEqual({
    ok: false,
    refusal: { code: 'text_too_long', limit: TEXT_LIMIT },
  });
});

test('[T5] a text far beyond the limit is not even read', () => {
  expect(textOf(`\0${'a'.repeat(1_000_000)}`)).toBe('text_too_long');
});

test('[T5] no text that fits is over 16 KB', () => {
  expect(new TextEncoder().encode(textOf('👍'.repeat(TEXT_LIMIT))).length).toBeLessThanOrEqual(16 * 1024);
});

test('[T1] what is kept prepares to itself', () => {
  fc.assert(
    fc.property(anything, (raw) => {
      const once = prepareText(raw);
      if (once.ok) expect(prepareText(once.text)).toEqual(once);
    }),
  );
});

test('[T5] lengths are code points, not UTF-16', () => {
  fc.assert(fc.property(anything, (text) => codePoints(text) === [...text].length));
});

test.each([
  ['', ''],
  [' too\r\n  loud\x03 ', 'too loud'],
  ['도배', '도배'],
])('[T6] the reason %j is told as %j', (raw, reason) => expect(prepareReason(raw)).toEqual({ ok: true, reason }));

test('[T6] a reason has at most 200 code points', () => {
  expect(prepareReason('가'.repeat(200)).ok).toBe(true);
  expect(prepareReason('가'.repeat(201))).toEqual({ ok: false, refusal: { code: 'text_too_long', limit: 200 } });
});
