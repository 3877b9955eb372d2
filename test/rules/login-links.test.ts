import { beforeEach, expect, test } from 'vitest';
import type { Hub } from '../../src/hub/hub.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';
import { breakable } from './watched-store.ts';

const PASSWORD = '속닥속닥 비밀번호';

let clock: HandClock;
let hub: Hub;
let gildong: Listener;

beforeEach(async () => {
  clock = new HandClock();
  hub = await openHub(usual(), clock);
  gildong = await someone(hub, '홍길동');
});

const link = async (by = gildong) => (await by.get<'login-link'>({ do: 'login-link' })).secret;
const opened = (password: string, nickname?: string, origin = {}) =>
  new Listener(hub, origin).ask({ do: 'login', password, ...(nickname !== undefined && { nickname }) });
const codeOf = async (password: string, nickname?: string, origin = {}) => {
  const outcome = await opened(password, nickname, origin);
  return outcome.ok ? 'ok' : outcome.refusal.code;
};

test('[A8] a guest on another device is the same person, and is told his nickname', async () => {
  const secret = await link();
  const { token, nickname } = await new Listener(hub).get<'login'>({ do: 'login', password: secret });
  expect(nickname).toBe('홍길동');
  const phone = await someone(hub, '', { token });
  expect(phone.id).toBe(gildong.id);
  expect((await gildong.get<'logins'>({ do: 'logins' })).logins).toHaveLength(2);
});

test('[A8] also when he has left meanwhile, under the nickname that he had last', async () => {
  await gildong.get<'rename'>({ do: 'rename', nickname: '길동' });
  const [one, two] = [await link(), '길동'];
  gildong.session.lost();
  clock.advance(60_000);
  expect(hub.people.named('길동')).toBeNull();
  expect(await codeOf(one, '홍길동')).toBe('wrong_login');
  const { token } = await new Listener(hub).get<'login'>({ do: 'login', nickname: two, password: one });
  expect(await someone(hub, '', { token })).toMatchObject({ id: gildong.id });
});

test('[A8] of two who open it at once one comes in', async () => {
  const secret = await link();
  const both = await Promise.all([codeOf(secret), codeOf(secret, '홍길동')]);
  expect(both.sort()).toEqual(['ok', 'wrong_login']);
});

test('[A8] it is over after ten minutes, with the next one, and with the server', async () => {
  const store = memoryStore();
  const house = usual({ openStore: async () => store });
  hub = await openHub(house, clock);
  gildong = await someone(hub, '홍길동');
  const { secret: old, until } = await gildong.get<'login-link'>({ do: 'login-link' });
  expect(until).toBe(clock.now() + 600_000);
  clock.advance(600_000);
  expect(await codeOf(old)).toBe('wrong_login');
  const before = await link();
  const after = await link();
  expect(await codeOf(before)).toBe('wrong_login');
  hub = await openHub(house, clock);
  expect(await codeOf(after)).toBe('wrong_login');
});

test('[A8] [A5] whoever ends a login or changes the password ends it, too', async () => {
  await gildong.get<'claim'>({ do: 'claim', password: PASSWORD });
  const ofThief = await link();
  await gildong.get<'logout'>({ do: 'logout', others: true });
  expect(await codeOf(ofThief)).toBe('wrong_login');
  const another = await link();
  await gildong.get<'claim'>({ do: 'claim', password: `${PASSWORD} 둘`, old: PASSWORD });
  expect(await codeOf(another)).toBe('wrong_login');
});

test('[A8] a bot makes none', async () => {
  const owner = await someone(hub, '방장', { owner: hub.settings.ownerSecret });
  const { token } = await owner.get<'add-bot'>({ do: 'add-bot', nickname: '알림이' });
  expect(await (await someone(hub, '', { token })).code({ do: 'login-link' })).toBe('not_allowed');
});

test('[A8] what cannot be kept uses none up', async () => {
  const disk = breakable();
  hub = await openHub(usual({ openStore: async () => disk.store }), clock);
  const secret = await link(await someone(hub, '홍길동'));
  disk.fails = (call) => call === 'people.put';
  expect(await codeOf(secret)).toBe('not_kept');
  disk.fails = () => false;
  expect(await codeOf(secret)).toBe('ok');
});

test('[A8] a wrong one says so, with a nickname no more than a wrong password does', async () => {
  await link();
  expect(await opened('once-0000-0000-0000-0000')).toMatchObject({ refusal: { code: 'wrong_login', by: 'link' } });
  expect(await opened('열려라 참깨')).toMatchObject({ refusal: { code: 'wrong_login', by: 'link' } });
  const named = await opened('once-0000-0000-0000-0000', '홍길동');
  expect(named).toEqual(await opened('once-0000-0000-0000-0000', '아무도아님'));
  expect(named).not.toHaveProperty('refusal.by');
});

test('[A8] [A3] [D2] guesses count, by address; then even a right one waits', async () => {
  hub = await openHub(usual({ settings: { limits: true } }), clock);
  const secret = await link(await someone(hub, '홍길동'));
  const there = { local: false, address: '203.0.113.7' };
  for (let n = 0; n < 10; n += 1) expect(await codeOf(`once-0000-0000-0000-00${n}0`, '', there)).toBe('wrong_login');
  expect(await codeOf(secret, '', there)).toBe('too_fast');
  expect(await codeOf(secret, '', { local: false, address: '203.0.114.8' })).toBe('ok');
});
