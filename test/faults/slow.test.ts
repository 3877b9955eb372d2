import { expect, type TestContext } from 'vitest';
import { form } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { experiment, open, sound } from './stage/experiment.ts';
import { spread } from './stage/figures.ts';
import { canTrace, IllDisk } from './stage/slow-disk.ts';

const LATE_MS = 500;
const BATCHES = form({ short: 5, long: 100 });
const REFUSED = form({ short: 20, long: 1_000 });

experiment(
  {
    id: 'A9',
    fault: `a slow disk: each fsync ${LATE_MS} ms late`,
    holds: 'writers wait, nobody is shown what is not kept, nothing is lost in a kill in the middle of it [L2]',
    patience: form({ short: 40_000, long: 200_000 }),
  },
  async (context) => {
    requireStrace(context);
    const house = open();
    const crowd = new Crowd(house, { writers: 20, readers: 8 });
    await crowd.next(100);
    const disk = await IllDisk.of((await house.up()).pid, { slowerByMs: LATE_MS });
    const since = performance.now();
    // All that wait together are kept by one fsync, so this is so many of them.
    await crowd.next(20 * BATCHES);
    const late = crowd.said.filter(({ outcome, begunAt }) => outcome === 'kept' && begunAt > since);
    await house.replace('SIGKILL');
    await disk.heal();
    await crowd.next(100);
    const log = await sound(crowd);
    expect(Math.max(...late.map(({ ms }) => ms))).toBeGreaterThan(LATE_MS);
    return `${late.length} acked while each fsync was ${LATE_MS} ms late (${spread(late.map(({ ms }) => ms))}), then kill -9; ${log.length} kept: 0 lost, 0 shown that are not kept`;
  },
);

experiment(
  {
    id: 'A9',
    fault: 'a disk that fails at fsync with EIO',
    holds: 'no ack, nothing shown, the writer begins anew and reads only what is durable; all goes on by itself [L6]',
    patience: form({ short: 40_000, long: 200_000 }),
  },
  async (context) => {
    requireStrace(context);
    const house = open();
    const crowd = new Crowd(house, { writers: 8, readers: 8 });
    await crowd.next(100);
    const { pid, url } = await house.up();
    const refusing = crowd.next(REFUSED, 'refused');
    const disk = await IllDisk.of(pid, { fails: true });
    await refusing;
    expect(await (await fetch(`${url}/healthz`)).text()).toContain('io');
    await house.replace('SIGKILL');
    await disk.heal();
    await crowd.next(100);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const log = await sound(crowd);
    const refused = crowd.said.filter(({ outcome }) => outcome === 'refused');
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['not_kept']));
    return `${refused.length} refused at EIO, 0 of them kept; ${log.length} kept: 0 lost, 0 twice, 0 holes`;
  },
);

function requireStrace(context: TestContext): void {
  if (!canTrace()) context.skip('needs strace, and the right to trace');
}
