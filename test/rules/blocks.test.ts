import { expect, test } from 'vitest';
import { BLOCKS_PER_PERSON } from '../../src/core/limits.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';

const block = (nickname: string) => ({ do: 'block', nickname }) as const;
const unblock = (nickname: string) => ({ do: 'unblock', nickname }) as const;
const whisper = (to: string, more: object = {}) => ({ do: 'whisper', to, text: '안녕?', ...more }) as const;

test('[W9] the two are told that there is a block between them, and not whose; nobody else is', async () => {
  const hub = await openHub(usual());
  const [gildong, soyeon, minsu] = [
    await someone(hub, '홍길동'),
    await someone(hub, '김소연'),
    await someone(hub, '김민수'),
  ];
  for (const one of [gildong, soyeon, minsu]) one.told.splice(0);
  const apart = (who: { id: string }, nickname: string, is: boolean) => ({
    on: 'apart',
    who: { id: who.id, nickname },
    apart: is,
  });
  await soyeon.get<'block'>(block('홍길동'));
  expect(soyeon.told.splice(0)).toEqual([apart(gildong, '홍길동', true)]);
  expect(gildong.told.splice(0)).toEqual([apart(soyeon, '김소연', true)]);
  // The other way round it changes nothing between them.
  await gildong.get<'block'>(block('김소연'));
  await soyeon.get<'unblock'>(unblock('홍길동'));
  expect([...gildong.told, ...soyeon.told]).toEqual([]);
  expect(await soyeon.code(whisper('홍길동'))).toBe('blocked');
  await gildong.get<'unblock'>(unblock('김소연'));
  expect(gildong.told).toEqual([apart(soyeon, '김소연', false)]);
  expect(soyeon.told).toEqual([apart(gildong, '홍길동', false)]);
  expect(await soyeon.code(whisper('홍길동'))).toBe('ok');
  expect(minsu.told).toEqual([]);
});

test('[W9] one sees whom one blocked, and nobody else does; who comes in is told from whom he is apart', async () => {
  const [given, clock] = [usual(), new HandClock()];
  const hub = await openHub(given, clock);
  const [gildong, soyeon, minsu] = [
    await someone(hub, '홍길동'),
    await someone(hub, '김소연'),
    await someone(hub, '김민수'),
  ];
  await soyeon.get<'block'>(block('홍길동'));
  clock.advance(1_000);
  await soyeon.get<'block'>(block('김민수'));
  await gildong.get<'rename'>({ do: 'rename', nickname: '길동' });
  const { blocks } = await soyeon.get<'blocks'>({ do: 'blocks' });
  expect(blocks.map(({ who }) => who.nickname)).toEqual(['길동', '김민수']);
  expect((blocks[1]?.since ?? 0) - (blocks[0]?.since ?? 0)).toBe(1_000);
  expect(await gildong.get<'blocks'>({ do: 'blocks' })).toEqual({ blocks: [] });

  const again = await openHub(given, clock);
  const apartFrom = async (token: string) =>
    (await new Listener(again).get<'hello'>({ do: 'hello', nickname: '', token })).apart;
  expect(await apartFrom(soyeon.token)).toEqual([gildong.id, minsu.id]);
  expect(await apartFrom(gildong.token)).toEqual([soyeon.id]);
  const fresh = await new Listener(again).get<'hello'>({ do: 'hello', nickname: '이영희' });
  expect(fresh.apart).toBeUndefined();
});

test('[W9] who has left is blocked by the nickname under which he whispered, and unblocked by that', async () => {
  const [given, clock] = [usual(), new HandClock()];
  const hub = await openHub(given, clock);
  const [gildong, soyeon] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  await gildong.get<'whisper'>(whisper('김소연'));
  gildong.session.part('');
  expect(await soyeon.code(block('홍길동'))).toBe('ok');
  const back = await someone(hub, '길동', { token: gildong.token });
  expect(await back.code(whisper('김소연'))).toBe('blocked');
  expect(await soyeon.code(unblock('홍길동'))).toBe('ok');
  expect(await back.code(whisper('김소연'))).toBe('ok');
});

test('[W4] [W9] whoever bears the nickname next is not blocked', async () => {
  const hub = await openHub(usual());
  const [gildong, soyeon] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  await soyeon.get<'block'>(block('홍길동'));
  gildong.session.part('');
  const next = await someone(hub, '홍길동');
  expect(await next.code(whisper('김소연'))).toBe('ok');
  expect(await soyeon.code(block('홍길동'))).toBe('ok');
  expect(await next.code(whisper('김소연'))).toBe('blocked');
});

test('[S11] [W8] a retry of what was whispered before a block is answered like the first time', async () => {
  const hub = await openHub(usual());
  const [gildong, soyeon] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const first = await gildong.get<'whisper'>(whisper('김소연', { key: 'k' }));
  await soyeon.get<'block'>(block('홍길동'));
  expect(await gildong.get<'whisper'>(whisper('김소연', { key: 'k' }))).toEqual(first);
  expect(await gildong.code(whisper('김소연', { key: 'other' }))).toBe('blocked');
});

test('[W8] what is on its way when the block is kept does not come to the other', async () => {
  const hub = await openHub(usual());
  const [gildong, soyeon] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  soyeon.told.splice(0);
  const [blocked, whispered] = await Promise.all([soyeon.code(block('홍길동')), gildong.code(whisper('김소연'))]);
  const came = soyeon.told.filter(({ on }) => on === 'whispered').length;
  expect([blocked, came]).toEqual(['ok', whispered === 'ok' ? 1 : 0]);
});

test('[W8] who is blocked is refused when he invites', async () => {
  const hub = await openHub(usual());
  const [gildong, soyeon] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  await soyeon.get<'block'>(block('홍길동'));
  soyeon.told.splice(0);
  expect(await gildong.code({ do: 'invite', room: '#광장', nickname: '김소연' })).toBe('blocked');
  expect(soyeon.told).toEqual([]);
});

test('[W9] a person blocks at most 500', async () => {
  const hub = await openHub(usual());
  const soyeon = await someone(hub, '김소연');
  for (let nth = 0; nth < BLOCKS_PER_PERSON; nth += 1) {
    await hub.blocks.put({ by: soyeon.id, who: { id: `p-${nth}`, nickname: `이${nth}` }, at: 0 });
  }
  await someone(hub, '홍길동');
  expect(await soyeon.code(block('홍길동'))).toBe('too_many');
  expect(await soyeon.code(unblock('이7'))).toBe('ok');
  expect(await soyeon.code(block('홍길동'))).toBe('ok');
});
