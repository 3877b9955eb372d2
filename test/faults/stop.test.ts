import { afterEach, expect, it } from 'vitest';
import { form } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { pass } from './stage/figures.ts';
import { House } from './stage/house.ts';
import { judge, NOTHING } from './stage/judge.ts';

const ROUNDS = form({ short: 2, long: 20 });
const MOST_MS_TO_STOP = 3_000;

let house: House;
afterEach(() => house.close());

it(
  'A5 a stop under load: exit 0 within 3 s, everyone is told to come back and does, nothing is lost [S10]',
  async () => {
    house = new House();
    const crowd = new Crowd(house, { writers: 8, readers: 8 });
    const stops: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await crowd.next(100);
      const { code, ms } = await house.replace('SIGTERM');
      expect(code).toBe(0);
      stops.push(ms);
    }
    await crowd.next(100);
    const log = await crowd.finish();
    expect(judge(crowd, log)).toEqual(NOTHING);
    for (const { goodbyes } of crowd.readers) {
      expect(goodbyes).toHaveLength(ROUNDS);
      for (const goodbye of goodbyes) expect(goodbye).toMatchObject({ reason: 'stopping', comeBack: true });
    }
    const slowest = Math.round(Math.max(...stops));
    expect(slowest).toBeLessThan(MOST_MS_TO_STOP);
    pass(
      'A5',
      `${ROUNDS} stops under load in ≤ ${slowest} ms, exit 0; ${log.length} kept: 0 lost, 0 twice; all told, all back`,
    );
  },
  ROUNDS * 10_000,
);
