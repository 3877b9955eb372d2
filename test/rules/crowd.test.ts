import { expect, test } from 'vitest';
import type { Hub } from '../../src/hub/hub.ts';
import type { Codec } from '../../src/hub/ports/gateways.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';

const ROOM = '#광장';
const naming: Codec = { name: 'naming', namesEach: true, encode: (told) => JSON.stringify(told) };

/** A reader by a protocol that lists everyone. */
class Naming extends Listener {
  override readonly codec = naming;
}

/** So many come in, one behind the other. */
async function come(hub: Hub, from: number, to: number): Promise<readonly Listener[]> {
  const all: Listener[] = [];
  for (let nth = from; nth < to; nth += 1) all.push(await someone(hub, `사람${nth}`));
  return all;
}

async function crowd() {
  const clock = new HandClock();
  const hub = await openHub(usual(), clock);
  const lister = new Naming(hub);
  await lister.get<'hello'>({ do: 'hello', nickname: '목록' });
  const [reader, ...others] = await come(hub, 0, 210);
  if (!reader) throw new Error('nobody came');
  clock.advance(1_000);
  await Promise.all([reader, lister].map((one) => one.mark()));
  for (const one of [reader, lister]) one.told.length = 0;
  const heard = async (one: Listener) => {
    await one.mark();
    return one.told.splice(0);
  };
  return { clock, hub, lister, reader, others, heard };
}

test('[R25] of many who come into a crowd a reader is told the number, once; of each where everyone is listed', async () => {
  const { clock, hub, lister, reader, heard } = await crowd();
  await come(hub, 300, 330);
  expect(await heard(reader)).toEqual([]);
  expect((await heard(lister)).map(({ on }) => on)).toEqual(Array(30).fill('joined'));
  clock.advance(1_000);
  expect(await heard(reader)).toEqual([{ on: 'crowd', room: ROOM, count: 241 }]);
  clock.advance(10_000);
  expect(await heard(reader)).toEqual([]);
});

test('[R25] [R2] who comes into a crowd by one window, and leaves, is told so in the other', async () => {
  const { hub, heard } = await crowd();
  const one = await someone(hub, '홍길동', { rooms: [] });
  const other = await someone(hub, '', { token: one.token, rooms: [] });
  await one.get<'join'>({ do: 'join', room: ROOM });
  expect(await heard(other)).toMatchObject([{ on: 'joined', who: { nickname: '홍길동' }, count: 212 }]);
  await one.get<'leave'>({ do: 'leave', room: ROOM });
  expect(await heard(other)).toMatchObject([{ on: 'left', who: { nickname: '홍길동' }, count: 211 }]);
});

test('[R25] [S14] that somebody is away in a crowd hears who shares a smaller room with him, too', async () => {
  const { hub, reader, others, heard, lister } = await crowd();
  const [near] = others;
  if (!near) throw new Error('nobody is near');
  const away = await someone(hub, '홍길동');
  for (const one of [near, away]) await one.get<'join'>({ do: 'join', room: '#부엌' });
  await Promise.all([heard(near), heard(reader), heard(lister)]);
  await away.get<'away'>({ do: 'away', text: '점심' });
  expect(await heard(near)).toMatchObject([{ on: 'away', text: '점심' }]);
  expect(await heard(lister)).toMatchObject([{ on: 'away', text: '점심' }]);
  expect(await heard(reader)).toEqual([]);
});

test('[R25] once they are 200 again, all are named, and from then on each who comes and goes', async () => {
  const { clock, hub, reader, others, heard } = await crowd();
  for (const one of others.slice(0, 20)) one.session.part('');
  clock.advance(1_000);
  const told = await heard(reader);
  const number = told.find((one) => one.on === 'crowd');
  expect(number).toMatchObject({ count: 191 });
  expect(number?.people?.map(({ nickname }) => nickname)).toContain('사람100');
  expect(number?.people).toHaveLength(191);
  await someone(hub, '홍길동');
  expect(await heard(reader)).toMatchObject([{ on: 'joined', count: 192 }]);
});

test('[R25] [R20] of a crowd whose room is deleted nothing is told any more', async () => {
  const { clock, hub, reader, heard } = await crowd();
  await someone(hub, '홍길동');
  const room = hub.rooms.named(ROOM);
  if (room) hub.rooms.remove(room);
  clock.advance(1_000);
  expect(await heard(reader)).toEqual([]);
});
