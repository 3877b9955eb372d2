import { expect } from 'vitest';
import { chanceFrom, form, rounds, SEED } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { experiment, open, sound } from './stage/experiment.ts';
import { least } from './stage/figures.ts';
import { fill } from './stage/fill.ts';

const ROUNDS = rounds({ short: 3, long: 100 });
const STORED = form({ short: 0, long: 100_000 });
/** The short form runs beside many other tests, on few cores. */
const MOST_MS_TO_START = form({ short: 5_000, long: 1_000 });

experiment(
  {
    id: 'A1',
    fault: 'kill -9 at random moments under 20 writers on all ways in',
    holds: 'nothing acked or shown is lost, nothing is twice, one order for all, up again by itself [L1] [L2] [S11]',
    patience: ROUNDS * 8_000 + 60_000,
  },
  async () => {
    const house = open({ furnish: (data) => fill(data, { room: '#서고', messages: STORED }) });
    const chance = chanceFrom(SEED);
    const crowd = new Crowd(house, { writers: 20, readers: 8 });
    const starts: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await crowd.next(chance(20, 400));
      starts.push((await house.replace('SIGKILL')).startMs);
    }
    await crowd.next(100);
    const log = await sound(crowd);
    expect(Math.min(...starts)).toBeLessThan(MOST_MS_TO_START);
    const kept = `${log.length} kept beside ${STORED} from before`;
    return `${ROUNDS} kills, ${kept}: 0 lost, 0 twice, 0 out of order, 0 holes; up again in ${least(starts)}; seed ${SEED}`;
  },
);
