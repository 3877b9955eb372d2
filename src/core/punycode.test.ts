import { domainToASCII, domainToUnicode } from 'node:url';
import { expect, test } from 'vitest';
import { readableHost } from './punycode.ts';

test.each([
  '한국.kr',
  '둥근웹.한국',
  'bücher.example',
  'пример.испытание',
  'تجربة.مصر',
  '例え.テスト',
  'a한b글c.com',
  '😀.example.com',
  'παράδειγμα.δοκιμή',
])('[M20] %s is read from what stands for it', (host) => {
  const ascii = domainToASCII(host);
  expect(ascii).toContain('xn--');
  expect(readableHost(ascii)).toBe(domainToUnicode(ascii));
});

test.each(['example.com', 'xn--', 'xn--a-', 'xn--ⓐ', 'xn--99999999', 'xn--a-99999999999', `xn--${'a'.repeat(64)}`])(
  '[M20] %s stands for nothing, or for what fits into a label',
  (host) => expect(readableHost(host).length).toBeLessThanOrEqual(host.length),
);
