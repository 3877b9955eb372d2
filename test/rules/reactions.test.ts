import { expect, test } from 'vitest';
import { REACTIONS } from '../../src/core/limits.ts';
import { openHub, usual } from '../plays/house.ts';
import { type Listener, someone } from './listener.ts';

const hubWithoutPace = () => openHub(usual({ settings: { limits: false } }));
const say = { do: 'say', room: '#광장', text: '안녕' } as const;
const words = Array.from({ length: REACTIONS.kinds }, (_, nth) => `w${nth}`);

test('[E3] a message bears so many kinds and no more; one more of a kind is welcome, and what is taken back makes place', async () => {
  const hub = await hubWithoutPace();
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const { id } = await one.get<'say'>(say);
  const react = (by: Listener, emoji: string, on = true) => by.code({ do: 'react', id, emoji, on });
  for (const word of words) expect(await react(one, word)).toBe('ok');
  expect(await other.ask({ do: 'react', id, emoji: '👍', on: true })).toEqual({
    ok: false,
    refusal: { code: 'too_many', limit: REACTIONS.kinds },
  });
  expect(await react(other, 'w0')).toBe('ok');
  expect(await react(one, 'w1', false)).toBe('ok');
  expect(await react(other, '👍')).toBe('ok');
});

test('[E3] a message bears so many reactions in all', async () => {
  const hub = await hubWithoutPace();
  const { id } = await (await someone(hub, '홍길동')).get<'say'>(say);
  const codes: string[] = [];
  for (let nth = 0; nth <= REACTIONS.all; nth += 1) {
    const one = await someone(hub, `사람${nth}`);
    codes.push(await one.code({ do: 'react', id, emoji: '👍', on: true }));
    one.session.lost();
  }
  expect(codes.filter((code) => code === 'ok')).toHaveLength(REACTIONS.all);
  expect(codes.at(-1)).toBe('too_many');
});

test('[E1] [G2] what is no reaction is refused, and nobody hears of it', async () => {
  const hub = await hubWithoutPace();
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const { id } = await one.get<'say'>(say);
  await other.mark();
  other.told.splice(0);
  for (const emoji of ['', ' ', '두 낱말', 'ㅋ'.repeat(17), '\u3164', 'a\u0007']) {
    expect(await one.code({ do: 'react', id, emoji, on: true })).toBe('bad_request');
  }
  await other.mark();
  expect(other.told).toEqual([]);
});

test('[G4] reactions are paced apart from words', async () => {
  const hub = await openHub(usual({ settings: { limits: true } }));
  const one = await someone(hub, '홍길동');
  const { id } = await one.get<'say'>(say);
  const codes: string[] = [];
  for (let nth = 0; nth < 40; nth += 1) codes.push(await one.code({ do: 'react', id, emoji: '👍', on: nth % 2 === 0 }));
  expect(codes.indexOf('too_fast')).toBe(20);
  expect(await one.code(say)).toBe('ok');
});
