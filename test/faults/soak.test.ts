import { setInterval } from 'node:timers/promises';
import { expect } from 'vitest';
import { minutes } from './stage/chance.ts';
import { experiment, open } from './stage/experiment.ts';
import { quantile, spread } from './stage/figures.ts';
import { Guest, type Named } from './stage/guest.ts';
import type { House } from './stage/house.ts';
import { websocket } from './stage/line.ts';
import { historyFor, Reader } from './stage/reader.ts';
import { slopeOf, type Vitals, vitalsOf } from './stage/vitals.ts';
import { EVERY_WAY } from './stage/ways.ts';

const MINUTES = minutes({ short: 0.1, long: 60 });
const TALKERS = 12;
const A_SECOND = 100;
const COMERS_A_SECOND = 5;
const LOOK_MS = 5_000;
/** Until caches are full and code is compiled; at most ten minutes. */
const WARM_UP = Math.min(10, MINUTES / 3);
const MOST_MB_IN_10_MINUTES = 1;
const MOST_WAL_MB = 64;

experiment(
  {
    id: 'D9',
    fault: `mixed load for ${MINUTES} minutes: ${A_SECOND} messages/s, ${COMERS_A_SECOND} who come and go each second, on all ways in`,
    holds: 'memory and handles stay level after warm-up, the write-ahead log stays small, nothing is lost',
    patience: MINUTES * 60_000 + 120_000,
  },
  async () => {
    const house = open();
    const { pid } = await house.up();
    const reader = new Reader(new Guest(house, '독자', websocket));
    const talkers = await Promise.all(
      Array.from({ length: TALKERS }, (_, n) => new Guest(house, `말꾼${n}`, wayOf(n)).come()),
    );
    const since = performance.now();
    const over = () => performance.now() - since > MINUTES * 60_000;
    const vitals: Vitals[] = [];
    const waits: number[] = [];
    let [said, came] = [0, 0];
    const talking = every(1_000 / A_SECOND, over, async (n) => {
      const begun = performance.now();
      const { line } = talkers[n % TALKERS] as Named;
      const answer = await line.ask('say', { room: '#광장', text: `말 ${n}`, key: `말 ${n}` });
      if (answer?.ok === true) said += 1;
      waits.push(performance.now() - begun);
    });
    const churning = every(1_000 / COMERS_A_SECOND, over, async (n) => {
      await visit(house, n);
      came += 1;
    });
    const looking = every(LOOK_MS, over, async () => void vitals.push(vitalsOf({ pid, data: house.data, since })));
    await Promise.all([talking, churning, looking]);
    const log = await historyFor(new Guest(house, '사관', websocket));
    await reader.untilRead(log.at(-1)?.id ?? '');
    expect(log.length).toBe(said + came);
    expect(reader.timeline.map(({ id }) => id).join() === log.map(({ id }) => id).join()).toBe(true);
    for (const { line } of talkers) line.close();
    await reader.finish();
    return judged(vitals, `${log.length} kept, 0 lost, ${came} came and went; acks ${spread(waits)}`);
  },
);

/** Calls it again and again, not waiting for the one before; resolves when all are done. */
async function every(ms: number, over: () => boolean, run: (n: number) => Promise<void>): Promise<void> {
  const running: Promise<void>[] = [];
  let n = 0;
  for await (const _ of setInterval(ms)) {
    if (over()) break;
    running.push(run(n));
    n += 1;
  }
  await Promise.all(running);
}

/** Somebody comes, reads what was said last, says something, and is gone. */
async function visit(house: House, n: number): Promise<void> {
  const { line, log, last } = await new Guest(house, `손님${n}`, wayOf(n)).come();
  if (last !== null) await line.ask('history', { log, before: last + 1, limit: 50 });
  await line.ask('say', { room: '#광장', text: `다녀갑니다 ${n}`, key: `손님 ${n}` });
  line.close();
}

function wayOf(n: number) {
  return EVERY_WAY[n % EVERY_WAY.length] ?? websocket;
}

function judged(vitals: readonly Vitals[], figures: string): string {
  const warm = vitals.filter(({ minute }) => minute >= WARM_UP);
  const [rss, handles] = [slopeOf(warm, ({ rssMb }) => rssMb) * 10, slopeOf(warm, (one) => one.handles) * 10];
  const wal = Math.max(...vitals.map(({ walMb }) => walMb));
  expect(wal).toBeLessThan(MOST_WAL_MB);
  // A slope over less than some minutes says nothing.
  if (MINUTES >= 30) expect(rss).toBeLessThan(MOST_MB_IN_10_MINUTES);
  const memory = `RSS ${rss.toFixed(1)} MB in 10 minutes (median ${quantile(
    warm.map(({ rssMb }) => rssMb),
    0.5,
  ).toFixed(0)} MB)`;
  return `${MINUTES} minutes: ${memory}, handles ${handles.toFixed(1)} in 10 minutes, WAL ≤ ${wal.toFixed(1)} MB; ${figures}`;
}
