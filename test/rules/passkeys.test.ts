import { beforeEach, expect, test } from 'vitest';
import { PASSKEYS_PER_PERSON } from '../../src/core/limits.ts';
import type { Hub } from '../../src/hub/hub.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { Authenticator } from '../authenticator.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';
import { turns } from './watched-store.ts';

const PASSWORD = '속닥속닥 비밀번호';
const PAGE = 'https://chat.example.com';
const AT = { page: PAGE };
const ORIGIN = { page: PAGE };

let clock: HandClock;
let hub: Hub;
let gildong: Listener;
let phone: Authenticator;

beforeEach(async () => {
  clock = new HandClock();
  hub = await openHub(usual(), clock);
  gildong = await someone(hub, '홍길동', { origin: ORIGIN });
  phone = new Authenticator();
});

const challenge = (by = gildong) => by.get<'passkey-challenge'>({ do: 'passkey-challenge' });

async function add(more: object = {}, by = gildong, device = phone): Promise<string> {
  return by.code({ do: 'add-passkey', ...device.make(await challenge(by), AT), ...more });
}

async function logIn(device = phone, at: { page: string; knowsUser?: boolean } = AT, here = hub): Promise<string> {
  const visitor = new Listener(here, { page: at.page });
  return visitor.code({ do: 'login', passkey: device.sign(await challenge(visitor), at) });
}

test('[A9] [A1] a passkey makes the nickname one’s own, also after a restart, and lets one in elsewhere', async () => {
  const store = memoryStore();
  const house = usual({ openStore: async () => store });
  hub = await openHub(house, clock);
  gildong = await someone(hub, '홍길동', { origin: ORIGIN });
  const soyeon = await someone(hub, '김소연');
  expect(await add({ name: ' 내  전화기 ' })).toBe('ok');
  await soyeon.mark();
  expect(soyeon.told.at(-1)).toMatchObject({ on: 'claimed', who: { nickname: '홍길동', member: true } });
  hub = await openHub(house, clock);
  const taken = await new Listener(hub).ask({ do: 'hello', nickname: '홍길동' });
  expect(taken).toMatchObject({ refusal: { code: 'nickname_taken', held: true } });
  const visitor = new Listener(hub, ORIGIN);
  const passkey = phone.sign(await challenge(visitor), AT);
  const { token, nickname } = await visitor.get<'login'>({ do: 'login', passkey });
  expect(nickname).toBe('홍길동');
  const again = await someone(hub, '', { token });
  expect(again.id).toBe(gildong.id);
  expect(await again.get<'passkeys'>({ do: 'passkeys' })).toEqual({
    passkeys: [{ id: passkey.id, name: '내 전화기', since: clock.now(), usedAt: clock.now() }],
    password: false,
  });
});

test('[A9] what was signed for another site, for somebody else, without its person, or twice lets nobody in', async () => {
  await add();
  const elsewhere = { page: 'https://evil.example.com' };
  const visitor = new Listener(hub, ORIGIN);
  const given = await challenge(visitor);
  const there = phone.sign({ ...given, domain: 'evil.example.com' }, elsewhere);
  expect(await visitor.code({ do: 'login', passkey: there })).toBe('wrong_login');
  expect(await logIn(phone, { ...AT, knowsUser: false })).toBe('wrong_login');
  expect(await logIn(new Authenticator())).toBe('wrong_login');
  const forAdding = phone.sign(await challenge(), AT);
  expect(await visitor.code({ do: 'login', passkey: forAdding })).toBe('wrong_login');
  const passkey = phone.sign(given, AT);
  const forged = { ...passkey, signature: phone.sign(await challenge(visitor), AT).signature };
  expect(await visitor.code({ do: 'login', passkey: forged })).toBe('wrong_login');
  expect(await visitor.code({ do: 'login', passkey })).toBe('ok');
  expect(await new Listener(hub, ORIGIN).code({ do: 'login', passkey })).toBe('wrong_login');
});

test('[A9] what was signed is good once, also by a device that does not count', async () => {
  const shared = new Authenticator({ counts: false });
  await add({}, gildong, shared);
  const visitor = new Listener(hub, ORIGIN);
  const passkey = shared.sign(await challenge(visitor), AT);
  expect(await visitor.code({ do: 'login', passkey })).toBe('ok');
  expect(await new Listener(hub, ORIGIN).code({ do: 'login', passkey })).toBe('wrong_login');
});

test('[A9] one that was made for somebody else, elsewhere, without its person, or before is not kept', async () => {
  const soyeon = await someone(hub, '김소연', { origin: ORIGIN });
  const hers = await challenge(soyeon);
  expect(await gildong.code({ do: 'add-passkey', ...phone.make(hers, AT) })).toBe('wrong_login');
  const mine = await challenge();
  expect(await gildong.code({ do: 'add-passkey', ...phone.make(mine, { page: 'https://evil.example.com' }) })).toBe(
    'wrong_login',
  );
  expect(await gildong.code({ do: 'add-passkey', ...phone.make(mine, { ...AT, knowsUser: false }) })).toBe(
    'wrong_login',
  );
  expect(await gildong.code({ do: 'add-passkey', id: 'x', clientData: 'x', attestation: 'x' })).toBe('wrong_login');
  expect(hub.holders.named('홍길동')).toBeNull();
  const made = phone.make(mine, AT);
  expect(await gildong.code({ do: 'add-passkey', ...made })).toBe('ok');
  expect(await gildong.code({ do: 'add-passkey', ...made })).toBe('wrong_login');
  expect(await soyeon.code({ do: 'add-passkey', ...phone.make(await challenge(soyeon), AT) })).toBe('wrong_login');
});

test('[A9] a challenge is over after ten minutes', async () => {
  await add();
  const visitor = new Listener(hub, ORIGIN);
  const passkey = phone.sign(await challenge(visitor), AT);
  clock.advance(600_001);
  expect(await new Listener(hub, ORIGIN).code({ do: 'login', passkey })).toBe('wrong_login');
});

test('[A9] where no browser has passkeys, that is said', async () => {
  for (const page of [undefined, 'http://chat.example.com', 'http://127.0.0.1:8000', 'https://192.0.2.1']) {
    const one = await someone(hub, `손님${page?.length}`, { origin: { ...(page !== undefined && { page }) } });
    expect(await one.code({ do: 'passkey-challenge' })).toBe('no_passkeys_here');
    expect(await one.code({ do: 'add-passkey', ...phone.make({ challenge: '', domain: '' }, AT) })).toBe(
      'no_passkeys_here',
    );
    const passkey = phone.sign({ challenge: '', domain: '' }, AT);
    expect(await new Listener(hub, { ...(page !== undefined && { page }) }).code({ do: 'login', passkey })).toBe(
      'no_passkeys_here',
    );
  }
});

test('[A9] an account with a password takes it for a passkey, and either lets one in', async () => {
  await gildong.get<'claim'>({ do: 'claim', password: PASSWORD });
  expect(await add()).toBe('wrong_login');
  expect(await add({ password: '열려라 참깨' })).toBe('wrong_login');
  expect(await add({ password: PASSWORD })).toBe('ok');
  expect(await logIn()).toBe('ok');
  expect(await new Listener(hub).code({ do: 'login', nickname: '홍길동', password: PASSWORD })).toBe('ok');
});

test('[A9] one that was removed lets nobody in; the last proof stays', async () => {
  const laptop = new Authenticator();
  await add();
  await add({}, gildong, laptop);
  const [first = { id: '' }, second = { id: '' }] = (await gildong.get<'passkeys'>({ do: 'passkeys' })).passkeys;
  const soyeon = await someone(hub, '김소연', { origin: ORIGIN });
  expect(await soyeon.code({ do: 'remove-passkey', passkey: first.id })).toBe('no_such_login');
  expect(await gildong.code({ do: 'remove-passkey', passkey: first.id })).toBe('ok');
  expect(await logIn()).toBe('wrong_login');
  expect(await logIn(laptop)).toBe('ok');
  expect(await gildong.code({ do: 'remove-passkey', passkey: second.id })).toBe('last_proof');
  await gildong.get<'claim'>({ do: 'claim', password: PASSWORD });
  expect(await gildong.code({ do: 'remove-passkey', passkey: second.id })).toBe('ok');
  expect(hub.holders.named('홍길동')?.proofs).toBeUndefined();
});

test('[A9] a passkey that signs less often than it had is a copy', async () => {
  await add();
  const visitor = new Listener(hub, ORIGIN);
  const [old, given] = [phone.sign(await challenge(visitor), AT), await challenge(visitor)];
  expect(await visitor.code({ do: 'login', passkey: phone.sign(given, AT) })).toBe('ok');
  expect(await visitor.code({ do: 'login', passkey: old })).toBe('wrong_login');
});

test('[A9] nobody has more of them than he can look through; a bot has none', async () => {
  for (let n = 0; n < PASSKEYS_PER_PERSON; n += 1) expect(await add({}, gildong, new Authenticator())).toBe('ok');
  expect(await add()).toBe('too_many');
  const owner = await someone(hub, '방장', { owner: hub.settings.ownerSecret });
  const { token } = await owner.get<'add-bot'>({ do: 'add-bot', nickname: '알림이' });
  const bot = await someone(hub, '', { token, origin: ORIGIN });
  expect(await add({}, bot)).toBe('not_allowed');
});

test('[A9] [A3] wrong ones count as guesses, by address', async () => {
  hub = await openHub(usual({ settings: { limits: true } }), clock);
  gildong = await someone(hub, '홍길동', { origin: ORIGIN });
  await add();
  const there = { page: PAGE, local: false, address: '203.0.113.7' };
  const visitor = new Listener(hub, there);
  const given = await challenge(visitor);
  const wrong = new Authenticator().sign(given, AT);
  for (let n = 0; n < 10; n += 1) expect(await visitor.code({ do: 'login', passkey: wrong })).toBe('wrong_login');
  expect(await visitor.code({ do: 'login', passkey: phone.sign(given, AT) })).toBe('too_fast');
});

test('[D4] who is asked for his passkey has two minutes to find it', async () => {
  const visitor = new Listener(hub, ORIGIN);
  await challenge(visitor);
  clock.advance(100_000);
  await turns();
  expect(visitor.closings).toEqual([]);
  clock.advance(21_000);
  await turns();
  expect(visitor.closings).toMatchObject([{ reason: 'nameless' }]);
});
