import { describe, expect, test } from 'vitest';
import type { HubSettings } from '../../src/hub/hub.ts';
import type { Store } from '../../src/hub/ports/store.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';
import { breakable, held, turns } from './watched-store.ts';

const hubWith = (settings: Partial<HubSettings> = {}, store: Store = memoryStore()) =>
  openHub(usual({ settings, openStore: async () => store }));

describe('hello is all or nothing', () => {
  const REFUSED = [
    ['bad_nickname', { nickname: '전체' }],
    ['nickname_taken', { nickname: '김소연' }],
    ['wrong_token', { token: 'nobody' }],
    ['wrong_owner_link', { owner: 'not the secret' }],
    ['bad_room_name', { rooms: ['#새방', '# 나쁜 방'] }],
    ['banned', { rooms: ['#광장'] }],
  ] as const;

  test.each(REFUSED)('[S2] %s: no name, no room, nobody hears', async (code, wish) => {
    const hub = await hubWith({ key: null });
    const owner = await someone(hub, '김소연', { owner: hub.settings.ownerSecret });
    const guest = await someone(hub, '홍길동');
    await owner.ask({ do: 'ban', room: '#광장', nickname: '홍길동' });
    const { token } = guest;
    guest.session.part('');
    const before = hub.counts();
    owner.told.splice(0);
    const again = new Listener(hub);
    const { owner: secret, ...rest } = { owner: undefined, ...wish };
    const hello = {
      nickname: '길동',
      rooms: ['#새방'],
      token,
      ...rest,
      ...(secret !== undefined && { owner: secret }),
    };
    expect(await again.receive('hello', hello)).toMatchObject({ ok: false, refusal: { code } });
    await owner.mark();
    expect(owner.told).toEqual([]);
    const sessions = before.sessions + 1;
    expect(hub.counts()).toEqual({ ...before, sessions, gateways: { test: sessions } });
    expect(hub.people.named('길동')).toBeNull();
    expect(await again.code({ do: 'rooms' })).toBe('not_named');
  });

  test('[S23] of several rooms he enters those that he may, and is told of each of the others', async () => {
    const hub = await hubWith({ key: null });
    const owner = await someone(hub, '김소연', { owner: hub.settings.ownerSecret });
    const guest = await someone(hub, '홍길동', { rooms: ['#광장', '#부엌', '#서재', '#마당'] });
    await owner.get<'ban'>({ do: 'ban', room: '#부엌', nickname: '홍길동', reason: '도배' });
    await owner.get<'join'>({ do: 'join', room: '#다락' });
    await owner.get<'set-room'>({ do: 'set-room', room: '#다락', private: true });
    await owner.get<'delete-room'>({ do: 'delete-room', room: '#서재', name: '#서재' });
    guest.session.part('');
    const again = new Listener(hub);
    const rooms = ['#부엌', '#마당', '#서재', '#다락', '#광장', '#새방'];
    const hello = await again.get<'hello'>({ do: 'hello', nickname: '', token: guest.token, rooms });
    expect(hello.rooms.map(({ room }) => room).sort()).toEqual(['#광장', '#마당', '#새방']);
    expect(hello.refused).toEqual([
      { room: '#부엌', error: { code: 'banned', reason: '도배', message: expect.stringContaining('도배') } },
      { room: '#서재', error: { code: 'room_deleted', message: expect.any(String) } },
      { room: '#다락', error: { code: 'invite_only', message: expect.any(String) } },
    ]);
    expect(hub.rooms.named('#서재')).toBeNull();
    const lost = new Listener(hub);
    const all = { do: 'hello' as const, nickname: '', token: guest.token, rooms: ['#부엌', '#서재'] };
    expect(await lost.code(all)).toBe('banned');
    expect(await lost.code({ ...all, rooms: ['#부엌', '# 나쁜 방', '#광장'] })).toBe('bad_room_name');
    expect((await lost.get<'hello'>({ ...all, rooms: [] })).refused).toBeUndefined();
  });

  test('[S2] a password that is wrong changes nothing either', async () => {
    const hub = await hubWith({ key: { secret: 'key', from: 'everyone' } });
    const guest = new Listener(hub);
    expect(await guest.code({ do: 'hello', nickname: '홍길동', password: 'no', rooms: ['#새방'] })).toBe(
      'wrong_password',
    );
    expect(hub.counts()).toMatchObject({ people: 0, rooms: 1 });
  });

  test('[S2] [L6] what could not be kept was not done: nickname and owner link are as they were', async () => {
    const disk = breakable();
    const hub = await hubWith({}, disk.store);
    disk.fails = (call) => call === 'people.put';
    const first = new Listener(hub);
    const hello = { do: 'hello', nickname: '홍길동', owner: hub.settings.ownerSecret } as const;
    expect(await first.code(hello)).toBe('not_kept');
    disk.fails = () => false;
    expect(await new Listener(hub).code(hello)).toBe('ok');
  });

  test('[S2] [S6] who is lost while coming in has come in nowhere, and his nickname is free', async () => {
    const disk = held('people.put');
    const hub = await hubWith({}, disk.store);
    const first = new Listener(hub);
    const hello = { do: 'hello', nickname: '홍길동', owner: hub.settings.ownerSecret } as const;
    void first.ask(hello);
    await turns();
    first.session.lost();
    disk.release();
    await turns();
    const second = new Listener(hub);
    const coming = second.code(hello);
    await turns();
    disk.release();
    expect(await coming).toBe('ok');
    expect(hub.counts().people).toBe(1);
  });
});

test('[S3] a token is one person for ever, whatever he calls himself and whenever he comes', async () => {
  const store = memoryStore();
  const hub = await hubWith({}, store);
  const { token, id, session } = await someone(hub, '홍길동');
  session.part('');
  const { id: renamed } = await someone(hub, '길동', { token });
  const restarted = await hubWith({}, store);
  const { id: later } = await someone(restarted, '도령', { token });
  expect([renamed, later]).toEqual([id, id]);
  expect(await new Listener(hub).code({ do: 'hello', nickname: '도깨비', token: 'x' })).toBe('wrong_token');
});

test('[S3] a session cannot turn into another person', async () => {
  const hub = await hubWith();
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  expect(await one.code({ do: 'hello', nickname: '김소연', token: other.token })).toBe('wrong_token');
});

describe('who may come in', () => {
  const elsewhere = { address: '203.0.113.7', local: false };
  const DOORS = [
    ['elsewhere', { local: true }, undefined, 'ok'],
    ['elsewhere', elsewhere, undefined, 'wrong_password'],
    ['elsewhere', elsewhere, 'wrong', 'wrong_password'],
    ['elsewhere', elsewhere, 'key', 'ok'],
    ['everyone', { local: true }, undefined, 'wrong_password'],
    ['everyone', { local: true }, 'key', 'ok'],
    ['nobody', elsewhere, undefined, 'ok'],
  ] as const;

  test.each(DOORS)('[S7] key needed from %s; from %o with %s: %s', async (from, origin, password, code) => {
    const hub = await hubWith({ key: from === 'nobody' ? null : { secret: 'key', from } });
    const hello = { do: 'hello', nickname: '홍길동', ...(password !== undefined && { password }) } as const;
    expect(await new Listener(hub, origin).code(hello)).toBe(code);
  });

  test('[S7] a token is enough, also where everyone needs the password', async () => {
    const hub = await hubWith({ key: { secret: 'key', from: 'everyone' } });
    const { token } = await someone(hub, '홍길동', { password: 'key' });
    expect(await new Listener(hub, elsewhere).code({ do: 'hello', nickname: '홍길동', token })).toBe('ok');
  });
});

test('[S9] missed counts what came after what was seen, in rooms and whispers; unknown logs are left out', async () => {
  const hub = await hubWith();
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const said = await one.get<'say'>({ do: 'say', room: '#광장', text: '하나' });
  const whispered = await other.get<'whisper'>({ do: 'whisper', to: '홍길동', text: '둘' });
  await other.ask({ do: 'say', room: '#광장', text: '셋' });
  one.session.lost();
  const again = new Listener(hub);
  const seen = { [said.log]: said.seq, [whispered.log]: 0, gone: 7, '': 1 };
  const { missed } = await again.get<'hello'>({ do: 'hello', nickname: '홍길동', token: one.token, seen });
  expect(missed).toEqual({ [said.log]: 1, [whispered.log]: 1 });
});

test('[S10] [L2] a server that stops keeps what it began, refuses what comes after, and says goodbye', async () => {
  const disk = held('logs.append');
  const hub = await hubWith({}, disk.store);
  const one = await someone(hub, '홍길동');
  const before = one.ask({ do: 'say', room: '#광장', text: '마지막' });
  await turns();
  const stopped = hub.stop();
  const after = one.code({ do: 'say', room: '#광장', text: '늦었다' });
  await turns();
  disk.release();
  expect(await after).toBe('stopping');
  expect(await before).toMatchObject({ ok: true });
  await stopped;
  expect(one.heard.slice(1)).toEqual(['stopping', 'said', 'ok', 'goodbye']);
  expect(one.told.at(-1)).toMatchObject({ on: 'goodbye', comeBack: true, afterMs: 500 });
  expect(one.closings).toMatchObject([{ reason: 'stopping', comeBack: true }]);
  expect(new Listener(hub).closings).toMatchObject([{ reason: 'stopping' }]);
});

test('[S11] a key names one writing of one person, in whatever log; another person may use the same', async () => {
  const hub = await hubWith();
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const first = await one.get<'say'>({ do: 'say', room: '#광장', text: '하나', key: 'k' });
  expect(await one.get<'whisper'>({ do: 'whisper', to: '김소연', text: '둘', key: 'k' })).toEqual(first);
  const others = await other.get<'say'>({ do: 'say', room: '#광장', text: '셋', key: 'k' });
  expect(others.seq).toBe(2);
  await other.mark();
  expect(other.told.flatMap((told) => ('text' in told ? [told.text] : []))).toEqual(['하나', '셋']);
});

test('[S13] who ends his last session himself has left at once, with his reason; with another open he has not', async () => {
  const hub = await hubWith();
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const phone = await someone(hub, '홍길동', { token: one.token });
  phone.session.part('폰 끔');
  await other.mark();
  expect(other.told).toEqual([]);
  void one.ask({ do: 'say', room: '#광장', text: '나 갈게' });
  one.session.part('안녕히');
  await turns();
  expect(other.told).toMatchObject([
    { on: 'said', text: '나 갈게' },
    { on: 'left', who: { nickname: '홍길동' }, reason: '안녕히' },
  ]);
  expect(hub.people.named('홍길동')).toBeNull();
});

test('[S5] [S6] the grace time is the last session’s, and begins anew with each loss', async () => {
  const clock = new HandClock();
  const hub = await openHub(usual(), clock);
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  one.session.lost();
  clock.advance(9_999);
  const again = await someone(hub, '홍길동', { token: one.token });
  again.session.lost();
  clock.advance(9_999);
  await other.mark();
  expect(other.told).toEqual([]);
  clock.advance(1);
  await other.mark();
  expect(other.told).toMatchObject([{ on: 'left', who: { nickname: '홍길동' } }]);
});
