import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Hub } from '../../src/hub/hub.ts';
import { provider } from '../../src/proofs/provider.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { HandClock } from '../plays/given.ts';
import { type HouseGiven, openHub, usual } from '../plays/house.ts';
import { LocalProvider } from '../provider.ts';
import { Listener, someone } from './listener.ts';

const PAGE = 'http://localhost:8000';
const ORIGIN = { page: PAGE };
const NAMES = { hong: '홍길동', kim: '김소연', evil: '관리자\u202e' };

let there: LocalProvider;
let other: LocalProvider;
beforeAll(async () => {
  there = await LocalProvider.open(PAGE, NAMES);
  other = await LocalProvider.open(PAGE, NAMES);
});
afterAll(() => Promise.all([there.close(), other.close()]));

let clock: HandClock;
let given: HouseGiven;
let hub: Hub;
let complaints: unknown[];

beforeEach(async () => {
  clock = new HandClock();
  complaints = [];
  const report = (_: unknown, what: string) => complaints.push(what);
  const client = { clientId: 'sokdak', clientSecret: 'a secret', name: '학교', report };
  const store = memoryStore();
  given = usual({ provider: provider({ issuer: there.issuer, ...client }), openStore: async () => store });
  hub = await openHub(given, clock);
});

const begin = (by = new Listener(hub, ORIGIN)) => by.get<'provider'>({ do: 'provider' });
const answer = (secret: string, back: URL, by = new Listener(hub, ORIGIN)) =>
  by.get<'provider-answer'>({ do: 'provider-answer', secret, answer: back.search.slice(1) });
const refusal = (secret: string, back: string) =>
  new Listener(hub, ORIGIN).code({ do: 'provider-answer', secret, answer: back });

async function comeBack(account: string) {
  const { url, secret } = await begin();
  return answer(secret, await there.visit(url, account));
}

/** For the first time. */
async function comeIn(account: string, nickname?: string): Promise<Listener> {
  const { nickname: there, ticket } = await comeBack(account);
  return someone(hub, nickname ?? there, { ...(ticket !== undefined && { ticket }) });
}

test('[A10] [A1] the first time the nickname from there becomes one’s own; later, and after a restart, one is that person', async () => {
  const { nickname, ticket, token } = await comeBack('hong');
  expect({ nickname, token }).toEqual({ nickname: '홍길동', token: undefined });
  const gildong = await someone(hub, nickname, { ticket: ticket ?? '' });
  const { people } = await gildong.get<'who'>({ do: 'who', room: '#광장' });
  expect(people).toEqual([{ id: gildong.id, nickname: '홍길동', member: true }]);
  hub = await openHub(given, clock);
  expect(await new Listener(hub).ask({ do: 'hello', nickname: '홍길동' })).toMatchObject({
    refusal: { code: 'nickname_taken', held: true },
  });
  const again = await comeBack('hong');
  expect(again).not.toHaveProperty('ticket');
  expect(await someone(hub, '', { token: again.token ?? '' })).toMatchObject({ id: gildong.id });
  expect(await someone(hub, '다른이', {})).not.toMatchObject({ id: gildong.id });
});

test('[A10] a nickname that is taken, or none, leaves one to choose; the ticket waits', async () => {
  await someone(hub, '홍길동');
  const { nickname, ticket = '' } = await comeBack('hong');
  expect(await new Listener(hub).code({ do: 'hello', nickname, ticket })).toBe('nickname_taken');
  const gildong = await someone(hub, '의적', { ticket });
  expect(await comeBack('hong')).toMatchObject({ nickname: '의적', token: expect.any(String) });
  expect(await new Listener(hub).code({ do: 'hello', nickname: '도둑', ticket })).toBe('wrong_login');
  expect((await comeBack('evil')).nickname).toBe('');
  expect((await comeBack('nobody')).nickname).toBe('');
  expect(gildong.closings).toEqual([]);
});

test('[A10] [S7] [M9] who is new brings what everyone new has to bring', async () => {
  const elsewhere = { page: PAGE, local: false, address: '203.0.113.7' };
  const { ticket = '' } = await comeBack('hong');
  const hello = { do: 'hello', nickname: '홍길동', ticket } as const;
  expect(await new Listener(hub, elsewhere).code(hello)).toBe('wrong_password');
  const owner = await someone(hub, '방장', { owner: hub.settings.ownerSecret });
  await owner.get<'lock'>({ do: 'lock', on: true, reason: '' });
  expect(await new Listener(hub).code(hello)).toBe('locked');
  await owner.get<'lock'>({ do: 'lock', on: false, reason: '' });
  expect(await new Listener(hub, elsewhere).code({ ...hello, password: 'the-invite-key' })).toBe('ok');
});

test('[A10] session fixation: what comes back is of no use without the secret of whoever set out, and once', async () => {
  const [mine, thief] = [await begin(), await begin()];
  const back = await there.visit(thief.url, 'kim');
  expect(back.search).not.toContain(thief.secret);
  expect(thief.url).not.toContain(thief.secret);
  expect(await refusal(mine.secret, back.search.slice(1))).toBe('wrong_login');
  expect(await refusal('', back.search.slice(1))).toBe('wrong_login');
  const tooLate = await there.visit(mine.url, 'hong');
  expect(await refusal(mine.secret, tooLate.search.slice(1))).toBe('wrong_login');
  expect(await answer(thief.secret, back)).toMatchObject({ nickname: '김소연' });
  expect(await refusal(thief.secret, back.search.slice(1))).toBe('wrong_login');
});

test('[A10] mix-up: an answer of another provider, a changed state, a code of somebody else prove nothing', async () => {
  const { url, secret } = await begin();
  const elsewhere = new URL(url);
  const atOther = await other.visit(`${other.issuer}${elsewhere.pathname}${elsewhere.search}`, 'hong');
  expect(await refusal(secret, atOther.search.slice(1))).toBe('wrong_login');
  for (const [name, value] of [
    ['iss', other.issuer],
    ['state', 'another'],
    ['code', 'another'],
  ] as const) {
    const one = await begin();
    const back = await there.visit(one.url, 'hong');
    back.searchParams.set(name, value);
    expect(await refusal(one.secret, back.search.slice(1))).toBe('wrong_login');
  }
  const [one, two] = [await begin(), await begin()];
  const [backOne, backTwo] = [await there.visit(one.url, 'hong'), await there.visit(two.url, 'kim')];
  backOne.searchParams.set('code', backTwo.searchParams.get('code') ?? '');
  expect(await refusal(one.secret, backOne.search.slice(1))).toBe('wrong_login');
});

test('[A10] one is sent back to the page that one came from and nowhere else, with PKCE, state and nonce', async () => {
  const { url } = await begin(new Listener(hub, { page: 'https://evil.example.com' }));
  const asked = new URL(url);
  expect(asked.searchParams.get('redirect_uri')).toBe('https://evil.example.com/p');
  expect(await there.visit(url, 'hong').catch(String)).toContain('redirect_uri');
  const { searchParams } = new URL((await begin()).url);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    ...{ response_type: 'code', client_id: 'sokdak', redirect_uri: `${PAGE}/p`, code_challenge_method: 'S256' },
    ...{ state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/) },
  });
});

test('[A10] who says no there, or is away too long, is told so', async () => {
  const { secret } = await begin();
  expect(await refusal(secret, 'error=access_denied')).toBe('wrong_login');
  const late = await begin();
  const back = await there.visit(late.url, 'hong');
  clock.advance(600_001);
  expect(await refusal(late.secret, back.search.slice(1))).toBe('wrong_login');
  const { ticket = '' } = await comeBack('hong');
  clock.advance(600_001);
  expect(await new Listener(hub).code({ do: 'hello', nickname: '홍길동', ticket })).toBe('wrong_login');
});

test('[A10] [A3] wrong answers and tickets count as guesses, by address', async () => {
  hub = await openHub({ ...given, settings: { limits: true } }, clock);
  const thief = { page: PAGE, local: false, address: '203.0.113.7' };
  const guess = () => new Listener(hub, thief).code({ do: 'provider-answer', secret: 'guess', answer: 'code=x' });
  const ticket = () =>
    new Listener(hub, thief).code({ do: 'hello', nickname: '도둑', ticket: 'guess', password: 'the-invite-key' });
  for (let n = 0; n < 5; n += 1) expect([await guess(), await ticket()]).toEqual(['wrong_login', 'wrong_login']);
  expect([await guess(), await ticket()]).toEqual(['too_fast', 'too_fast']);
});

test('[A10] where none is set, none answers, or no page asks, that is said', async () => {
  expect(await new Listener(hub).code({ do: 'provider' })).toBe('no_provider');
  hub = await openHub(usual(), clock);
  expect(await new Listener(hub, ORIGIN).code({ do: 'provider' })).toBe('no_provider');
  const report = () => {};
  const gone = provider({ issuer: 'http://127.0.0.1:1', clientId: 'x', clientSecret: null, name: 'x', report });
  hub = await openHub(usual({ provider: gone }), clock);
  expect(await new Listener(hub, ORIGIN).code({ do: 'provider' })).toBe('no_provider');
});

test('[A10] an account from there takes passkeys and a password as well, and stays beside them', async () => {
  const gildong = await comeIn('hong');
  await gildong.get<'claim'>({ do: 'claim', password: '속닥속닥 비밀번호' });
  await gildong.get<'rename'>({ do: 'rename', nickname: '길동' });
  expect(await comeBack('hong')).toMatchObject({ nickname: '길동', token: expect.any(String) });
});

test('[A10] whoever has an account adds that of the provider to it, by his password, and comes in by either', async () => {
  const hong = new Listener(hub, ORIGIN);
  await hong.get<'hello'>({ do: 'hello', nickname: '이몽룡' });
  expect(await hong.code({ do: 'provider' })).toBe('not_allowed');
  await hong.get<'claim'>({ do: 'claim', password: '속닥속닥 비밀번호' });
  expect(await hong.code({ do: 'provider' })).toBe('wrong_login');
  const set = () => hong.get<'provider'>({ do: 'provider', password: '속닥속닥 비밀번호' });
  const { url, secret } = await set();
  hong.session.part('');
  const back = await answer(secret, await there.visit(url, 'kim'));
  expect(back).toMatchObject({ nickname: '이몽룡', token: expect.any(String) });
  hub = await openHub(given, clock);
  const again = await comeBack('kim');
  expect(again).toMatchObject({ nickname: '이몽룡' });
  const he = await someone(hub, '', { token: again.token ?? '' });
  const { people } = await he.get<'who'>({ do: 'who', room: '#광장' });
  expect(people).toMatchObject([{ nickname: '이몽룡', member: true }]);
  const logIn = { do: 'login', nickname: '이몽룡', password: '속닥속닥 비밀번호' } as const;
  expect(await new Listener(hub).code(logIn)).toBe('ok');
});

test('[A10] an account that is somebody’s is added to nobody else', async () => {
  await comeIn('kim');
  const hong = new Listener(hub, ORIGIN);
  await hong.get<'hello'>({ do: 'hello', nickname: '이몽룡' });
  await hong.get<'claim'>({ do: 'claim', password: '속닥속닥 비밀번호' });
  const { url, secret } = await hong.get<'provider'>({ do: 'provider', password: '속닥속닥 비밀번호' });
  expect(await refusal(secret, (await there.visit(url, 'kim')).search.slice(1))).toBe('wrong_login');
  expect(await comeBack('kim')).toMatchObject({ nickname: '김소연' });
});
