import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { straight } from '../plays/voices/hub.ts';
import { Caller, heard, next, open } from './caller.ts';

const MESSAGES = 60;

/** A house in which people speak just while a page is read: so many before the store has read it, so many after. */
async function talkative(talk: readonly number[]) {
  const store = memoryStore();
  const page = store.logs.page.bind(store.logs);
  const house = await open({ openStore: async () => store });
  const speaker = await straight.come(house, null);
  await speaker.ask({ do: 'hello', nickname: '화자' });
  let [spoken, calls] = [0, 0];
  const speak = async () => {
    calls += 1;
    const wanted = Math.min(MESSAGES, spoken + (talk[calls % talk.length] ?? 0));
    while (spoken < wanted) {
      await speaker.ask({ do: 'say', room: '광장', text: `${spoken + 1}` });
      spoken += 1;
    }
  };
  const talkedOver = async (...asked: Parameters<typeof page>) => {
    await speak();
    const found = await page(...asked);
    await speak();
    return found;
  };
  Object.assign(store.logs, { page: talkedOver });
  return { house, spoken: () => spoken };
}

test('[R3] [L1] wherever a stream is cut, Last-Event-ID goes on without a hole and without an entry twice', async () => {
  const pieces = fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 6 });
  const talk = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(pieces, talk, async (piece, talking) => {
      const { house, spoken } = await talkative(talking);
      const reader = await new Caller(house).hello('독자');
      const seqs: number[] = [];
      for (let cut = 0; seqs.at(-1) !== MESSAGES; cut += 1) {
        const came = { 'last-event-id': `${seqs.at(-1) ?? ''}` };
        const stream = await reader.listen('/api/rooms/광장/events?after=0', came);
        await next(stream, 1);
        for (let left = piece[cut % piece.length] ?? 1; left > 0 && (seqs.at(-1) ?? 0) < spoken(); left -= 1) {
          seqs.push(...(await next(stream, 1)).map(({ id }) => Number(id)));
        }
        stream.lose();
      }
      await house.stop();
      expect(seqs).toEqual(Array.from({ length: MESSAGES }, (_, index) => index + 1));
    }),
    { numRuns: 10, seed: 20260301 },
  );
});

test('[R17] where the past is hidden, a stream begins with what was said since he first came', async () => {
  const house = await open();
  const owner = await new Caller(house).hello('방장', { rooms: ['광장'], owner: 'the-owner-secret' });
  await owner.say('옛말');
  await owner.ask('PATCH', '/api/rooms/광장', { past: false });
  const gildong = await new Caller(house).hello('홍길동', { rooms: ['광장'] });
  await owner.say('새말');
  const stream = await gildong.listen('/api/rooms/광장/events?after=0');
  expect((await heard(gildong, stream)).map(({ id }) => id)).toEqual([null, '3']);
  const search = await gildong.ask('GET', `/api/search?query=${encodeURIComponent('옛말')}`);
  expect(search.body).toMatchObject({ hits: [] });
});
