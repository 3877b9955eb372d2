import { describe, expect, test } from 'vitest';
import { ranges } from '../../src/world/ranges.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';

const ROOM = '#광장';
const say = { do: 'say', room: ROOM, text: '안녕' } as const;
const serverBan = (whom: object, more: object = {}) =>
  ({ do: 'server-ban', reason: '광고', ...whom, ...more }) as const;
const from = (address: string) => ({ origin: { address, local: false }, password: 'the-invite-key' });

async function withOwner(clock = new HandClock()) {
  const given = usual();
  const hub = await openHub(given, clock);
  const owner = await someone(hub, '김소연', { owner: hub.settings.ownerSecret });
  return { hub, owner, clock, restart: () => openHub(given, clock) };
}

/** What a `hello` is answered: `ok`, or the code. */
async function coming(hub: Awaited<ReturnType<typeof openHub>>, hello: object, origin = {}) {
  const listener = new Listener(hub, origin);
  return listener.code({ do: 'hello', nickname: '누구', ...hello } as never);
}

describe('a ban from the server', () => {
  test('[M14] is told with reason and end, closes all his sessions, and takes him out of every room at once', async () => {
    const { hub, owner, clock } = await withOwner();
    const one = await someone(hub, '홍길동', { rooms: [ROOM, '#부엌'] });
    const window = await someone(hub, '', { token: one.token });
    owner.told.splice(0);
    one.told.splice(0);
    await owner.get<'server-ban'>(serverBan({ nickname: '홍길동' }, { seconds: 60 }));
    const ban = { on: 'server-banned', who: { id: one.id }, reason: '광고', until: clock.now() + 60_000 };
    expect(one.told).toMatchObject([ban, { on: 'goodbye', reason: 'banned', code: 4504, comeBack: false }]);
    expect(window.closings).toMatchObject([{ reason: 'banned' }]);
    expect(hub.people.withId(one.id)).toBeNull();
    expect(owner.told.map(({ on }) => on)).toEqual(['server-banned', 'left']);
  });

  test('[M14] [M16] holds with his token, under any nickname, at any gateway, after a restart, and ends by itself', async () => {
    const { hub, owner, clock, restart } = await withOwner();
    const one = await someone(hub, '홍길동');
    await owner.get<'server-ban'>(serverBan({ nickname: '홍길동' }, { seconds: 60 }));
    const again = await restart();
    const refused = { code: 'banned', reason: '광고', until: clock.now() + 60_000, everywhere: true };
    for (const gateway of ['irc', 'http', 'websocket', 'socketio']) {
      const listener = new Listener(again, { gateway });
      const outcome = await listener.ask({ do: 'hello', nickname: '다른 이름', token: one.token });
      expect(outcome).toEqual({ ok: false, refusal: refused });
    }
    clock.advance(60_000);
    expect(await coming(again, { token: one.token })).toBe('ok');
  });

  test('[M14] by password, too: who logs in as the member that he is does not come in', async () => {
    const { hub, owner } = await withOwner();
    const member = await someone(hub, '홍길동');
    await member.get<'claim'>({ do: 'claim', password: '비밀번호 여덟 자' });
    member.session.part('');
    await owner.get<'server-ban'>(serverBan({ nickname: '홍길동' }));
    const login = new Listener(hub);
    const { token } = await login.get<'login'>({ do: 'login', nickname: '홍길동', password: '비밀번호 여덟 자' });
    expect(await coming(hub, { nickname: '', token })).toBe('banned');
  });

  test('[M14] holds for who is new and comes from his address, not for those who were known before', async () => {
    const { hub, owner } = await withOwner();
    const neighbour = await someone(hub, '이웃', from('203.0.113.7'));
    await someone(hub, '홍길동', from('203.0.113.7'));
    await owner.get<'server-ban'>(serverBan({ nickname: '홍길동' }));
    const there = { address: '203.0.113.7', local: false };
    expect(await coming(hub, { nickname: '새 사람', password: 'the-invite-key' }, there)).toBe('banned');
    expect(await coming(hub, { nickname: '', token: neighbour.token }, there)).toBe('ok');
    expect(neighbour.closings).toEqual([]);
    const { bans } = await owner.get<'server-bans'>({ do: 'server-bans' });
    expect(bans).toMatchObject([{ address: '203.0.113.7', reason: '광고' }]);
  });

  test('[M14] [M16] of addresses holds for all who come from there but the owner; nobody else is told of addresses', async () => {
    const { hub, owner } = await withOwner();
    const [one, other] = [
      await someone(hub, '홍길동', from('2001:db8:1::7')),
      await someone(hub, '김민수', from('203.0.113.8')),
    ];
    for (const listener of [owner, one, other]) listener.told.splice(0);
    await owner.get<'server-ban'>(serverBan({ range: '2001:DB8::/32' }));
    expect(owner.told[0]).toMatchObject({ on: 'server-banned', range: '2001:db8::/32' });
    expect(one.told[0]).toMatchObject({ on: 'server-banned', reason: '광고' });
    expect(JSON.stringify([...one.told, ...other.told])).not.toContain('2001');
    expect([one.closings.length, other.closings.length]).toEqual([1, 0]);
    const there = { address: '2001:db8:ffff::1', local: false };
    expect(await coming(hub, { nickname: '', token: one.token }, there)).toBe('banned');
    expect(await coming(hub, { nickname: '', token: other.token }, there)).toBe('banned');
    expect(await coming(hub, { nickname: '', token: owner.token }, there)).toBe('ok');
    expect(await other.code({ do: 'server-bans' })).toBe('not_allowed');
    expect(await owner.code({ do: 'server-unban', range: '2001:db8::/33' })).toBe('no_such_person');
    expect(await owner.code({ do: 'server-unban', range: '2001:db8::/32' })).toBe('ok');
    expect(await coming(hub, { nickname: '', token: one.token }, there)).toBe('ok');
  });

  test('[M14] takes a nickname or a range, and one of them; too wide a range is a slip', async () => {
    const { owner } = await withOwner();
    for (const whom of [
      {},
      { nickname: '홍길동', range: '192.0.2.0/24' },
      { range: '0.0.0.0/7' },
      { range: '::/18' },
    ]) {
      expect(await owner.code(serverBan(whom))).toBe('bad_request');
    }
    expect(await owner.code(serverBan({ nickname: '김소연' }))).toBe('to_yourself');
  });

  test('[S11] [M16] a retry with the same key is done once; its log is read by nobody', async () => {
    const { hub, owner } = await withOwner();
    await someone(hub, '홍길동');
    const first = await owner.get<'server-ban'>(serverBan({ nickname: '홍길동' }, { key: 'k' }));
    expect(await owner.get<'server-ban'>(serverBan({ nickname: '홍길동' }, { key: 'k' }))).toEqual(first);
    expect(await owner.code({ do: 'history', log: first.log })).toBe('no_such_log');
    expect((await owner.get<'logs'>({ do: 'logs' })).rooms.map(({ log }) => log)).not.toContain(first.log);
    expect((await owner.get<'rooms'>({ do: 'rooms' })).rooms.map(({ room }) => room)).toEqual([ROOM]);
  });
});

describe('a mute on the server', () => {
  const mute = (nickname: string) => ({ do: 'server-mute', nickname, reason: '도배' }) as const;

  test('[M15] is asked for at edits and reactions too, is answered when he comes into a room, and lets him delete', async () => {
    const { hub, owner } = await withOwner();
    const one = await someone(hub, '홍길동');
    const { id } = await one.get<'say'>(say);
    await owner.get<'server-mute'>(mute('홍길동'));
    expect(await one.ask({ do: 'edit', id, text: '고침' })).toEqual({
      ok: false,
      refusal: { code: 'muted', reason: '도배', everywhere: true },
    });
    expect(await one.code({ do: 'react', id, emoji: '👍', on: true })).toBe('muted');
    expect((await one.get<'join'>({ do: 'join', room: '#새 방'.replace(' ', '') })).muted).toEqual({ reason: '도배' });
    owner.told.splice(0);
    await one.code({ do: 'typing', room: ROOM });
    expect(owner.told).toEqual([]);
    expect(await one.code({ do: 'delete', id })).toBe('ok');
  });

  test('[M15] holds for whoever comes in new from his address, and for nobody who was there before', async () => {
    const { hub, owner, clock } = await withOwner();
    const neighbour = await someone(hub, '이웃', from('203.0.113.7'));
    clock.advance(1_000);
    await someone(hub, '홍길동', from('203.0.113.7'));
    clock.advance(1_000);
    await owner.get<'server-mute'>(mute('홍길동'));
    clock.advance(1_000);
    const evader = await someone(hub, '아무개', from('203.0.113.7'));
    expect([await neighbour.code(say), await evader.code(say)]).toEqual(['ok', 'muted']);
    expect(await (await someone(hub, '딴 사람', from('203.0.113.8'))).code(say)).toBe('ok');
  });

  test('[S11] [M15] a retry of what was said before is answered like the first time', async () => {
    const { hub, owner } = await withOwner();
    const one = await someone(hub, '홍길동');
    const first = await one.get<'say'>({ ...say, key: 'k' });
    await owner.get<'server-mute'>(mute('홍길동'));
    expect(await one.get<'say'>({ ...say, key: 'k' })).toEqual(first);
    expect(await one.code(say)).toBe('muted');
  });
});

test.each<readonly [string, string | null]>([
  ['192.0.2.0/24', '192.0.2.0/24'],
  [' 192.0.2.7 ', '192.0.2.7'],
  ['192.0.2.7/32', '192.0.2.7'],
  ['2001:DB8::/32', '2001:db8::/32'],
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['10.0.0.0/7', null],
  ['::/0', null],
  ['192.0.2.0/33', null],
  ['192.0.2.0/', null],
  ['192.0.2.256', null],
  ['홍길동', null],
  ['fe80::1%eth0', null],
])('[M14] the range %j is kept as %j', (text, kept) => expect(ranges.read(text)).toBe(kept));

test.each<readonly [string, string, boolean]>([
  ['192.0.2.0/24', '192.0.2.255', true],
  ['192.0.2.0/24', '192.0.3.0', false],
  ['192.0.2.0/24', '::ffff:192.0.2.9', true],
  ['192.0.2.7', '192.0.2.7', true],
  ['2001:db8::/32', '2001:db8:ffff::1', true],
  ['2001:db8::/32', '2001:db9::1', false],
  ['192.0.2.0/24', 'nowhere', false],
])('[M14] the range %s and the address %s: %s', (range, address, is) => expect(ranges.holds(range, address)).toBe(is));
