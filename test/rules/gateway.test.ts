import { describe, expect, test } from 'vitest';
import { BACKLOG, HASTE_LIMIT } from '../../src/core/limits.ts';
import type { Hub } from '../../src/hub/hub.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { type Listener, someone, textsOf } from './listener.ts';
import { turns } from './watched-store.ts';

const say = (text: string) => ({ do: 'say', room: '#광장', text }) as const;
const open = (limits = false, clock = new HandClock()) => openHub(usual({ settings: { limits } }), clock);

test('[G1] what one was acknowledged for, the other has seen when his mark is answered', async () => {
  const hub = await open();
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  for (let count = 1; count <= 20; count += 1) {
    await one.get<'say'>(say(`${count}`));
    await other.mark();
    expect(textsOf(other.told)).toHaveLength(count);
  }
});

test('[G1] a mark is answered after all that was asked before it', async () => {
  const hub = await open();
  const one = await someone(hub, '홍길동');
  one.heard.splice(0);
  const wasTold = one.ask(say('안녕')).then(() => one.heard.includes('said'));
  void one.ask({ do: 'rename', nickname: '길동' });
  void one.ask({ do: 'whisper', to: '길동', text: '나' });
  await one.mark();
  expect([...one.heard].sort()).toEqual(['ok', 'ok', 'ok', 'renamed', 'said', 'to_yourself']);
  expect(one.heard.at(-1)).toBe('ok');
  expect(await wasTold).toBe(true);
});

describe('what is no command', () => {
  const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
  const NONSENSE: readonly (readonly [string, unknown, unknown, string])[] = [
    ['no name', undefined, {}, 'bad_request'],
    ['a name that is an object', { toString: 1 }, {}, 'bad_request'],
    ['a name that is deep', deep, {}, 'bad_request'],
    ['an unknown name', 'fly', {}, 'unknown_command'],
    ['a name of every object', 'constructor', {}, 'unknown_command'],
    ['__proto__ as a name', '__proto__', {}, 'unknown_command'],
    ['no payload', 'say', undefined, 'bad_request'],
    ['null', 'say', null, 'bad_request'],
    ['a number', 'say', 7, 'bad_request'],
    ['a text', 'say', 'x'.repeat(60_000), 'bad_request'],
    ['a list', 'say', ['#광장', '안녕'], 'bad_request'],
    [
      'a deep list in passing',
      'say',
      { room: '#광장', text: '안녕', deep: JSON.parse('[[[[[[[[[]]]]]]]]]') },
      'bad_request',
    ],
    [
      'many properties',
      'say',
      { room: '#광장', text: '안녕', ...Object.fromEntries(Array.from({ length: 31 }, (_, n) => [`x${n}`, n])) },
      'bad_request',
    ],
    ['a deep list', 'say', { room: '#광장', text: deep }, 'bad_request'],
    ['bytes', 'say', Buffer.from('안녕'), 'bad_request'],
    ['a number as text', 'say', { room: '#광장', text: 7 }, 'bad_request'],
    ['a list as room', 'say', { room: ['#광장'], text: '안녕' }, 'bad_request'],
    ['something more', 'say', { room: '#광장', text: '안녕', by: '김소연' }, 'bad_request'],
    ['another command within', 'say', { room: '#광장', text: '안녕', do: 'kick' }, 'bad_request'],
    ['__proto__ within', 'say', JSON.parse('{"room":"#광장","text":"안녕","__proto__":{"owner":true}}'), 'bad_request'],
    ['a prototype as seen', 'hello', JSON.parse('{"nickname":"길동","seen":{"__proto__":-1}}'), 'bad_request'],
    ['an empty key', 'say', { room: '#광장', text: '안녕', key: '' }, 'bad_request'],
    ['a key without end', 'say', { room: '#광장', text: '안녕', key: 'k'.repeat(65) }, 'bad_request'],
    ['a seq below nothing', 'history', { log: 'x', before: -1 }, 'bad_request'],
    ['a seq between', 'history', { log: 'x', after: 1.5 }, 'bad_request'],
    ['a seq that is none', 'history', { log: 'x', after: Number.NaN }, 'bad_request'],
    ['action not yes', 'say', { room: '#광장', text: '안녕', action: false }, 'bad_request'],
    ['1 MB', 'say', { room: '#광장', text: 'ㅋ'.repeat(1_000_000) }, 'text_too_long'],
    ['nothing to see', 'say', { room: '#광장', text: '\u200b\u00a0\n' }, 'empty_text'],
    ['NUL', 'say', { room: '#광장', text: 'a\0b' }, 'bad_request'],
    ['half a pair', 'say', { room: '#광장', text: '\ud83d' }, 'bad_request'],
    ['a name of marks', 'rename', { nickname: 'a\u0301\u0301\u0301\u0301\u0301' }, 'bad_nickname'],
    ['a room of marks', 'join', { room: '#\u0301\u0301' }, 'bad_room_name'],
    ['a name without end', 'rename', { nickname: '길'.repeat(1_001) }, 'bad_request'],
    ['no such message', 'edit', { id: '__proto__', text: '안녕' }, 'no_such_message'],
    ['no such room', 'say', { room: '__proto__', text: '안녕' }, 'no_such_room'],
    ['no such person', 'whisper', { to: 'constructor', text: '안녕' }, 'no_such_person'],
  ];

  let hub: Hub;
  let one: Listener;
  let other: Listener;

  test.each(NONSENSE)('[G2] %s changes nothing and disturbs nobody', async (_, name, payload, code) => {
    hub ??= await open();
    one ??= await someone(hub, '홍길동');
    other ??= await someone(hub, '김소연');
    const before = { counts: hub.counts(), state: await one.get<'rooms'>({ do: 'rooms' }) };
    expect(await one.receive(name, payload)).toMatchObject({ ok: false, refusal: { code } });
    expect({ counts: hub.counts(), state: await one.get<'rooms'>({ do: 'rooms' }) }).toEqual(before);
    await other.mark();
    expect(other.told).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('[G2] [G4] large nonsense costs the others no time: it is read only at the pace of its command', async () => {
    const paced = await open(true);
    const guest = await someone(paced, '홍길동');
    const seen = Object.fromEntries(Array.from({ length: 6_000 }, (_, index) => [`k${index}`, 'x']));
    const started = performance.now();
    for (let count = 0; count < 200; count += 1) {
      void guest.receive('say', 'x'.repeat(65_000));
      void guest.receive('hello', { nickname: '홍길동', seen });
    }
    await turns();
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

describe('haste', () => {
  test('[G4] ten thousand messages in a second: a few are said, the rest refused, and he is closed', async () => {
    const hub = await open(true);
    const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
    for (let count = 0; count < 10_000; count += 1) void one.ask(say(`${count}`));
    await turns();
    expect(one.heard.filter((name) => name === 'too_fast')).toHaveLength(HASTE_LIMIT + 1);
    expect(one.closings).toMatchObject([{ reason: 'too_fast', comeBack: false }]);
    expect(one.told.at(-1)).toMatchObject({ on: 'goodbye', reason: 'too_fast' });
    await other.mark();
    expect(textsOf(other.told)).toEqual(Array.from({ length: 10 }, (_, index) => `${index}`));
  });

  test('[G4] who waits as long as he is told may go on; another session of his is no way round', async () => {
    const clock = new HandClock();
    const hub = await open(true, clock);
    const one = await someone(hub, '홍길동');
    const phone = await someone(hub, '홍길동', { token: one.token });
    for (let count = 0; count < 10; count += 1) expect(await one.code(say('안녕'))).toBe('ok');
    expect(await phone.ask(say('나도'))).toEqual({ ok: false, refusal: { code: 'too_fast', retryAfterMs: 500 } });
    clock.advance(250);
    expect(await one.ask(say('안녕'))).toMatchObject({ refusal: { retryAfterMs: 250 } });
    clock.advance(250);
    expect(await one.code(say('안녕'))).toBe('ok');
  });

  test('[G4] nonsense is paced too', async () => {
    const hub = await open(true);
    const one = await someone(hub, '홍길동');
    const codes = await Promise.all(Array.from({ length: 50 }, () => one.receive('fly', {})));
    expect(codes.filter((outcome) => !outcome.ok && outcome.refusal.code === 'too_fast').length).toBeGreaterThan(5);
  });

  test('[G4] [M5] those who share an address share a pace; on this computer there is none to share', async () => {
    const hub = await open(true);
    const password = hub.settings.key?.secret ?? '';
    const origin = { address: '203.0.113.7', local: false };
    let said = 0;
    for (const nickname of ['가', '나', '다', '라', '마']) {
      const one = await someone(hub, nickname, { origin, password });
      for (let count = 0; count < 10; count += 1) said += (await one.code(say('안녕'))) === 'ok' ? 1 : 0;
    }
    expect(said).toBe(40);
  });
});

describe('a slow reader', () => {
  test.each([
    { frames: BACKLOG.frames + 1, bytes: 0 },
    { frames: 0, bytes: BACKLOG.bytes + 1 },
  ])('[G5] with %o unread is closed and told to come back; nobody waits, and he catches up', async (unread) => {
    const hub = await open();
    const [one, slow, other] = [
      await someone(hub, '홍길동'),
      await someone(hub, '김소연'),
      await someone(hub, '김민수'),
    ];
    const { seq, log } = await one.get<'say'>(say('하나'));
    await slow.mark();
    slow.unread = unread;
    await one.get<'say'>(say('둘'));
    await other.mark();
    expect(textsOf(other.told)).toEqual(['하나', '둘']);
    expect(textsOf(slow.told)).toEqual(['하나']);
    expect(slow.closings).toMatchObject([{ reason: 'lagging', comeBack: true }]);
    const again = await someone(hub, '김소연', { token: slow.token });
    const { entries } = await again.get<'history'>({ do: 'history', log, after: seq });
    expect(textsOf(entries)).toEqual(['둘']);
    expect(one.told.filter(({ on }) => on === 'left')).toEqual([]);
  });

  test('[G5] with something unread, of which nothing leaves for 30 s, he is closed; not while some does', async () => {
    const clock = new HandClock();
    const hub = await open(false, clock);
    const [one, slow] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
    const hears = async (bytes: number, seconds: number) => {
      clock.advance(seconds * 1_000);
      slow.unread = { frames: 0, bytes };
      await one.get<'say'>(say(`${bytes}`));
      return slow.closings.map(({ reason }) => reason);
    };
    expect(await hears(500, 0)).toEqual([]);
    expect(await hears(500, 29)).toEqual([]);
    expect(await hears(499, 29)).toEqual([]);
    expect(await hears(600, 30)).toEqual([]);
    expect(await hears(700, 1)).toEqual(['lagging']);
  });

  test('[G5] at the mark he is still served', async () => {
    const hub = await open();
    const [one, slow] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
    slow.unread = { ...BACKLOG };
    await one.get<'say'>(say('하나'));
    expect(textsOf(slow.told)).toEqual(['하나']);
  });

  test('[G5] [S10] he is closed once, though the server stops at that moment', async () => {
    const hub = await open();
    const slow = await someone(hub, '김소연');
    slow.unread = { frames: BACKLOG.frames + 1, bytes: 0 };
    await hub.stop();
    expect(slow.closings).toHaveLength(1);
  });
});
