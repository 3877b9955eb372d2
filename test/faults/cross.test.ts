import { expect } from 'vitest';
import { rounds } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { experiment, open, sound } from './stage/experiment.ts';
import { Guest } from './stage/guest.ts';
import { historyFor } from './stage/reader.ts';
import { EVERY_WAY } from './stage/ways.ts';

const ROUNDS = rounds({ short: 1, long: 20 });

experiment(
  {
    id: 'A3',
    fault: 'said on every way in, kill -9 between, read on every way in',
    holds: 'all histories are the same, byte for byte: seq, id and text [T1] [L1] [L3]',
    patience: ROUNDS * 8_000 + 30_000,
  },
  async () => {
    const house = open();
    const crowd = new Crowd(house, {
      writers: 4,
      readers: 4,
      write: { filling: '한글 ＡＢ ｶﾅ 👨‍👩‍👧 é·é "\\\\" <b>&amp; ‏‎z' },
    });
    for (let round = 0; round < ROUNDS; round += 1) {
      await crowd.next(100);
      await house.replace('SIGKILL');
    }
    const log = await sound(crowd);
    const histories = await Promise.all(EVERY_WAY.map((dial, n) => historyFor(new Guest(house, `사관${n}`, dial))));
    const bytes = histories.map((history) => Buffer.from(JSON.stringify(history.map(({ id, text }) => [id, text]))));
    for (const each of bytes) expect(each.equals(bytes[0] ?? Buffer.alloc(0))).toBe(true);
    // IRC tells no seq: there the order is the place.
    for (const history of histories) expect(history.every(({ seq }, n) => seq === null || seq === n + 1)).toBe(true);
    return `${log.length} messages of 4 ways in through ${ROUNDS} kills: ${histories.length} histories of ${bytes[0]?.length} bytes, all equal`;
  },
);
