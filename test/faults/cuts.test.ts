import { expect, onTestFinished } from 'vitest';
import { chanceFrom, form, rounds, SEED } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { experiment, open } from './stage/experiment.ts';
import { judge, NOTHING } from './stage/judge.ts';
import { Mishaps } from './stage/mishaps.ts';
import { Road } from './stage/road.ts';

const ROUNDS = rounds({ short: 20, long: 250 });
const PEOPLE = form({ short: { writers: 8, readers: 12 }, long: { writers: 20, readers: 30 } });
/**
 * How long it may take until all that was written is acknowledged, once the road is whole. The short form runs beside
 * many other tests, on few cores.
 */
const MOST_MS_TO_HEAL = form({ short: 30_000, long: 10_000 });

experiment(
  {
    id: 'B1',
    fault: 'the road to the server is cut, within frames too, stalls, delays and turns people away',
    holds: 'nothing is lost, nothing is twice, nothing stays unsent, every timeline equals the log [L1] [L3] [S11]',
    patience: ROUNDS * 4_000 + 30_000,
  },
  async () => {
    const house = open();
    const road = await Road.to(house);
    onTestFinished(() => road.remove());
    const crowd = new Crowd(house, { ...PEOPLE, entrance: road });
    const mishaps = new Mishaps(road, chanceFrom(SEED));
    await crowd.next(100);
    for (let round = 0; round < ROUNDS; round += 1) {
      await mishaps.happen();
      await crowd.next(20);
    }
    const whole = performance.now();
    await Promise.all(crowd.writers.map((writer) => writer.finish()));
    const ms = performance.now() - whole;
    const log = await crowd.finish({ afresh: false });
    const found = judge(crowd, log);
    expect(found, JSON.stringify(found)).toEqual(NOTHING);
    expect(crowd.said.filter(({ outcome }) => outcome !== 'kept')).toEqual([]);
    expect(ms).toBeLessThan(MOST_MS_TO_HEAL);
    const cut = `${road.cuts} connections of ${PEOPLE.writers + PEOPLE.readers} people cut`;
    const zeros = `0 lost, 0 twice, 0 out of order, 0 unsent ${Math.round(ms)} ms after the road was whole`;
    return `${mishaps.told}; ${cut}; ${log.length} kept: ${zeros}; seed ${SEED}`;
  },
);
