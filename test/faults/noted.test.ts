import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { chanceFrom, form, rounds, SEED } from './stage/chance.ts';
import { experiment, open } from './stage/experiment.ts';
import { Guest } from './stage/guest.ts';
import type { House } from './stage/house.ts';
import type { Line } from './stage/line.ts';
import { admin, asked } from './stage/operator.ts';
import { rest } from './stage/rest-line.ts';
import { EVERY_WAY } from './stage/ways.ts';

const ROUNDS = rounds({ short: 4, long: 60 });
const WRITERS = form({ short: 8, long: 20 });
const wayOf = (n: number) => EVERY_WAY[n % EVERY_WAY.length] ?? rest;
const chance = chanceFrom(SEED);

/** Says again and again what the filter looks for, until the line is cut. Resolves to how much of it was acknowledged. */
async function saying(line: Line): Promise<number> {
  for (let said = 0; ; said += 1) {
    const answer = await line.ask('say', { room: '#광장', text: `바보 이반 ${said}`, key: randomUUID() });
    if (answer?.ok !== true) return said;
  }
}

const kept = (house: House, on: string) =>
  asked(house, 'SELECT count(*) FROM entries WHERE event LIKE \'{"on":"\' || ?1 || \'",%\'', on);

/** Messages of which nothing is noted, and notes of what is no message. */
const alone = (house: House) =>
  asked(
    house,
    `WITH hits AS (SELECT event ->> 'message' AS message FROM entries WHERE event ->> 'on' = 'filter-hit'),
          said AS (SELECT id FROM entries WHERE event ->> 'on' = 'said')
     SELECT (SELECT count(*) FROM said WHERE id NOT IN (SELECT message FROM hits))
          + (SELECT count(*) FROM hits WHERE message NOT IN (SELECT id FROM said))`,
  );

experiment(
  {
    id: 'A14',
    fault: '`kill -9` at random moments while many say what a filter lets through and notes',
    holds: 'each message that is kept is noted, once, and no other [M19] [L1] [L2]',
    patience: 240_000,
  },
  async () => {
    const house = open();
    await house.up();
    await admin(house, 'set-filter', 'log', 'word', '바보');
    const guests = Array.from({ length: WRITERS }, (_, n) => new Guest(house, `말꾼${n}`, wayOf(n)));
    let acked = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const lines = await Promise.all(guests.map((guest) => guest.come()));
      const said = Promise.all(lines.map(({ line }) => saying(line)));
      // No barrier: it is killed at any moment.
      await new Promise((resolve) => setTimeout(resolve, chance(20, 200)));
      await house.replace('SIGKILL');
      acked += (await said).reduce((sum, one) => sum + one, 0);
    }
    const [said, noted] = [await kept(house, 'said'), await kept(house, 'filter-hit')];
    expect(said).toBeGreaterThanOrEqual(acked);
    expect({ noted, alone: await alone(house) }).toEqual({ noted: said, alone: 0 });
    return `${ROUNDS} kills, ${WRITERS} writers: ${said} messages, ${noted} notes, 0 without the other; seed ${SEED}`;
  },
);
