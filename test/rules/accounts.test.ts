import { beforeEach, expect, test } from 'vitest';
import type { Hub } from '../../src/hub/hub.ts';
import { passwords } from '../../src/proofs/passwords.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';
import { breakable, held, turns } from './watched-store.ts';

const PASSWORD = '속닥속닥 비밀번호';
const OTHER = '다른 비밀번호 하나';
const ELSEWHERE = { local: false, address: '203.0.113.7' };

let clock: HandClock;
let hub: Hub;
let gildong: Listener;

beforeEach(async () => {
  clock = new HandClock();
  hub = await openHub(usual(), clock);
  gildong = await someone(hub, '홍길동');
});

const claim = (by: Listener, password = PASSWORD, old?: string) =>
  by.code({ do: 'claim', password, ...(old !== undefined && { old }) });

const logIn = (nickname = '홍길동', password = PASSWORD, at = hub) =>
  new Listener(at).get<'login'>({ do: 'login', nickname, password });

const refusedLogIn = (nickname: string, password: string, origin = {}) =>
  new Listener(hub, origin).code({ do: 'login', nickname, password });

async function leave(who: Listener): Promise<void> {
  who.session.lost();
  clock.advance(60_000);
}

test('[A1] a claimed nickname is refused to all others when its owner has left, look-alikes too', async () => {
  expect(await claim(gildong)).toBe('ok');
  await leave(gildong);
  expect(hub.people.named('홍길동')).toBeNull();
  for (const nickname of ['홍길동', '홍 길동', '홍길동'.normalize('NFD')]) {
    const outcome = await new Listener(hub).ask({ do: 'hello', nickname });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'nickname_taken', held: true } });
  }
});

test('[A1] one that is merely borne is not held', async () => {
  const outcome = await new Listener(hub).ask({ do: 'hello', nickname: '홍길동' });
  expect(outcome).toMatchObject({ refusal: { code: 'nickname_taken' } });
  expect(outcome).not.toHaveProperty('refusal.held');
  await leave(gildong);
  await someone(hub, '홍길동');
});

test('[A1] [B5] it outlives a restart', async () => {
  const store = memoryStore();
  const house = usual({ openStore: async () => store });
  hub = await openHub(house);
  await claim(await someone(hub, '홍길동'));
  hub = await openHub(house);
  expect(await new Listener(hub).code({ do: 'hello', nickname: '홍길동' })).toBe('nickname_taken');
  const { token } = await logIn();
  await someone(hub, '', { token });
});

test('[A1] who has an account is marked in lists and in what he says and does', async () => {
  const soyeon = await someone(hub, '김소연');
  await claim(gildong);
  const member = { id: gildong.id, nickname: '홍길동', member: true };
  await gildong.get<'say'>({ do: 'say', room: '#광장', text: '나야' });
  await soyeon.mark();
  expect(soyeon.told.at(-1)).toMatchObject({ on: 'said', by: member });
  const { people } = await soyeon.get<'who'>({ do: 'who', room: '#광장' });
  expect(people.filter(({ member }) => member)).toEqual([member]);
  const { entries } = await soyeon.get<'history'>({ do: 'history', room: '#광장' });
  expect(entries.at(-1)?.by).toEqual(member);
});

test('[A1] a nickname changed later is held in place of the old one, by rename or by hello, here or not', async () => {
  await claim(gildong);
  await gildong.get<'rename'>({ do: 'rename', nickname: '길동' });
  const other = await someone(hub, '홍길동');
  await leave(gildong);
  expect(await new Listener(hub).code({ do: 'hello', nickname: '길동' })).toBe('nickname_taken');
  await leave(await someone(hub, '의적', { token: gildong.token }));
  expect(await new Listener(hub).code({ do: 'hello', nickname: '의적' })).toBe('nickname_taken');
  await someone(hub, '길동');
  await logIn('의적');
  expect(hub.people.named('홍길동')?.id).toBe(other.id);
});

test('[A1] bots have no passwords', async () => {
  const owner = await someone(hub, '방장', { owner: hub.settings.ownerSecret });
  const { token } = await owner.get<'add-bot'>({ do: 'add-bot', nickname: '알림이' });
  const bot = await someone(hub, '', { token });
  expect(await claim(bot)).toBe('not_allowed');
  expect(await bot.code({ do: 'logout' })).toBe('not_allowed');
  expect(await refusedLogIn('알림이', PASSWORD)).toBe('wrong_login');
});

test('[A1] a claim that cannot be kept holds nothing', async () => {
  const disk = breakable();
  hub = await openHub(usual({ openStore: async () => disk.store }), clock);
  gildong = await someone(hub, '홍길동');
  disk.fails = (call) => call === 'people.put';
  expect(await claim(gildong)).toBe('not_kept');
  disk.fails = () => false;
  expect(await refusedLogIn('홍길동', PASSWORD)).toBe('wrong_login');
  await leave(gildong);
  await someone(hub, '홍길동');
});

test('[A1] a rename while a claim is being kept, from another window: both hold', async () => {
  const { store, waiting, release } = held('people.put');
  hub = await openHub(usual({ openStore: async () => store }), clock);
  const coming = someone(hub, '홍길동');
  while (waiting() === 0) await turns(1);
  release();
  gildong = await coming;
  const window = await someone(hub, '', { token: gildong.token });
  const claimed = claim(gildong);
  while (waiting() === 0) await turns(1);
  const renamed = window.code({ do: 'rename', nickname: '길동' });
  await turns();
  release();
  expect(await claimed).toBe('ok');
  await turns();
  release();
  expect(await renamed).toBe('ok');
  expect(hub.holders.named('길동')?.password).toBeDefined();
  expect(hub.people.named('길동')?.record).toEqual(hub.holders.named('길동'));
});

test('[A1] a claim while one comes in by another window is not undone by it', async () => {
  const { store, waiting, release } = held('people.put');
  hub = await openHub(usual({ openStore: async () => store }), clock);
  const coming = someone(hub, '홍길동');
  while (waiting() === 0) await turns(1);
  release();
  gildong = await coming;
  const window = new Listener(hub);
  const hello = window.ask({ do: 'hello', nickname: '길동', token: gildong.token });
  while (waiting() === 0) await turns(1);
  const claimed = claim(gildong);
  await turns();
  release();
  await hello;
  while (waiting() === 0) await turns(1);
  release();
  expect(await claimed).toBe('ok');
  expect(hub.holders.named('길동')).toEqual(await store.people.byToken(hub.chance.digest(gildong.token)));
  expect(hub.holders.named('길동')?.password).toBeDefined();
});

test('[A2] by nickname and password one is the same person elsewhere, with rooms and whispers', async () => {
  const soyeon = await someone(hub, '김소연');
  await soyeon.get<'whisper'>({ do: 'whisper', to: '홍길동', text: '길동아' });
  await claim(gildong);
  const { token } = await logIn('홍 길동', PASSWORD.normalize('NFD'));
  const phone = await someone(hub, '', { token });
  expect(phone.id).toBe(gildong.id);
  const { pairs } = await phone.get<'logs'>({ do: 'logs' });
  expect(pairs).toMatchObject([{ with: { nickname: '김소연' } }]);
});

test('[A2] whatever is wrong is answered alike, after as much work', async () => {
  await claim(gildong);
  const verified: (string | null)[] = [];
  const real = passwords({ ln: 4, r: 8, p: 1 });
  const verify = (password: string, phc: string | null) => {
    verified.push(phc);
    return real.verify(password, phc);
  };
  Object.assign(hub, { passwords: { waiting: 0, hash: real.hash, verify } });
  await someone(hub, '김소연');
  const answers = [];
  for (const nickname of ['홍길동', '김소연', '아무도아님', ' ', '\u202e']) {
    answers.push(await refusedLogIn(nickname, '틀린 비밀번호'));
  }
  expect(new Set(answers)).toEqual(new Set(['wrong_login']));
  expect(verified).toEqual([expect.stringMatching(/^\$scrypt\$/), null, null, null, null]);
});

test('[A3] tries are counted for a nickname from everywhere, and for an address whatever the nickname', async () => {
  hub = await openHub(usual({ settings: { limits: true } }), clock);
  await claim(await someone(hub, '홍길동'));
  const from = (address: string, nickname: string, password = OTHER) =>
    refusedLogIn(nickname, password, { local: false, address });
  for (let n = 0; n < 10; n += 1) expect(await from('203.0.113.7', `이름${n}`)).toBe('wrong_login');
  expect(await from('203.0.113.7', '홍길동', PASSWORD)).toBe('too_fast');
  for (let n = 0; n < 10; n += 1) expect(await from(`203.0.113.${n + 10}`, '홍길동')).toBe('wrong_login');
  expect(await from('203.0.113.99', '홍길동', PASSWORD)).toBe('too_fast');
  clock.advance(3_600_000);
  expect(await from('203.0.113.7', '홍길동', PASSWORD)).toBe('ok');
});

test('[A3] what was right does not count', async () => {
  hub = await openHub(usual({ settings: { limits: true } }), clock);
  await claim(await someone(hub, '홍길동'));
  for (let n = 0; n < 30; n += 1) expect(await refusedLogIn('홍길동', PASSWORD, ELSEWHERE)).toBe('ok');
});

test('[A4] one sees where one is logged in, and nobody else’s', async () => {
  await claim(gildong);
  const { token } = await logIn();
  const phone = await someone(hub, '', { token, origin: { gateway: 'irc' } });
  const { logins } = await gildong.get<'logins'>({ do: 'logins' });
  expect(logins).toEqual([
    { id: expect.any(String), via: 'test', since: clock.now(), here: 1, this: true },
    { id: expect.any(String), via: 'test', since: clock.now(), here: 1 },
  ]);
  expect(JSON.stringify(logins)).not.toContain(token);
  const soyeon = await someone(hub, '김소연');
  expect((await soyeon.get<'logins'>({ do: 'logins' })).logins).toHaveLength(1);
  const [, his] = logins;
  expect(await soyeon.code({ do: 'logout', login: his?.id ?? '' })).toBe('no_such_login');
  expect(phone.closings).toEqual([]);
});

test('[A5] a login that is ended closes its connections at once, and opens nothing any more', async () => {
  await claim(gildong);
  const { token } = await logIn();
  const phone = await someone(hub, '', { token });
  const { logins } = await phone.get<'logins'>({ do: 'logins' });
  const lost = logins.find((login) => login.this);
  expect(await gildong.code({ do: 'logout', login: lost?.id ?? '' })).toBe('ok');
  await turns();
  expect(phone.closings).toMatchObject([{ reason: 'logged_out', code: 4503, comeBack: false }]);
  expect(await new Listener(hub).code({ do: 'hello', nickname: '', token })).toBe('wrong_token');
  expect(await gildong.code({ do: 'mark' })).toBe('ok');
});

test('[A5] who ends his own hears the answer first', async () => {
  expect(await gildong.code({ do: 'logout' })).toBe('ok');
  await turns();
  expect(gildong.closings).toMatchObject([{ reason: 'logged_out' }]);
  expect(await new Listener(hub).code({ do: 'hello', nickname: '', token: gildong.token })).toBe('wrong_token');
});

test('[A5] to change the password takes the old one, and ends all other logins', async () => {
  await claim(gildong);
  const { token } = await logIn();
  const phone = await someone(hub, '', { token });
  expect(await claim(gildong, OTHER)).toBe('wrong_login');
  expect(await claim(gildong, OTHER, '틀린 비밀번호')).toBe('wrong_login');
  expect(phone.closings).toEqual([]);
  expect(await claim(gildong, OTHER, PASSWORD)).toBe('ok');
  await turns();
  expect(phone.closings).toMatchObject([{ reason: 'logged_out' }]);
  expect(gildong.closings).toEqual([]);
  expect(await refusedLogIn('홍길동', PASSWORD)).toBe('wrong_login');
  await logIn('홍길동', OTHER);
});

test('[A5] all others at once', async () => {
  await claim(gildong);
  const phones = [await someone(hub, '', await logIn()), await someone(hub, '', await logIn())];
  expect(await gildong.code({ do: 'logout', others: true })).toBe('ok');
  await turns();
  expect(phones.map(({ closings }) => closings.map(({ reason }) => reason))).toEqual([['logged_out'], ['logged_out']]);
  expect((await gildong.get<'logins'>({ do: 'logins' })).logins).toMatchObject([{ this: true }]);
});

test('[A6] what is kept of a password is a salted hash', async () => {
  const store = memoryStore();
  hub = await openHub(usual({ openStore: async () => store }));
  await claim(await someone(hub, '홍길동'));
  await claim(await someone(hub, '김소연'));
  const kept = (await store.people.holders()).map(({ password }) => password);
  expect(new Set(kept).size).toBe(2);
  for (const password of kept) expect(password).toMatch(/^\$scrypt\$ln=\d+,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
});
