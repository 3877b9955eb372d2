import { describe, expect, test } from 'vitest';
import { Figures } from '../../src/operating/figures/figures.ts';
import { Lately } from '../../src/operating/figures/lately.ts';
import { thisMachine } from '../../src/operating/figures/machine.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';

const PASSWORD = '속닥속닥 비밀번호';
const from = (address: string) => ({ origin: { address, local: false }, password: 'the-invite-key' });

async function withOwner(clock = new HandClock(), given = usual()) {
  const hub = await openHub(given, clock);
  const owner = await someone(hub, '김소연', { owner: hub.settings.ownerSecret });
  return { hub, owner, clock, restart: () => openHub(given, clock) };
}

describe('people and their sessions', () => {
  test('[O2] are told with gateway, moment and address; an account stands there when its person is away, a guest does not', async () => {
    const { hub, owner, clock } = await withOwner();
    const one = await someone(hub, '홍길동', from('203.0.113.7'));
    const two = await someone(hub, '홍길순');
    await one.get<'claim'>({ do: 'claim', password: PASSWORD });
    const { people, count } = await owner.get<'people'>({ do: 'people', query: '홍 길' });
    expect(count).toBe(2);
    const session = { id: one.session.id, via: 'test', since: clock.now(), address: '203.0.113.7' };
    expect(people).toMatchObject([
      { nickname: '홍길동', member: true, rooms: 1, sessions: [session] },
      { nickname: '홍길순' },
    ]);
    expect(people[1]?.sessions[0]).not.toHaveProperty('address');
    for (const who of [one, two]) who.session.part('');
    const later = await owner.get<'people'>({ do: 'people', query: '홍' });
    expect(later.people).toMatchObject([{ nickname: '홍길동', sessions: [], rooms: 0 }]);
    const rest = await owner.get<'people'>({ do: 'people', from: 1 });
    expect(rest).toMatchObject({ count: 2, people: [{ nickname: '홍길동' }] });
  });

  test('[O1] [O2] nobody else is told of addresses', async () => {
    const { hub } = await withOwner();
    await someone(hub, '홍길동', from('203.0.113.7'));
    const guest = await someone(hub, '이몽룡');
    expect(await guest.code({ do: 'people' })).toBe('not_allowed');
  });

  test('[O3] a session is ended with its login, and no other of his', async () => {
    const { hub, owner } = await withOwner();
    const one = await someone(hub, '홍길동');
    await one.get<'claim'>({ do: 'claim', password: PASSWORD });
    const { token } = await new Listener(hub).get<'login'>({ do: 'login', nickname: '홍길동', password: PASSWORD });
    const phone = await someone(hub, '', { token });
    expect(await owner.code({ do: 'end', session: phone.session.id })).toBe('ok');
    await one.mark();
    expect(phone.closings).toMatchObject([{ reason: 'logged_out', comeBack: false }]);
    expect(await new Listener(hub).code({ do: 'hello', nickname: '', token })).toBe('wrong_token');
    expect(one.closings).toEqual([]);
    expect(await new Listener(hub).code({ do: 'hello', nickname: '', token: one.token })).toBe('ok');
  });

  test('[O3] somebody is logged out everywhere, whether he is here or not', async () => {
    const { hub, owner, restart } = await withOwner();
    const one = await someone(hub, '홍길동');
    await one.get<'claim'>({ do: 'claim', password: PASSWORD });
    await owner.get<'end'>({ do: 'end', nickname: '홍길동' });
    await owner.mark();
    expect(one.closings).toMatchObject([{ reason: 'logged_out' }]);
    expect(hub.people.withId(one.id)).toBeNull();
    const again = await restart();
    expect(await new Listener(again).code({ do: 'hello', nickname: '', token: one.token })).toBe('wrong_token');
    const { token } = await new Listener(again).get<'login'>({ do: 'login', nickname: '홍길동', password: PASSWORD });
    const boss = await someone(again, '', { token: owner.token });
    expect(await boss.code({ do: 'end', nickname: '홍길동' })).toBe('ok');
    expect(await new Listener(again).code({ do: 'hello', nickname: '', token })).toBe('wrong_token');
  });

  test('[O3] the token of a bot stays its own; nobody ends himself; who is nobody is not ended', async () => {
    const { hub, owner } = await withOwner();
    const { token } = await owner.get<'add-bot'>({ do: 'add-bot', nickname: '날씨' });
    const bot = await someone(hub, '', { token });
    await owner.get<'end'>({ do: 'end', nickname: '날씨' });
    await owner.mark();
    expect(bot.closings).toMatchObject([{ reason: 'logged_out' }]);
    expect(await new Listener(hub).code({ do: 'hello', nickname: '', token })).toBe('ok');
    expect(await owner.code({ do: 'end', nickname: '김소연' })).toBe('to_yourself');
    expect(await owner.code({ do: 'end', session: owner.session.id })).toBe('to_yourself');
    expect(await owner.code({ do: 'end', nickname: '아무개' })).toBe('no_such_person');
    expect(await owner.code({ do: 'end', session: 'none' })).toBe('no_such_login');
    expect(await owner.code({ do: 'end' })).toBe('bad_request');
  });
});

describe('settings', () => {
  const found = async (owner: Listener, name: string) =>
    (await owner.get<'settings'>({ do: 'settings' })).settings.find((setting) => setting.name === name);

  test('[O4] hold from the answer on, outlive a restart, and are taken back', async () => {
    const given = usual();
    const { hub, owner, clock } = await withOwner(new HandClock(), given);
    expect(await found(owner, 'grace')).toMatchObject({ value: '10', usual: '10', changed: false });
    await owner.get<'set'>({ do: 'set', values: { grace: '60' } });
    const one = await someone(hub, '홍길동');
    one.session.lost();
    clock.advance(59_000);
    expect(hub.people.withId(one.id)).not.toBeNull();
    clock.advance(1_000);
    expect(hub.people.withId(one.id)).toBeNull();
    const again = await openHub(given, clock);
    const boss = await someone(again, '', { token: owner.token });
    expect(await found(boss, 'grace')).toMatchObject({ value: '60', usual: '10', changed: true });
    await boss.get<'set'>({ do: 'set', values: { grace: null } });
    expect(await found(boss, 'grace')).toMatchObject({ value: '10', changed: false });
  });

  test('[O4] all or none: a value that is none, or a setting that is none, changes nothing and says what it must be', async () => {
    const { owner } = await withOwner();
    const wrong = await owner.ask({ do: 'set', values: { limits: 'off', grace: 'long' } });
    expect(wrong).toMatchObject({
      refusal: { code: 'bad_setting', setting: 'grace', right: { en: 'a whole number from 0 to 600' } },
    });
    expect(await owner.code({ do: 'set', values: { limits: 'off', port: '80' } })).toBe('no_such_setting');
    expect(await owner.code({ do: 'set', values: { constructor: 'off' } })).toBe('no_such_setting');
    expect(await owner.code({ do: 'set', values: { question: '몇 반?' } })).toBe('bad_setting');
    expect(await found(owner, 'limits')).toMatchObject({ value: 'on', changed: false });
    expect(await owner.code({ do: 'set', values: { question: '몇 반?', answer: '3반' } })).toBe('ok');
    expect(await owner.code({ do: 'set', values: { question: '' } })).toBe('bad_setting');
  });

  test('[O4] no secret is told', async () => {
    const { owner } = await withOwner();
    const { settings } = await owner.get<'set'>({ do: 'set', values: { password: '열려라 참깨' } });
    expect(JSON.stringify(settings)).not.toContain('참깨');
    expect(settings.find(({ name }) => name === 'password')).toMatchObject({
      secret: true,
      isSet: true,
      changed: true,
    });
  });
});

describe('figures', () => {
  test('[O5] are a row a second: who is here, what was kept and delivered, how long it took', async () => {
    const clock = new HandClock();
    const figures = new Figures(clock, thisMachine(null));
    const { hub, owner } = await withOwner(clock, usual({ figures }));
    figures.watch(() => hub.counts());
    const one = await someone(hub, '홍길동', { origin: { gateway: 'irc' } });
    for (const text of ['하나', '둘']) await one.get<'say'>({ do: 'say', room: '#광장', text });
    clock.advance(1_000);
    const { rows } = await owner.get<'figures'>({ do: 'figures' });
    expect(rows).toMatchObject([
      {
        at: clock.now(),
        sessions: { test: 1, irc: 1 },
        people: 2,
        entries: 2,
        disk: null,
        commit: { p50: expect.any(Number) },
      },
    ]);
    expect(rows[0]?.delivered).toBeGreaterThan(3);
    clock.advance(1_000_000);
    const all = await owner.get<'figures'>({ do: 'figures' });
    expect(all.rows.length).toBe(600);
    expect(all.rows.at(-1)).toMatchObject({ entries: 0, commit: null });
    const after = all.rows.at(-3)?.at ?? 0;
    expect((await owner.get<'figures'>({ do: 'figures', after })).rows.length).toBe(2);
    expect(JSON.stringify(all)).not.toMatch(/홍길동|하나/);
  });

  test('[O5] how long something took in the last minute, to a fifth', () => {
    const lately = new Lately();
    expect(lately.within(0.5)).toBeNull();
    for (let nth = 1; nth <= 100; nth += 1) lately.add(nth / 1_000);
    const near = (ms: number | null, wanted: number) => expect(Math.abs((ms ?? 0) / wanted - 1)).toBeLessThan(0.2);
    near(lately.within(0.5), 50);
    near(lately.within(0.99), 99);
    for (const seconds of [0, 1e-9, 1e9]) lately.add(seconds);
    for (let second = 0; second < 60; second += 1) lately.turn();
    expect(lately.within(0.99)).toBeNull();
  });
});

describe('a password that was forgotten', () => {
  test('[O6] is replaced by one that is good once; who came in by it sets a new one without the old', async () => {
    const { hub, owner } = await withOwner();
    const one = await someone(hub, '홍길동');
    await one.get<'claim'>({ do: 'claim', password: PASSWORD });
    const { password = '' } = await owner.get<'reset-password'>({ do: 'reset-password', nickname: '홍길동' });
    await owner.mark();
    expect(one.closings).toMatchObject([{ reason: 'logged_out' }]);
    const logIn = (words: string) => new Listener(hub).ask({ do: 'login', nickname: '홍길동', password: words });
    expect(await logIn(PASSWORD)).toMatchObject({ refusal: { code: 'wrong_login' } });
    const { token } = await new Listener(hub).get<'login'>({ do: 'login', nickname: '홍길동', password });
    expect(await logIn(password)).toMatchObject({ refusal: { code: 'wrong_login' } });
    const again = await someone(hub, '', { token });
    expect(again.id).toBe(one.id);
    expect(await again.code({ do: 'claim', password: '새로운 비밀번호' })).toBe('ok');
    expect(await logIn('새로운 비밀번호')).toMatchObject({ ok: true });
    expect(await again.code({ do: 'claim', password: '또 다른 비밀번호' })).toBe('wrong_login');
  });

  test('[O6] who has a passkey and no password gets a login link in its place, once', async () => {
    const { hub, owner } = await withOwner();
    const one = await someone(hub, '홍길동');
    const passkey = { id: 'k', key: 'x', count: 0, name: '전화기', since: 1 };
    const record = { id: one.id, nickname: '홍길동', owner: false, since: 1, proofs: { passkeys: [passkey] } };
    await hub.store.people.put(record);
    hub.holders.put(record);
    const given = await owner.get<'reset-password'>({ do: 'reset-password', nickname: '홍길동' });
    expect(given).toEqual({ link: { secret: expect.any(String), until: expect.any(Number) } });
    await owner.mark();
    expect(one.closings).toMatchObject([{ reason: 'logged_out' }]);
    const logIn = () => new Listener(hub).ask({ do: 'login', password: given.link?.secret ?? '' });
    expect(await logIn()).toMatchObject({ ok: true, answer: { nickname: '홍길동' } });
    expect(await logIn()).toMatchObject({ refusal: { code: 'wrong_login' } });
  });

  test('[O6] only of who has an account', async () => {
    const { hub, owner } = await withOwner();
    await someone(hub, '홍길동');
    expect(await owner.code({ do: 'reset-password', nickname: '홍길동' })).toBe('no_such_person');
  });
});

test('[M18] what the owner does in running the server stands among its acts: sessions, settings, passwords, and who is forgotten only as his stub', async () => {
  const { hub, owner } = await withOwner();
  const one = await someone(hub, '홍길동');
  await one.get<'claim'>({ do: 'claim', password: PASSWORD });
  const two = await someone(hub, '이몽룡');
  await owner.get<'end'>({ do: 'end', session: one.session.id });
  await owner.get<'end'>({ do: 'end', nickname: '홍길동' });
  await owner.get<'set'>({ do: 'set', values: { grace: '30' } });
  expect(await owner.code({ do: 'set', values: { grace: 'long' } })).toBe('bad_setting');
  await owner.get<'reset-password'>({ do: 'reset-password', nickname: '홍길동' });
  await owner.get<'forget'>({ do: 'forget', nickname: '이몽룡' });
  await hub.forgetting.idle();
  const { acts } = await owner.get<'acts'>({ do: 'acts' });
  const who = { id: one.id, nickname: '홍길동' };
  expect(acts).toMatchObject([
    { on: 'operated', did: 'forget', who: { id: two.id, nickname: `gone-${two.id.slice(-4)}` } },
    { on: 'operated', did: 'reset-password', who },
    { on: 'operated', did: 'set', settings: ['grace'] },
    { on: 'operated', did: 'end', who },
    { on: 'operated', did: 'end', who, by: { nickname: '김소연' } },
  ]);
  expect(JSON.stringify(acts)).not.toContain('이몽룡');
  await owner.mark();
  expect(owner.told.map(({ on }) => on)).not.toContain('operated');
});

test('[M18] so do the door that is locked, and why, and bots that come and go; a room’s moderators read of its webhooks', async () => {
  const { hub, owner } = await withOwner();
  const moderator = await someone(hub, '홍길동');
  await owner.get<'role'>({ do: 'role', room: '#광장', nickname: '홍길동', role: 'moderator' });
  await owner.get<'lock'>({ do: 'lock', on: true, reason: '수업 중' });
  await owner.get<'lock'>({ do: 'lock', on: false });
  await owner.get<'add-bot'>({ do: 'add-bot', nickname: '알림이' });
  await owner.get<'add-bot'>({ do: 'add-bot', nickname: '배포', room: '#광장' });
  await owner.get<'remove-bot'>({ do: 'remove-bot', nickname: '알림이' });
  expect(await owner.code({ do: 'remove-bot', nickname: '홍길동' })).toBe('no_such_person');
  const { acts } = await owner.get<'acts'>({ do: 'acts' });
  expect(acts).toMatchObject([
    { on: 'operated', did: 'remove-bot', who: { nickname: '알림이', bot: true } },
    { on: 'operated', did: 'add-bot', who: { nickname: '배포', bot: true }, room: '#광장' },
    { on: 'operated', did: 'add-bot', who: { nickname: '알림이', bot: true } },
    { on: 'operated', did: 'unlock' },
    { on: 'operated', did: 'lock', reason: '수업 중', by: { nickname: '김소연' } },
  ]);
  const { acts: here } = await moderator.get<'acts'>({ do: 'acts', room: '#광장' });
  expect(here).toMatchObject([{ on: 'operated', did: 'add-bot', who: { nickname: '배포' } }, { on: 'role-changed' }]);
  await moderator.mark();
  expect(moderator.told.map(({ on }) => on)).not.toContain('operated');
});
