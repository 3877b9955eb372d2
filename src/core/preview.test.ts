import { expect, test } from 'vitest';
import { linkIn, previewText } from './preview.ts';

test.each([
  ['https://example.com/a', 'https://example.com/a'],
  ['보세요: https://example.com/a?b=c#d.', 'https://example.com/a?b=c#d'],
  ['(HTTP://EXAMPLE.com/가나)', 'HTTP://EXAMPLE.com/가나'],
  ['[글](https://example.com/x) 둘 https://example.com/y', 'https://example.com/x'],
  ['**https://example.com**', 'https://example.com'],
  ['`https://example.com` 뒤 https://example.org', 'https://example.org'],
  ['```\nhttps://example.com\n```', null],
  ['```\nhttps://example.com', null],
  ['https://', null],
  ['mailto:a@example.com ftp://example.com 글', null],
])('[T8] the first link of %j is %j', (text, link) => expect(linkIn(text)).toBe(link));

test('[T8] a preview is one line or two, cut and without what a message may not bear', () => {
  expect(previewText({ title: ' 가\n\t나 ', description: '' })).toBe('가 나');
  expect(previewText({ title: '가', description: '나\u0007' })).toBe('가\n나');
  expect(previewText({ title: '\u200b', description: '나' })).toBe(null);
  expect(previewText({ title: '가\0', description: '나' })).toBe(null);
  expect(previewText({ title: '가', description: `a${'\u0301'.repeat(31)}` })).toBe('가');
  expect([...(previewText({ title: '😀'.repeat(2_000), description: '' }) ?? '')].length).toBe(120);
});
