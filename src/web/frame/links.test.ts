import { describe, expect, test } from 'vitest';
import { pieces } from './links.ts';

const linksIn = (text: string) => pieces(text).flatMap(({ href }) => href ?? []);

describe('(UX 52) links', () => {
  test('only http, https, mailto and irc', () => {
    const text =
      'https://a.kr http://b.kr irc://c.kr/d mailto:e@f.kr javascript:alert(1) data:text/html,x ftp://g file:///h';
    expect(linksIn(text)).toEqual(['https://a.kr', 'http://b.kr', 'irc://c.kr/d', 'mailto:e@f.kr']);
  });

  test('end where the sentence goes on', () => {
    expect(linksIn('(https://a.kr/b_(c)), https://a.kr/x. https://a.kr에서 봐요! https://a.kr/길/이다?')).toEqual([
      'https://a.kr/b_(c)',
      'https://a.kr/x',
      'https://a.kr',
      'https://a.kr/길/',
    ]);
  });

  test('what looks like one and is none stays text', () => {
    expect(linksIn('https:// http://. mailto:nobody https://[')).toEqual([]);
  });

  test('the pieces are the text', () => {
    const text = '앞 https://a.kr/?q=1&r=2#s, 뒤\n https://b.kr\u202e끝';
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
    expect(linksIn(text)).toEqual(['https://a.kr/?q=1&r=2#s', 'https://b.kr']);
  });

  test('a hostile text costs nothing', () => {
    const began = performance.now();
    for (const hostile of ['(', ')', 'http://', 'mailto:', '.', 'https://a)', '에']) pieces(hostile.repeat(4000));
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
