import { expect, test } from 'vitest';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';

const IDLE = { do: 'away', attended: false, text: '자리 비움' } as const;
const THERE = { do: 'away', attended: true } as const;

async function room() {
  const clock = new HandClock();
  const hub = await openHub(usual(), clock);
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const again = async () => {
    const session = new Listener(hub);
    await session.get<'hello'>({ do: 'hello', nickname: '', token: one.token });
    return session;
  };
  const seen = async () => {
    await other.mark();
    return other.told.flatMap((told) => (told.on === 'away' ? [told.text ?? null] : []));
  };
  return { clock, hub, one, other, again, seen };
}

test('[S14] who is at none of his sessions is away, told once, and back when he is at one', async () => {
  const { one, again, seen } = await room();
  const two = await again();
  await two.ask(THERE);
  await one.ask(IDLE);
  expect(await seen()).toEqual([]);
  await two.ask(IDLE);
  await two.ask(IDLE);
  expect(await seen()).toEqual(['자리 비움']);
  await one.ask(THERE);
  expect(await seen()).toEqual(['자리 비움', null]);
});

test('[S14] a session that tells nothing of it changes nothing; who is at one that is lost is at none', async () => {
  const { one, other, again, seen } = await room();
  await again();
  const two = await again();
  await two.ask(THERE);
  await one.ask(IDLE);
  expect(await seen()).toEqual([]);
  two.session.lost();
  expect(await seen()).toEqual(['자리 비움']);
  const { people } = await other.get<'who'>({ do: 'who', room: '#광장' });
  expect(people).toContainEqual({ id: one.id, nickname: '홍길동', away: '자리 비움' });
});

test('[S14] what he said himself comes first, and without a text he is back', async () => {
  const { one, seen } = await room();
  await one.ask({ do: 'away', text: '점심' });
  await one.ask(IDLE);
  await one.ask(THERE);
  expect(await seen()).toEqual(['점심']);
  await one.ask(IDLE);
  await one.ask({ do: 'away' });
  expect(await seen()).toEqual(['점심', null]);
  expect(await one.code({ do: 'away', attended: false })).toBe('bad_request');
  expect(await seen()).toEqual(['점심', null]);
});

test('[S5] [S14] when his last session is lost nothing is told of it; who comes back is there', async () => {
  const { one, again, seen } = await room();
  await one.ask(IDLE);
  one.session.lost();
  expect(await seen()).toEqual(['자리 비움']);
  await again();
  expect(await seen()).toEqual(['자리 비움', null]);
});
