import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nicknameKeys, prepareNickname } from './nickname.ts';
import { suggestNicknames } from './nickname-suggestions.ts';
import { skeleton } from './skeleton.ts';

const RUNS = { numRuns: 150 };
const faultOf = (raw: string) => {
  const prepared = prepareNickname(raw);
  return prepared.ok ? 'none' : prepared.fault;
};
const collide = (one: string, other: string) => nicknameKeys(one).some((key) => nicknameKeys(other).includes(key));

const anything = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 20 })
  .map((points) => String.fromCodePoint(...points));
const letters = fc.constantFrom(...'김소연길동한Ａａ1ｶ゙çéИванΣσ漢Ỳß ﬁⅣ㎏👍🏽');
const lively = fc.array(letters, { maxLength: 12 }).map((parts) => parts.join(''));
const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((point) => String.fromCodePoint(point));
const korean = fc.array(syllable, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));

describe('how a nickname is written', () => {
  test.each([
    ['홍길동', '홍길동'],
    ['  김   소연 ', '김 소연'],
    ['김소연'.normalize('NFD'), '김소연'],
    ['Ann\u00A0\u3000Lee', 'Ann Lee'],
    ["O'Neil-Kim_j. (서울)", "O'Neil-Kim_j. (서울)"],
    ['Admin', 'Admin'],
    ['ALI', 'ALI'],
    ['__proto__', '__proto__'],
    ['ㅡ_ㅡ', 'ㅡ_ㅡ'],
    ['a[x]^|away', 'a[x]^|away'],
  ])('[N1] %j is written %j', (raw, nickname) => {
    expect(prepareNickname(raw)).toEqual({ ok: true, nickname });
  });

  test.each(['', ' ', '\u3000 \u00A0'])('[N1] %j is empty', (raw) => expect(faultOf(raw)).toBe('empty'));

  test('[N1] (UX 67) twenty graphemes fit, one more does not', () => {
    expect(faultOf('가'.repeat(20))).toBe('none');
    expect(faultOf('가'.normalize('NFD').repeat(20))).toBe('none');
    expect(faultOf('a'.repeat(21))).toBe('too_long');
  });

  test('[N1] (UX 67) 96 bytes fit, one more does not', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(faultOf(`${family.repeat(3)}${'가'.repeat(7)}`)).toBe('none');
    expect(faultOf(`${family.repeat(3)}${'가'.repeat(7)}a`)).toBe('too_long');
    expect(faultOf('a'.repeat(1_000_000))).toBe('too_long');
  });

  test('[N1] a prepared nickname prepares to itself', () => {
    fc.assert(
      fc.property(fc.oneof(anything, lively), (raw) => {
        const once = prepareNickname(raw);
        if (once.ok) expect(prepareNickname(once.nickname)).toEqual(once);
      }),
      RUNS,
    );
  });
});

describe('what no nickname holds', () => {
  test.each(['a\0b', 'bob\r\nJOIN', '\tbob', 'a\u0085', 'a\u2028b', 'a\x7f'])('[N2] the control in %j', (raw) =>
    expect(faultOf(raw)).toBe('control'),
  );

  test.each([
    '\u3164',
    'a\u115F',
    'a\u1160',
    'a\uFFA0',
    'a\u2800',
    'a\u200B',
    'a\u200Db',
    'a\uFE0F',
    'a\u00AD',
    'a\uFEFF',
    'a\uE000',
    'a\u0378',
    'a\uFFFE',
    'a\uD800',
    'a\u{E0041}',
  ])('[N3] what is invisible in %j', (raw) => expect(faultOf(raw)).toBe('invisible'));

  test.each(['\u202Eabc', 'a\u2066b', 'a\u200F', 'a\u061C'])('[N4] the bidi control in %j', (raw) =>
    expect(faultOf(raw)).toBe('bidirectional'),
  );

  test.each(['\u0301a', '\u0301', 'a \u0301', 'q\u0301\u0302\u0303', 'ก\u0E47\u0E47'])('[N5] the marks of %j', (raw) =>
    expect(faultOf(raw)).toBe('marks'),
  );

  test.each(['Nguyễn', 'ที่รัก', 'မြို့', 'q\u0301\u0302', 'र्कों'])('[N5] the marks of %j are well', (raw) =>
    expect(faultOf(raw)).toBe('none'),
  );

  test.each(['👩🏽‍💻', '❤️', '🇰🇷', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '길동🔥', '☃'])('[N6] %s is welcome', (raw) =>
    expect(faultOf(raw)).toBe('none'),
  );

  test.each([...',:!@*?"\\`＠：，'].map((mark) => `a${mark}b`).concat('*️⃣'))('[N7] the mark in %s', (raw) =>
    expect(faultOf(raw)).toBe('punctuation'),
  );

  test.each([...'#&+~%$/=<>|＃'])('[N7] %s is no beginning, but may stand inside', (mark) => {
    expect(faultOf(`${mark}a`)).toBe('punctuation');
    expect(faultOf(`a${mark}`)).toBe('none');
  });

  test.each(['.', '---', '- -', "''"])('[N7] %j is nothing to call', (raw) => expect(faultOf(raw)).toBe('punctuation'));

  test.each(['전체', '모두', '속닥', '서버', '시스템', 'Everyone', 'ALL', 'ａｌｌ', 'he re', 'sеrver', 'aIl'])(
    '[N8] %j is reserved',
    (raw) => expect(faultOf(raw)).toBe('reserved'),
  );
});

describe('scripts', () => {
  test.each(['Иван', 'Γιώργος', '김 Kim 金', '田中さんカー Tanaka', 'สมชาย Som', 'محمد', '陳ㄔㄣ Chen', '𐌰𐌱', 'Κ 7 ☺'])(
    '[N9] %s goes together',
    (raw) => expect(faultOf(raw)).toBe('none'),
  );

  test.each(['Иван김', 'Γa', '김さ', 'мир ab', '𝐀дм', '𐌰a'])('[N9] %s does not', (raw) =>
    expect(faultOf(raw)).toBe('mixed_scripts'),
  );

  test('[N12] a name of mixed scripts still tells whom it resembles', () => {
    const prepared = prepareNickname(' Аdmin ');
    expect(prepared).toEqual({ ok: false, fault: 'mixed_scripts', nickname: 'Аdmin' });
    expect(collide('Аdmin', 'Admin')).toBe(true);
    expect(collide('Аdmin', '홍길동')).toBe(false);
  });
});

describe('when two names are one', () => {
  test('[N10] (UX 65) composition, case, width and spaces never matter', () => {
    fc.assert(
      fc.property(fc.oneof(anything, lively), (name) => {
        const [key] = nicknameKeys(name);
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) expect(nicknameKeys(name.normalize(form))[0]).toBe(key);
        for (const twin of [name.toUpperCase(), name.toLowerCase(), [...name].join(' '), ` ${name}\u3000`])
          expect(nicknameKeys(twin)[0]).toBe(key);
      }),
      RUNS,
    );
  });

  test.each([
    ['길동', '길 동'],
    ['GILDONG', 'ｇｉｌｄｏｎｇ'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['㎆', 'mb'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['❤️', '❤'],
    ['홍 길동', '홍_길동'],
    ['a _ b', 'a_b'],
  ])('[N10] %s is %s', (one, other) => expect(collide(one, other)).toBe(true));

  test.each([
    ['paypaI', 'paypal'],
    ['PaypaI', 'paypal'],
    ['MapIe', 'rnaple'],
    ['ѓ', 'ŕ'],
    ['сосо', 'coco'],
    ['modern', 'modem'],
    ['B0b', 'bob'],
    ['ニ', '二'],
    ['𝐩𝐚𝐲𝐩𝐚𝐈', 'Paypal'],
    ['ѕоkdаk2', 'Sokdak2'],
  ])('[N11] %s looks like %s', (one, other) => expect(collide(one, other)).toBe(true));

  test('[N11] Hangul syllables are never mistaken for each other', () => {
    expect(collide('각가', '가까')).toBe(false);
    fc.assert(
      fc.property(korean, korean, (one, other) => collide(one, other) === (one === other)),
      RUNS,
    );
  });

  test('[N11] a skeleton ignores what has no shape', () => expect(skeleton('a\u200Bb')).toBe('ab'));
});

describe('suggestions', () => {
  test.each([
    ['홍길동', ['홍길동2', '홍길동3']],
    ['홍길동7', ['홍길동8', '홍길동9']],
    ['가'.repeat(20), [`${'가'.repeat(19)}2`, `${'가'.repeat(19)}3`]],
    ['Аdmin', ['guest2', 'guest3']],
    ['김Иван', ['손님2', '손님3']],
    ['7', ['72', '73']],
  ])('[N12] %s is offered %j', (taken, offers) => expect(suggestNicknames(taken, () => true)).toEqual(offers));

  test('[N12] what is offered is free and valid, whatever was asked for', () => {
    const names = fc.oneof(lively, anything, fc.constant('👨‍👩‍👧‍👦'.repeat(3)));
    fc.assert(
      fc.property(names, fc.integer({ min: 2, max: 40 }), (name, lowest) => {
        const isFree = (offer: string) => Number(/[0-9]+$/.exec(offer)?.[0] ?? 0) > lowest;
        const offers = suggestNicknames(name, isFree);
        expect(new Set(offers).size).toBe(2);
        for (const offer of offers) expect(prepareNickname(offer)).toEqual({ ok: true, nickname: offer });
        expect(offers.every(isFree)).toBe(true);
      }),
      RUNS,
    );
  });

  test('[N12] a number that makes a reserved name is passed over: A11 looks like All', () => {
    expect(suggestNicknames('A', (offer) => Number(offer.slice(1)) > 9)).toEqual(['A10', 'A12']);
  });

  test('[N12] nobody waits for ever when nothing is free', () => {
    expect(suggestNicknames('홍길동', () => false)).toEqual([]);
  });
});
