import { expect, test } from 'vitest';
import type { Store } from '../../src/hub/ports/store.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone, textsOf } from './listener.ts';
import { held, turns } from './watched-store.ts';

const hubOver = (store: Store = memoryStore()) => openHub(usual({ openStore: async () => store }));
const say = (text: string) => ({ do: 'say', room: '#광장', text }) as const;

/** Lets the store go on until this is done. */
async function writeThrough<T>(disk: ReturnType<typeof held>, doing: Promise<T>): Promise<T> {
  let done = false;
  void doing.finally(() => {
    done = true;
  });
  while (!done) {
    disk.release();
    await turns(1);
  }
  return doing;
}

test('[R6] what is said comes to every session of everyone, the speaker’s own included, before its answer', async () => {
  const hub = await hubOver();
  const one = await someone(hub, '홍길동');
  const [phone, other] = [await someone(hub, '홍길동', { token: one.token }), await someone(hub, '김소연')];
  for (const listener of [one, phone, other]) listener.heard.splice(0);
  const { seq, id, at, log } = await one.get<'say'>(say('안녕'));
  await Promise.all([phone.mark(), other.mark()]);
  expect([one.heard, phone.heard, other.heard]).toEqual([
    ['said', 'ok'],
    ['said', 'ok'],
    ['said', 'ok'],
  ]);
  const event = { on: 'said', log, seq, id, at, room: '#광장', by: { id: one.id, nickname: '홍길동' }, text: '안녕' };
  expect([one.told.at(-1), phone.told.at(-1), other.told.at(-1)]).toEqual([event, event, event]);
});

test('[R5] what is said before leaving is said, though the leaving is asked in the same breath', async () => {
  const hub = await hubOver();
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const saying = one.code(say('먼저 갈게'));
  const leaving = one.code({ do: 'leave', room: '#광장' });
  expect([await saying, await leaving]).toEqual(['ok', 'ok']);
  await other.mark();
  expect(other.told.map(({ on }) => on)).toEqual(['said', 'left']);
});

test.each(['kick', 'ban'] as const)(
  '[M2] [M3] [R5] after a %s nothing more is heard of him, though it came with it',
  async (how) => {
    const disk = held('logs.append');
    const hub = await hubOver(disk.store);
    const owner = await someone(hub, '김소연', { owner: hub.settings.ownerSecret });
    const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김민수')];
    const { id } = await writeThrough(disk, one.get<'say'>(say('먼저')));
    const first = other.ask(say('시작'));
    await turns();
    const rest = [
      owner.code({ do: how, room: '#광장', nickname: '홍길동', reason: '도배' }),
      one.code(say('왜')),
      one.code({ do: 'edit', id, text: '욕' }),
      other.code(say('네')),
    ];
    const [, ...codes] = await writeThrough(disk, Promise.all([first, ...rest]));
    expect(codes).toEqual(['ok', 'not_in_room', 'no_such_message', 'ok']);
    await other.mark();
    expect(textsOf(other.told)).toEqual(['먼저', '시작', '네']);
  },
);

test('[M2] he who is kicked hears it in all his sessions, and is out with all', async () => {
  const hub = await hubOver();
  const owner = await someone(hub, '김소연', { owner: hub.settings.ownerSecret });
  const one = await someone(hub, '홍길동');
  const phone = await someone(hub, '홍길동', { token: one.token });
  await owner.ask({ do: 'kick', room: '#광장', nickname: '홍길동', reason: '도배' });
  await owner.ask(say('조용하네'));
  for (const session of [one, phone]) {
    await session.mark();
    expect(session.told).toMatchObject([{ on: 'kicked', reason: '도배', who: { id: one.id }, by: { id: owner.id } }]);
    expect(await session.code(say('나?'))).toBe('not_in_room');
  }
});

test('[M3] the banned is told the reason, also at his next coming', async () => {
  const hub = await hubOver();
  const owner = await someone(hub, '김소연', { owner: hub.settings.ownerSecret });
  const one = await someone(hub, '홍길동');
  await owner.ask({ do: 'ban', room: '#광장', nickname: '홍길동', reason: '광고' });
  const again = new Listener(hub);
  const refused = { ok: false, refusal: { code: 'banned', reason: '광고' } };
  expect(await one.ask({ do: 'join', room: '#광장' })).toEqual(refused);
  expect(await again.ask({ do: 'hello', nickname: '홍길동', token: one.token })).toEqual(refused);
});

test.each(['in the room', 'elsewhere'])('[M5] the address of someone who is %s is banned with him', async (where) => {
  const hub = await hubOver();
  const owner = await someone(hub, '김소연', { owner: hub.settings.ownerSecret });
  const origin = { address: '203.0.113.7', local: false };
  const password = hub.settings.key?.secret ?? '';
  const rooms = [where === 'elsewhere' ? '#부엌' : '#광장'];
  await someone(hub, '홍길동', { origin, password, rooms });
  expect(await owner.code({ do: 'ban', room: '#광장', nickname: '홍길동' })).toBe('ok');
  expect(await new Listener(hub, origin).code({ do: 'hello', nickname: '도깨비', password })).toBe('banned');
  expect(JSON.stringify(owner.told)).not.toContain('203.0.113');
});

test('[M6] [S11] a ban that was lifted stays lifted, whoever repeats the banning and whatever comes with it', async () => {
  const store = memoryStore();
  const hub = await hubOver(store);
  const owner = await someone(hub, '김소연', { owner: hub.settings.ownerSecret });
  const one = await someone(hub, '홍길동');
  const ban = { do: 'ban', room: '#광장', nickname: '홍길동', key: 'ban' } as const;
  await owner.ask(ban);
  await owner.ask({ do: 'unban', room: '#광장', nickname: '홍길동' });
  await Promise.all([owner.ask(ban), owner.ask(say('같이'))]);
  const restarted = await hubOver(store);
  expect(await new Listener(restarted).code({ do: 'hello', nickname: '홍길동', token: one.token })).toBe('ok');
});

test('[R11] writing is told at most every 3 s, and not to himself', async () => {
  const clock = new HandClock();
  const hub = await openHub(usual({ settings: { limits: true } }), clock);
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  for (const wait of [0, 2_999, 2]) {
    clock.advance(wait);
    await one.ask({ do: 'typing', room: '#광장' });
  }
  await Promise.all([one.mark(), other.mark()]);
  expect(other.told).toMatchObject([{ on: 'typing', state: 'active' }, { on: 'typing' }]);
  expect(one.told.map(({ on }) => on)).toEqual(['joined']);
});

test('[R10] [S14] who enters later is told the topic, and who is away; whois tells what may be known [R9]', async () => {
  const hub = await hubOver();
  const owner = await someone(hub, '김소연', { owner: hub.settings.ownerSecret });
  await owner.ask({ do: 'topic', room: '#광장', text: '수요일 회의' });
  await owner.ask({ do: 'away', text: '점심' });
  await owner.ask({ do: 'join', room: '#비밀' });
  const one = await someone(hub, '홍길동');
  const { topic, people } = await one.get<'join'>({ do: 'join', room: '#광장' });
  expect(topic).toMatchObject({ text: '수요일 회의', by: { nickname: '김소연' } });
  expect(people).toContainEqual({ id: owner.id, nickname: '김소연', owner: true, away: '점심' });
  expect((await one.get<'whois'>({ do: 'whois', nickname: '김소연' })).rooms).toEqual(['#광장']);
});

test('[W4] a whisper that names its person is refused when the nickname is another’s', async () => {
  const hub = await hubOver();
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const whisper = { do: 'whisper', to: '김소연', toId: other.id, text: '쉿' } as const;
  expect(await one.code(whisper)).toBe('ok');
  other.session.part('');
  await someone(hub, '김소연');
  expect(await one.code(whisper)).toBe('no_such_person');
});
