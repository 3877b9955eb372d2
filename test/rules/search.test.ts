import { expect, test } from 'vitest';
import { openHub, usual } from '../plays/house.ts';
import { type Listener, someone } from './listener.ts';

const ROOM = '#광장';

async function texts(one: Listener, query: string, wish: object = {}): Promise<readonly string[]> {
  const { hits } = await one.get<'search'>({ do: 'search', query, ...wish });
  return hits.map(({ text }) => text);
}

test('[H1] messages are found by what they read now, the newest first, with what was sought marked', async () => {
  const hub = await openHub(usual());
  const one = await someone(hub, '홍길동');
  const { log, seq, id, at } = await one.get<'say'>({ do: 'say', room: ROOM, text: '오늘 회의는 세 시' });
  const gone = await one.get<'say'>({ do: 'say', room: ROOM, text: '회의 취소' });
  const { hits, more } = await one.get<'search'>({ do: 'search', query: '회의', limit: 1 });
  expect([hits.map((hit) => hit.id), more]).toEqual([[gone.id], true]);
  const rest = await one.get<'search'>({ do: 'search', query: '회의', beyond: gone.id });
  const by = { id: one.id, nickname: '홍길동' };
  const hit = { log, room: ROOM, seq, id, at, by, text: '오늘 회의는 세 시', marks: [[3, 5]] };
  expect(rest).toEqual({ hits: [hit], more: false });
  await one.get<'delete'>({ do: 'delete', id: gone.id });
  await one.get<'edit'>({ do: 'edit', id, text: '점심은 밥' });
  expect([await texts(one, '회의'), await texts(one, '밥')]).toEqual([[], ['점심은 밥']]);
});

test('[H2] only rooms in which one is and one’s own whispers are looked in; of all else nothing is told', async () => {
  const hub = await openHub(usual());
  const one = await someone(hub, '홍길동', { rooms: [ROOM, '#부엌'] });
  const two = await someone(hub, '김소연');
  const three = await someone(hub, '이영희');
  await one.get<'say'>({ do: 'say', room: '#부엌', text: '비밀 요리' });
  const whispered = await one.get<'whisper'>({ do: 'whisper', to: '김소연', text: '비밀 귓속말' });
  expect(await texts(one, '비밀')).toEqual(['비밀 귓속말', '비밀 요리']);
  expect(await texts(two, '비밀')).toEqual(['비밀 귓속말']);
  expect(await texts(two, '비밀', { with: '홍길동' })).toEqual(['비밀 귓속말']);
  const nothing = { hits: [], more: false };
  expect(await three.get<'search'>({ do: 'search', query: '비밀' })).toEqual(nothing);
  expect(await three.get<'search'>({ do: 'search', query: '비밀', with: '홍길동' })).toEqual(nothing);
  expect(await three.code({ do: 'search', query: '비밀', room: '#부엌' })).toBe('not_in_room');
  expect(await three.code({ do: 'search', query: '비밀', beyond: whispered.id })).toBe('no_such_message');
  await one.get<'leave'>({ do: 'leave', room: '#부엌' });
  expect(await texts(one, '비밀')).toEqual(['비밀 귓속말']);
});

test('[H3] a query with nothing to look for, or too much, is refused', async () => {
  const hub = await openHub(usual());
  const one = await someone(hub, '홍길동');
  for (const query of ['', '?!', '가'.repeat(201)]) {
    expect(await one.code({ do: 'search', query })).toBe('bad_query');
  }
});

test('[H5] a room, a person, a span of time and files narrow what is found', async () => {
  const hub = await openHub(usual());
  const one = await someone(hub, '홍길동', { rooms: [ROOM, '#부엌'] });
  const two = await someone(hub, '김소연');
  await one.get<'say'>({ do: 'say', room: '#부엌', text: '밥 하나' });
  const second = await one.get<'say'>({ do: 'say', room: ROOM, text: '밥 둘' });
  await two.get<'say'>({ do: 'say', room: ROOM, text: '밥 셋' });
  expect(await texts(one, '밥', { room: ROOM })).toEqual(['밥 셋', '밥 둘']);
  expect(await texts(one, '밥', { from: '김소연' })).toEqual(['밥 셋']);
  expect(await texts(one, '밥', { before: second.at })).toEqual([]);
  expect(await texts(one, '밥', { after: second.at, from: '홍길동', room: ROOM })).toEqual(['밥 둘']);
  expect(await texts(one, '밥', { has: 'file' })).toEqual([]);
  expect(await one.code({ do: 'search', query: '밥', from: '이영희' })).toBe('no_such_person');
});

test('[H4] one searches five times at once', async () => {
  const hub = await openHub(usual({ settings: { limits: true } }));
  const one = await someone(hub, '홍길동');
  const codes = [];
  for (let n = 0; n < 6; n += 1) codes.push(await one.code({ do: 'search', query: '밥' }));
  expect(codes).toEqual([...Array(5).fill('ok'), 'too_fast']);
});

test('[H2] [H5] what a guest said who has left is found by the nickname that he had; where one could read nothing of his, nobody was here', async () => {
  const hub = await openHub(usual());
  const one = await someone(hub, '홍길동');
  const two = await someone(hub, '김소연', { rooms: [ROOM, '#동굴'] });
  const three = await someone(hub, '도깨비', { rooms: ['#동굴'] });
  await two.get<'say'>({ do: 'say', room: ROOM, text: '점심은 밥' });
  await two.get<'say'>({ do: 'say', room: '#동굴', text: '밥은 동굴에서' });
  await three.get<'say'>({ do: 'say', room: '#동굴', text: '밥' });
  await two.get<'whisper'>({ do: 'whisper', to: '홍길동', text: '밥 먹자' });
  for (const who of [two, three]) who.session.part('');
  expect(await texts(one, '밥', { from: '김소연' })).toEqual(['밥 먹자', '점심은 밥']);
  expect(await texts(one, '밥', { with: '김소연' })).toEqual(['밥 먹자']);
  expect(await texts(one, '밥', { from: '김소연', room: ROOM })).toEqual(['점심은 밥']);
  expect(await one.code({ do: 'search', query: '밥', from: '도깨비' })).toBe('no_such_person');
  expect(await one.code({ do: 'search', query: '밥', from: '아무개' })).toBe('no_such_person');
});
