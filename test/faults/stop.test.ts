import { expect } from 'vitest';
import { form, rounds } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { experiment, open, sound } from './stage/experiment.ts';

const ROUNDS = rounds({ short: 2, long: 20 });
/** The short form runs beside many other tests, on few cores. */
const MOST_MS_TO_STOP = form({ short: 10_000, long: 3_000 });
const MOST_MS_AWAY = form({ short: 10_000, long: 3_000 });

experiment(
  {
    id: 'A5',
    fault: 'SIGTERM under load, and a new process on the same data',
    holds: 'exit 0 within 3 s, everyone is told to come back and is back within 3 s, nothing is lost [S10]',
    patience: ROUNDS * 10_000 + 20_000,
  },
  async () => {
    const house = open();
    const crowd = new Crowd(house, { writers: 20, readers: 8 });
    const stops: number[] = [];
    // Who has not come in yet is not away.
    await Promise.all(crowd.readers.map((reader) => reader.untilIn()));
    for (let round = 0; round < ROUNDS; round += 1) {
      await crowd.next(100);
      const { code, ms } = await house.replace('SIGTERM');
      expect(code).toBe(0);
      stops.push(ms);
      // Who is on his way in when the next stop comes would be counted as away through both.
      await Promise.all(crowd.readers.map((reader) => reader.untilBack(round + 1)));
    }
    await crowd.next(100);
    const log = await sound(crowd);
    for (const { silent, goodbyes } of crowd.readers) {
      expect(silent).toBe(0);
      for (const { reason } of goodbyes) expect(reason).toContain('stopping');
    }
    const [stop, away] = [stops, crowd.readers.flatMap(({ absences }) => absences)].map((all) => Math.max(...all));
    expect(stop).toBeLessThan(MOST_MS_TO_STOP);
    expect(away).toBeLessThan(MOST_MS_AWAY);
    const times = `exit 0 in ≤ ${stop?.toFixed(0)} ms, all back in ≤ ${away?.toFixed(0)} ms`;
    return `${ROUNDS} stops under load, ${times}; ${log.length} kept: 0 lost, 0 twice, 0 unsent`;
  },
);
