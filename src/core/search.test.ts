import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksIn, piecesOf, prepareQuery, QUERY_LIMIT, snippetOf, soughtFor, TERMS_LIMIT } from './search.ts';

function termsOf(query: string) {
  const prepared = prepareQuery(query);
  if (!prepared.ok) throw new Error(prepared.fault);
  return prepared.terms;
}

/** The marked parts of a text; null where it does not hold what is sought. */
function marked(text: string, query: string): readonly string[] | null {
  const marks = marksIn(text, termsOf(query));
  return marks === null ? null : marks.map(([start, end]) => text.slice(start, end));
}

describe('pieces', () => {
  it.each([
    ['회의는', ['회', '회의', '의', '의는', '는']],
    ['밥', ['밥']],
    ['Meeting ROOM', ['m', 'me', 'mee', 'meeti', 'r', 'ro', 'roo']],
    ['Ａ１', ['a', 'a1']],
    ['v2회의', ['v', 'v2', '회', '회의', '의']],
    ['東京タワー', ['東', '東京', '京', '京タ', 'タ', 'タワ', 'ワ', 'ワー', 'ー']],
    ['don’t!', ['d', 'do', 'don', 't']],
    ['👍 …', []],
  ])('of %j', (text, pieces) => {
    expect([...piecesOf(text)]).toEqual(pieces);
  });

  it('are the same however a text is composed', () => {
    expect(piecesOf('회의'.normalize('NFD').normalize('NFC'))).toEqual(piecesOf('회의'));
    expect([...piecesOf('ＣＡＦÉ')]).toEqual([...piecesOf('cafe\u0301'.normalize('NFC'))]);
  });
});

describe('a query', () => {
  it.each([
    ['회의는 세 시', '회의', ['회의']],
    ['점심밥을', '밥', ['밥']],
    ['가나다가나', '가나', ['가나', '가나']],
    ['가가가', '가가', ['가가가']],
    ['Meetings, meeting', 'MEET', ['Meet', 'meet']],
    ['a meeting', 'eeting', null],
    ['회의 없음', '회의 있음', null],
    ['①번 ㈜속닥', '1번', ['①번']],
    ['소프트\u00adhyphen\u00adated', 'hyphenated', ['hyphen\u00adated']],
  ])('in %j for %j', (text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  it('is refused without a letter or number, when too long, and with too many words', () => {
    const many = Array.from({ length: TERMS_LIMIT + 1 }, (_, n) => `w${n}`).join(' ');
    expect(['', ' \n', '?!', '👍', '\u200b'].map(prepareQuery)).toEqual(Array(5).fill({ ok: false, fault: 'empty' }));
    expect(prepareQuery('가'.repeat(QUERY_LIMIT)).ok).toBe(true);
    expect(prepareQuery('가'.repeat(QUERY_LIMIT + 1))).toEqual({ ok: false, fault: 'too_long' });
    expect(prepareQuery(many)).toEqual({ ok: false, fault: 'too_long' });
  });

  it('never throws, and finds in a text only what its pieces lead to', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(text, text, (said, asked) => {
        const prepared = prepareQuery(asked);
        if (!prepared.ok) return;
        const marks = marksIn(said, prepared.terms);
        if (!marks) return;
        const pieces = piecesOf(said);
        for (const piece of prepared.terms.flatMap(soughtFor)) expect(pieces).toContain(piece);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds each word of a text, and each part of one that is written without spaces', () => {
    const said = fc.string({ unit: fc.constantFrom('가', '나', '밥', 'a', 'Z', '9', 'é', '京', ' '), minLength: 1 });
    fc.assert(
      fc.property(said, fc.nat(), fc.nat(), (text, from, length) => {
        const part = text.slice(from % text.length).slice(0, 1 + (length % 5));
        const begins = from % text.length === 0 || /[ 가-힣京]/.test(`${text[(from % text.length) - 1]}${part[0]}`);
        const prepared = prepareQuery(part);
        if (begins && prepared.ok) expect(marksIn(text, prepared.terms)).not.toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a snippet', () => {
  it('shows what is around the first mark, in one line', () => {
    const text = `${'앞'.repeat(100)}\n회의는 ${'뒤'.repeat(300)}`;
    const snippet = snippetOf(text, marksIn(text, termsOf('회의')) ?? []);
    expect(snippet.text).toMatch(/^…앞+ 회의는 뒤+…$/);
    expect(snippet.marks.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['회의']);
    expect(snippetOf('짧은 글', [[0, 2]])).toEqual({ text: '짧은 글', marks: [[0, 2]] });
  });

  it('cuts no letter in two, and marks what the text is marked with', () => {
    const unit = fc.constantFrom('😀', '가', 'e\u0301\u0327', '\n', '👩‍👩‍👧', 'x', ' ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 300 }), fc.string({ unit, maxLength: 300 }), (before, after) => {
        const text = `${before} 찾아 ${after}`;
        const { text: shown, marks } = snippetOf(text, marksIn(text, termsOf('찾아')) ?? []);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown.replace(/^…|…$/g, '').normalize('NFC')).not.toMatch(/^\p{M}/u);
        expect(marks.map(([start, end]) => shown.slice(start, end))).toContain('찾아');
      }),
      { numRuns: 500 },
    );
  });
});
