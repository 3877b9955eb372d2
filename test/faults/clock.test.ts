import { expect } from 'vitest';
import { rounds } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { experiment, freshFolder, open, sound } from './stage/experiment.ts';
import { FakeClock, until } from './stage/fake-clock.ts';
import { Guest } from './stage/guest.ts';
import type { House } from './stage/house.ts';
import { type Came, websocket } from './stage/line.ts';

const ROUNDS = rounds({ short: 1, long: 10 });
const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];
const JUMPS = [
  ['a day on', DAY_MS],
  ['an hour back', -HOUR_MS],
  ['to 2038-01-20', until('2038-01-20')],
  ['back to now', 0],
] as const;

experiment(
  {
    id: 'A10',
    fault: `the clock set ${JUMPS.map(([what]) => what).join(', ')}, and a start an hour early`,
    holds:
      'order and ids hold, times never run backwards, nobody is cut off, nothing that waits is confused [L7] [S5] [S6]',
    patience: ROUNDS * 20_000 + 60_000,
  },
  async (context) => {
    if (!FakeClock.can) return context.skip('needs libfaketime');
    const clock = new FakeClock(freshFolder());
    const house = open({ env: clock.env });
    const crowd = new Crowd(house, { writers: 4, readers: 4, write: { window: 1 } });
    await crowd.next(100);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [n, [, offset]] of JUMPS.entries()) {
        const lost = await lose(house, `나그네${round}-${n}`);
        await clock.jump(offset, (await house.up()).url);
        await crowd.next(100);
        await expectHeld(house, lost);
      }
    }
    expect(crowd.readers.map(({ hearings }) => hearings.length)).toEqual(crowd.readers.map(() => 1));
    const before = await crowd.log();
    clock.set(-HOUR_MS);
    await house.replace('SIGKILL');
    await crowd.next(100);
    const log = await sound(crowd);
    const times = (await entriesOf(house)).map(({ at }) => Number(at));
    expect(times.every((at, n) => n === 0 || at >= (times[n - 1] ?? 0))).toBe(true);
    // A process begins its ids anew, so they rise within each; no two are the same.
    expect(before.every(({ id }, n) => n === 0 || id > (before[n - 1]?.id ?? ''))).toBe(true);
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
    expect(times.at(-1)).toBeGreaterThan(Date.parse('2038-01-19'));
    return `${ROUNDS * JUMPS.length} jumps (${JUMPS.map(([what]) => what).join(', ')}) and a start an hour early; ${log.length} kept: 0 out of order, ids hold, times rise, 0 disconnects`;
  },
);

/** Somebody whose connection breaks; his place is kept for him (SPEC S5). */
async function lose(house: House, name: string): Promise<Guest> {
  const guest = new Guest(house, name, websocket);
  const { line } = await guest.come();
  line.close();
  await line.gone;
  return guest;
}

/** For another his name is taken still; he himself comes in at once. */
async function expectHeld(house: House, lost: Guest): Promise<void> {
  const { url, irc } = await house.up();
  const other = await websocket(url, () => {}, irc);
  expect(await other.ask('hello', { nickname: lost.nickname })).toMatchObject({ error: { code: 'nickname_taken' } });
  other.close();
  (await lost.come()).line.close();
}

async function entriesOf(house: House): Promise<readonly Came[]> {
  const { line, log, last } = await new Guest(house, '시계공', websocket).come();
  const pages: Came[] = [];
  for (let after = 0; after < (last ?? 0); after += 500) {
    const page = await line.ask('history', { log, after, limit: 500 });
    pages.push(...((page?.entries ?? []) as readonly Came[]));
  }
  line.close();
  return pages;
}
