import { describe, expect, test } from 'vitest';
import { Filter, type FilterRule, filterForm, prepareRule, wordsOf } from '../../src/core/filter.ts';
import { FILTER_RULES } from '../../src/core/limits.ts';
import { findWords } from '../../src/world/word-finder.ts';
import { HandClock } from '../plays/given.ts';
import { type HouseGiven, openHub, usual } from '../plays/house.ts';
import { Listener, someone, textsOf } from './listener.ts';
import { breakable } from './watched-store.ts';

const found = (rules: readonly FilterRule[], text: string) => new Filter(rules, findWords).hitIn(text)?.found ?? null;
const refusing = (subject: Omit<FilterRule, 'does'>) => [{ ...subject, does: 'refuse' as const }];

describe('[M20] a word is found', () => {
  test.each([
    ['바보', '이 바보야', true],
    ['바보', '왕바보', true],
    ['바보', '바봉', false],
    ['바보', '바보', true],
    ['바보', '바​보', true],
    ['바보', '바 보', false],
    ['Spam', 'sPAM!', true],
    ['spam', 'ｓｐａｍ', true],
    ['spam', 'ѕраm', true],
    ['spam', 'spams', true],
    ['corn', 'com', false],
    ['10', 'lol', false],
    ['buy now', 'Buy\n  NOW', true],
    ['ass', 'was so', false],
    ['🍆', '🍆?', true],
  ])('%s in %s: %s', (word, text, is) => expect(found(refusing({ word }), text)).toBe(is ? word : null));

  test.each([
    ['ass', 'class', false],
    ['ass', 'an ass.', true],
    ['ass', 'ass2', false],
    ['바보', '왕바보', false],
    ['바보', '이 바보는', true],
    ['바보', '(바보)', true],
  ])('by itself: %s in %s: %s', (word, text, is) =>
    expect(found(refusing({ word, whole: true }), text)).toBe(is ? word : null),
  );
});

describe('[M20] a link is found', () => {
  const any = [...refusing({ link: '*' }), { link: 'school.kr', does: 'allow' } as const];
  test.each([
    ['https://evil.com/a?b', 'evil.com'],
    ['http://1.2.3.4/x', '1.2.3.4'],
    ['http://localhost', 'localhost'],
    ['www.evil.com', 'www.evil.com'],
    ['bit.ly/abc', 'bit.ly'],
    ['https://school.kr@evil.com', 'evil.com'],
    ['https://school.kr/a http://www.school.kr', null],
    ['https://notschool.kr', 'notschool.kr'],
    ['index.html, 3.14, 그래.그래', null],
    ['me@evil.com', null],
  ])('any but of the school in %s: %s', (text, host) => expect(found(any, text)).toBe(host));

  test.each([
    ['나쁜.kr', 'https://xn--910b021a.kr/a', '나쁜.kr'],
    ['xn--910b021a.kr', 'http://나쁜.kr', '나쁜.kr'],
    ['xn--910b021a.kr', 'https://a.XN--910B021A.kr', 'a.나쁜.kr'],
    ['paypal.com', 'https://xn--l-7sba6dbr.com', 'paypal.com'],
    ['나쁜.kr', 'xn--910b021a.kr.example.com/a', null],
  ])('%s in %s, whichever way it is written: %s', (link, text, host) => {
    const rule = prepareRule({ link, does: 'refuse' });
    expect('code' in rule ? null : found([rule], text)).toBe(host);
  });

  test.each([
    ['see evil.com', 'evil.com'],
    ['a.b.EVIL.com', 'a.b.evil.com'],
    ['evil。com', 'evil.com'],
    ['еvil.com', 'evil.com'],
    ['notevil.com', null],
    ['good.evil.com', null],
  ])('to one host in %s: %s', (text, host) =>
    expect(found([...refusing({ link: 'evil.com' }), { link: 'good.evil.com', does: 'allow' }], text)).toBe(host),
  );

  test.each([
    ['HTTPS://Evil.com:8000/x', 'evil.com'],
    ['한글.한국', '한글.한국'],
    ['*', '*'],
    ['evil', null],
    ['evil com', null],
  ])('%s means the host %s', (link, host) => {
    const rule = prepareRule({ link, does: 'refuse' });
    expect('code' in rule ? null : rule.link).toBe(host);
  });
});

test.each([
  [{ does: 'refuse' }, 'bad_request'],
  [{ word: '바보', link: 'evil.com', does: 'refuse' }, 'bad_request'],
  [{ word: '바보', does: 'allow' }, 'bad_request'],
  [{ link: 'evil.com', whole: true, does: 'refuse' }, 'bad_request'],
  [{ word: ' ​', does: 'refuse' }, 'empty_text'],
  [{ word: '...', does: 'refuse' }, 'empty_text'],
  [{ word: '가'.repeat(65), does: 'refuse' }, 'text_too_long'],
] as const)('[M20] %j is no rule: %s', (rule, code) => expect(prepareRule(rule)).toMatchObject({ code }));

test('[M20] looking takes no longer than the text is long, whatever the words', () => {
  const nested = Array.from({ length: FILTER_RULES.each }, (_, nth) => 'a'.repeat((nth % 64) + 1));
  const rules = [...new Set(nested)].map((word) => ({ word, whole: true, does: 'log' }) as const);
  const filter = new Filter([...rules, { link: '*', does: 'refuse' }], findWords);
  const hostile = [
    'a'.repeat(4_000),
    'a.bc@'.repeat(800),
    `://${'a@'.repeat(1_990)}`,
    '가'.repeat(4_000),
    '[://'.repeat(1_000),
  ];
  for (const text of hostile) {
    const begun = performance.now();
    filter.hitIn(text);
    expect(performance.now() - begun).toBeLessThan(500);
  }
});

test('[M20] what is compared is never what is shown', () => {
  expect(filterForm('ＡΑ　b')).toBe('aa b');
});

const say = (text: string, more: object = {}) => ({ do: 'say', room: '#광장', text, ...more }) as const;

async function house(more: Partial<HouseGiven> = {}) {
  const clock = new HandClock();
  const given = usual(more);
  const hub = await openHub(given, clock);
  const owner = await someone(hub, '방장', { owner: hub.settings.ownerSecret });
  const moderator = await someone(hub, '운영');
  const hong = await someone(hub, '홍길동');
  await owner.get({ do: 'role', room: '#광장', nickname: '운영', role: 'moderator' });
  return { hub, given, clock, owner, moderator, hong };
}

const namesOf = ({ told }: Listener) => told.map(({ on }) => on);

describe('[M19] a filter', () => {
  test('looks at what a file is called and shows, and at a topic', () => {
    const file = { id: 'f', name: '바보.png', type: 'image/png', size: 1, alt: '그림' };
    const by = { id: 'p', nickname: '홍길동' };
    expect(wordsOf({ on: 'said', room: '#광장', by, text: '보세요', files: [file] })).toBe('보세요\n바보.png\n그림');
    expect(wordsOf({ on: 'topic-changed', room: '#광장', by, topic: '바보' })).toBe('바보');
  });

  test('refuses what is said, edited or given as a sign, and tells what was found', async () => {
    const { moderator, hong } = await house();
    const { id } = await hong.get(say('안녕'));
    await moderator.get({ do: 'filter', room: '광장', word: '바보', does: 'refuse' });
    expect(await hong.ask(say('바보야'))).toEqual({
      ok: false,
      refusal: { code: 'filtered', kind: 'word', found: '바보' },
    });
    expect(await hong.code({ do: 'edit', id, text: '바보' })).toBe('filtered');
    expect(await hong.code({ do: 'react', id, emoji: '바보', on: true })).toBe('filtered');
    expect(await hong.code({ do: 'edit', id, text: '반가워' })).toBe('ok');
    expect(namesOf(moderator)).not.toContain('filter-hit');
    expect(await moderator.code(say('바보라고 하지 마세요'))).toBe('ok');
  });

  test('is told to those who look after the room, and to nobody else', async () => {
    const { owner, moderator, hong } = await house();
    await moderator.get({ do: 'filter', room: '광장', word: '바보', does: 'report' });
    await hong.get(say('바보야'));
    await Promise.all([owner.mark(), moderator.mark(), hong.mark()]);
    for (const one of [owner, moderator]) {
      expect(namesOf(one).filter((on) => on.startsWith('filter'))).toEqual(['filter-changed', 'filter-hit']);
    }
    expect(namesOf(hong).filter((on) => on.startsWith('filter'))).toEqual([]);
    expect(await hong.code({ do: 'filters', room: '광장' })).toBe('not_allowed');
    expect(await moderator.code({ do: 'filters' })).toBe('not_allowed');
    expect(await moderator.code({ do: 'filter', word: '바보', does: 'none' })).toBe('not_allowed');
  });

  test('keeps what it let through in the log of those who look after the room, with the message, once; a rule that is tried tells nobody', async () => {
    const { moderator, hong } = await house();
    await moderator.get({ do: 'filter', room: '광장', word: '바보', does: 'log' });
    const first = await hong.get(say('바보야', { key: 'k' }));
    expect(await hong.get(say('바보야', { key: 'k' }))).toEqual(first);
    await moderator.mark();
    expect(namesOf(moderator)).not.toContain('filter-hit');
    const { acts } = await moderator.get({ do: 'acts', room: '광장' });
    const hit = { on: 'filter-hit', word: '바보', message: first.id, by: { nickname: '홍길동' }, does: 'log' };
    expect(acts.filter(({ on }) => on === 'filter-hit')).toMatchObject([hit]);
    expect(JSON.stringify(acts)).not.toContain('바보야');
  });

  test('keeps the note and the message together: where one can’t be kept, neither is, and nobody is told', async () => {
    const disk = breakable();
    const { hub, owner, moderator, hong } = await house({ openStore: async () => disk.store });
    await moderator.get({ do: 'filter', room: '광장', word: '바보', does: 'report' });
    const notes = async () =>
      (await owner.get({ do: 'acts', room: '광장' })).acts.filter(({ on }) => on === 'filter-hit');
    let appends = 0;
    disk.fails = (call) => call === 'logs.append' && ++appends > 1;
    // One call carries both: were there a second, it would fail.
    const said = await Promise.all([hong.get(say('바보 하나')), hong.get(say('안녕')), hong.get(say('바보 둘'))]);
    expect(appends).toBe(1);
    expect(await hong.code(say('바보 셋'))).toBe('not_kept');
    disk.fails = () => false;
    await Promise.all([moderator.mark(), hong.mark()]);
    expect(namesOf(moderator).slice(-5)).toEqual(['said', 'said', 'said', 'filter-hit', 'filter-hit']);
    expect(await notes()).toMatchObject([{ message: said[2]?.id }, { message: said[0]?.id }]);
    expect(textsOf(hong.told)).not.toContain('바보 셋');
    expect(hub.order.mailbox.last).toBe(3);
  });

  test('of the server holds in every room, and its refusal says so; bots are let through', async () => {
    const { hub, owner, hong } = await house();
    await owner.get({ do: 'filter', link: '*', does: 'refuse' });
    await hong.get({ do: 'join', room: '부엌' });
    expect(await hong.ask({ do: 'say', room: '부엌', text: 'https://evil.com' })).toMatchObject({
      refusal: { code: 'filtered', kind: 'link', found: 'evil.com', everywhere: true },
    });
    const { token } = await owner.get({ do: 'add-bot', nickname: '소식' });
    const bot = new Listener(hub);
    await bot.get({ do: 'hello', nickname: '', token });
    expect(await bot.code(say('https://evil.com'))).toBe('ok');
  });

  test('changes only what is not so yet, holds so many rules, and outlives a restart', async () => {
    const { moderator, given, clock, hong } = await house();
    const rule = { do: 'filter', room: '광장', word: '바보', does: 'refuse' } as const;
    await moderator.get(rule);
    expect(await moderator.code({ ...rule, word: '바보 ' })).toBe('no_change');
    expect(await moderator.code({ ...rule, word: '멍청이', does: 'none' })).toBe('no_change');
    await moderator.get({ ...rule, whole: true });
    expect(await moderator.get({ do: 'filters', room: '광장' })).toEqual({
      rules: [{ word: '바보', whole: true, does: 'refuse' }],
    });
    for (let nth = 1; nth < FILTER_RULES.each; nth += 1) {
      clock.advance(1_000);
      await moderator.get({ ...rule, word: `말${nth}` });
    }
    expect(await moderator.code({ ...rule, word: '하나 더' })).toBe('too_many');
    const { token } = hong;
    const again = new Listener(await openHub(given, clock));
    await again.get({ do: 'hello', nickname: '', token });
    expect(await again.code(say('바보야'))).toBe('filtered');
  });
});

test('[M21] a nickname that the filter of the server refuses is nobody’s who is new; whoever bears it keeps it', async () => {
  const { hub, owner, hong } = await house();
  await owner.get({ do: 'filter', word: '홍길', does: 'refuse' });
  expect(await hong.code({ do: 'rename', nickname: '홍길순' })).toBe('filtered');
  expect(await hong.code({ do: 'hello', nickname: '홍길동' })).toBe('ok');
  expect(await new Listener(hub).code({ do: 'hello', nickname: '홍길순' })).toBe('filtered');
  expect(await owner.code({ do: 'rename', nickname: '홍길순' })).toBe('ok');
});

test('[M19] what two whisper is looked at by no filter', async () => {
  const { owner, moderator, hong } = await house();
  await owner.get({ do: 'filter', word: '바보', does: 'refuse' });
  expect(await hong.code({ do: 'whisper', to: '운영', text: '바보' })).toBe('ok');
  await moderator.mark();
  expect(moderator.told.at(-1)).toMatchObject({ on: 'whispered', text: '바보' });
});

test('[M22] a rule is tried on the last messages that one may read, and changes nothing', async () => {
  const { owner, moderator, hong } = await house();
  for (const text of ['바보야', '안녕', '바보 온달']) await hong.get(say(text));
  const { id } = await hong.get(say('바보 이반'));
  await hong.get({ do: 'delete', id });
  const tried = await moderator.get({ do: 'try-filter', room: '광장', word: '바보' });
  expect(tried).toMatchObject({ looked: 3, hits: [{ text: '바보 온달', found: '바보' }, { text: '바보야' }] });
  expect((await moderator.get({ do: 'try-filter', room: '광장', word: '바보', last: 1 })).hits).toHaveLength(1);
  expect((await moderator.get({ do: 'try-filter', room: '광장' })).hits).toEqual([]);
  await moderator.get({ do: 'filter', room: '광장', word: '안녕', does: 'log' });
  await owner.get({ do: 'filter', word: '온달', does: 'log' });
  expect((await moderator.get({ do: 'try-filter', room: '광장' })).hits).toMatchObject([{ text: '안녕' }]);
  expect((await owner.get({ do: 'try-filter', room: '광장' })).hits).toMatchObject([
    { found: '온달' },
    { found: '안녕' },
  ]);
  await moderator.get({ do: 'leave', room: '광장' });
  expect(await moderator.code({ do: 'try-filter', room: '광장', word: '바보' })).toBe('not_in_room');
  const { acts } = await owner.get({ do: 'acts', room: '광장' });
  expect(acts.filter(({ on }) => on === 'filter-hit')).toEqual([]);
});

test('[M19] a room that is deleted takes its filter along', async () => {
  const { owner, hong } = await house();
  for (const one of [owner, hong]) await one.get({ do: 'join', room: '부엌' });
  await owner.get({ do: 'filter', room: '부엌', word: '바보', does: 'refuse' });
  await owner.get({ do: 'delete-room', room: '부엌', name: '부엌' });
  for (const one of [owner, hong]) await one.get({ do: 'join', room: '부엌' });
  expect(await hong.code({ do: 'say', room: '부엌', text: '바보' })).toBe('ok');
});
