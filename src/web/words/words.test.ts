import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf } from './blocks.ts';
import { coloured } from './colours.ts';
import { inlines } from './inlines.ts';
import type { Block, Inline } from './tokens.ts';

const TAGS = { strong: 'b', em: 'i', del: 's' } as const;

/** As one reads it in a test. */
function shown(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if ('inside' in part) return `<${TAGS[part.is]}>${shown(part.inside)}</${TAGS[part.is]}>`;
      if (part.is === 'code') return `<code>${part.text}</code>`;
      return part.is === 'link' ? `<a ${part.href}>${part.text}</a>` : part.text;
    })
    .join('');
}

function drawn(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.is === 'fence') return `[${block.language}|${block.text}]`;
      if (block.is === 'quote') return `<q>${drawn(block.inside)}</q>`;
      return block.is === 'list' ? block.items.map((item) => `<li>${shown(item)}`).join('') : shown(block.inside);
    })
    .join('|');
}

describe('(UX 53) Markdown in a line', () => {
  test.each([
    ['**굵게**은', '<b>굵게</b>은'],
    ['은**굵게**', '은<b>굵게</b>'],
    ['**"속닥"**은', '<b>"속닥"</b>은'],
    ['**(속닥)**을 *기울임*이 ~~지움~~은', '<b>(속닥)</b>을 <i>기울임</i>이 <s>지움</s>은'],
    ['これは**「強調」**です', 'これは<b>「強調」</b>です'],
    ['***둘 다***', '<b><i>둘 다</i></b>'],
    ['**굵게 *둘* 굵게**', '<b>굵게 <i>둘</i> 굵게</b>'],
    ['__굵게__ _기울임_은', '<b>굵게</b> <i>기울임</i>은'],
    ['`코드 **그대로**`는', '<code>코드 **그대로**</code>는'],
    ['``a ` b``', '<code>a ` b</code>'],
    ['` `', '<code> </code>'],
    ['**굵게\n두 줄**', '<b>굵게\n두 줄</b>'],
    ['**https://a.kr/b_c_d**에서', '<b><a https://a.kr/b_c_d>https://a.kr/b_c_d</a></b>에서'],
    ['[속닥](https://sokdak.kr/a)으로', '<a https://sokdak.kr/a>속닥</a>으로'],
    ['\\*그대로\\*', '*그대로*'],
  ])('%j', (text, wanted) => expect(shown(inlines(text))).toBe(wanted));

  test.each([
    '2*3*4',
    'snake_case_name',
    '** 아님 **',
    '*',
    '****',
    '**열기만',
    '닫기만**',
    'a ~ b ~~ c',
    '`열기만',
    '~~~~~',
    '¯\\_(ツ)_/¯',
    '[https://bank.kr](https://evil.kr)',
    '[bank.kr](https://evil.kr)',
    '[x](javascript:alert(1))',
    '^^* ㅋㅋ',
    '<b>html</b>',
  ])('%j stays as it is written', (text) => {
    const plain = shown(inlines(text)).replace(/<a [^>]+>|<\/a>/g, '');
    expect(plain).toBe(text);
  });
});

describe('(UX 53) Markdown in blocks', () => {
  test.each([
    ['```ts\nconst a = 1;\n```', '[ts|const a = 1;]'],
    ['앞\n```\n> **a**\n```\n뒤', '앞|[|> **a**]|뒤'],
    ['```\n닫지 않음', '```\n닫지 않음'],
    ['> 인용 **굵게**\n> 둘째\n대답', '<q>인용 <b>굵게</b>\n둘째</q>|대답'],
    ['> > 둘\n> 하나', '<q><q>둘</q>|하나</q>'],
    ['- 하나\n- **둘**\n끝', '<li>하나<li><b>둘</b>|끝'],
    ['2026. 11. 26.', '2026. 11. 26.'],
    ['# 제목 아님\n---', '# 제목 아님\n---'],
    ['-3도', '-3도'],
  ])('%j', (text, wanted) => expect(drawn(blocksOf(text))).toBe(wanted));

  test('quotes in quotes end at the third', () => {
    expect(drawn(blocksOf('>'.repeat(50)))).toBe(`<q><q><q>${'>'.repeat(47)}</q></q></q>`);
  });
});

const UNITS = fc.constantFrom(...'*_~`>[]()\\- \n#|가a1은.:/', '**', '~~', '```');
const NOISE = fc.string({ unit: UNITS, maxLength: 200 });
const letters = (text: string) => text.replace(/<\/?[a-z]+>/g, '').replace(/[^가a1은]/g, '');

test('(UX 53) no letter is lost and none is added, whatever is written', () => {
  const kept = (text: string) => letters(drawn(blocksOf(text))) === letters(text);
  fc.assert(fc.property(NOISE, kept), { numRuns: 1_000 });
});

test('(UX 52) only safe addresses become links, whatever stands around them', () => {
  const address = fc.constantFrom(
    'https://a.kr',
    'javascript:alert(1)',
    '[가](https://a.kr)',
    '[가](data:x)',
    'irc://a',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(address, NOISE), { maxLength: 8 }), (parts) => {
      const links = JSON.stringify(blocksOf(parts.join(''))).match(/"href":"[^:]*:/g) ?? [];
      for (const link of links) expect(link).toMatch(/^"href":"(?:https?|mailto|irc):$/);
    }),
  );
});

test('(UX 54) 4,000 of each sign, and of each two, cost nothing', () => {
  const signs = [
    '*',
    '_',
    '~',
    '`',
    '>',
    '[',
    ']',
    '(',
    ')',
    '\\',
    '-',
    '\n',
    ' ',
    '<',
    '&',
    'a',
    '가',
    '**a',
    '*a',
    '`a',
  ];
  for (const one of signs) {
    for (const two of ['', ...signs]) {
      const text = (one + two).repeat(4_000).slice(0, 4_000);
      const began = performance.now();
      blocksOf(text);
      coloured(text);
      expect([one, two, performance.now() - began < 200]).toEqual([one, two, true]);
    }
  }
});

test('colours leave the code as it is', () => {
  const code = 'const a = "b // c"; // d\nif (x > 0x1f) return `e`; /* f */ # g';
  const parts = coloured(code);
  expect(parts.map(({ text }) => text).join('')).toBe(code);
  const of = (is: string) => parts.filter((part) => part.is === is).map(({ text }) => text);
  expect(of('keyword')).toEqual(['const', 'if', 'return']);
  expect(of('string')).toEqual(['"b // c"', '`e`']);
  expect(of('comment')).toEqual(['// d', '/* f */', '# g']);
  expect(of('number')).toEqual(['0x1f']);
});
