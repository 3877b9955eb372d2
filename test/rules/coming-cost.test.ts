import { expect, test } from 'vitest';
import type { Codec } from '../../src/hub/ports/gateways.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';

const ROOM = '#광장';

/** What it takes to tell those who are there that somebody comes, goes away and leaves, and what the next one is shown. */
async function costIn(people: number) {
  let encoded = 0;
  let writes = 0;
  const counting: Codec = {
    name: 'counting',
    encode(told) {
      encoded += 1;
      return JSON.stringify(told);
    },
  };
  class Reader extends Listener {
    override readonly codec = counting;
    override write(...brought: Parameters<Listener['write']>): void {
      writes += 1;
      super.write(...brought);
    }
  }
  const hub = await openHub(usual());
  const readers: Reader[] = [];
  for (let nth = 0; nth < people; nth += 1) {
    const reader = new Reader(hub);
    await reader.get<'hello'>({ do: 'hello', nickname: `사람${nth}`, rooms: [] });
    readers.push(reader);
  }
  await Promise.all(readers.map((reader) => reader.get<'join'>({ do: 'join', room: ROOM })));
  await Promise.all(readers.map((reader) => reader.mark()));
  encoded = 0;
  writes = 0;
  const newcomer = await someone(hub, '홍길동');
  await newcomer.get<'away'>({ do: 'away', text: '점심' });
  newcomer.session.part('');
  const told = { encoded, writesEach: writes / people };
  const next = await someone(hub, '김소연', { rooms: [] });
  return { ...told, shown: (await next.get<'join'>({ do: 'join', room: ROOM })).people.length };
}

test('[R2] [S14] that somebody comes, is away and leaves is worded once each, however many hear it', async () => {
  const [few, many] = [await costIn(5), await costIn(150)];
  expect([few.encoded, many.encoded]).toEqual([3, 3]);
  expect(many.writesEach).toBeLessThanOrEqual(3);
});

test('[R25] to come into a crowd, be away there and leave costs the others nothing; who comes is shown 200', async () => {
  expect(await costIn(400)).toEqual({ encoded: 0, writesEach: 0, shown: 200 });
});
