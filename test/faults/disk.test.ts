import { expect, onTestFinished, type TestContext } from 'vitest';
import { form } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { canHave, type Disk, lockableDisk, smallDisk, takenDisk } from './stage/disk.ts';
import { experiment, open, sound } from './stage/experiment.ts';
import { Guest } from './stage/guest.ts';
import { websocket } from './stage/line.ts';
import { ROOMY_WAYS } from './stage/ways.ts';

const REFUSED = form({ short: 200, long: 5_000 });
/** The short form runs beside many other tests, on few cores. */
const MOST_MS_TO_REFUSE = form({ short: 10_000, long: 1_000 });
const MOST_MS_TO_RECOVER = form({ short: 10_000, long: 2_000 });
const PATIENCE = form({ short: 60_000, long: 300_000 });

const HOLDS =
  'writers are refused within 1 s, nobody sees what is not kept, readers read on, health says why, all goes on by itself within 2 s [L1] [L6]';

// Long texts fill it soon.
experiment({ id: 'A7', fault: 'a full disk', holds: HOLDS, patience: PATIENCE }, (context) =>
  broken(context, { code: 'full', filling: '가'.repeat(1_000), make: () => smallDisk(8) }),
);

experiment({ id: 'A8', fault: 'files that turn read-only', holds: HOLDS, patience: PATIENCE }, (context) =>
  broken(context, { code: 'readonly', filling: '', make: lockableDisk }),
);

experiment({ id: 'A6', fault: 'the database taken away, and put back', holds: HOLDS, patience: PATIENCE }, (context) =>
  broken(context, { code: 'missing', filling: '', make: takenDisk }),
);

interface Breaking {
  /** What the health of the server says then. */
  readonly code: string;
  readonly filling: string;
  readonly make: () => Disk;
}

async function broken(context: TestContext, { code, filling, make }: Breaking): Promise<string> {
  if (!canHave(make)) return context.skip('needs root, and a system that knows mount and chattr');
  const disk = make();
  onTestFinished(() => {
    disk.mendIt();
    disk.remove();
  });
  const house = open({ data: disk.path });
  const { url } = await house.up();
  const { line, log } = await new Guest(house, '독자', websocket).come();
  const crowd = new Crowd(house, { writers: 8, readers: 4, write: { filling }, ways: ROOMY_WAYS });
  await crowd.next(20);
  const refusing = crowd.next(REFUSED, 'refused');
  disk.breakIt();
  await refusing;
  const health = await fetch(`${url}/healthz`);
  expect([health.status, await health.text()]).toEqual([503, expect.stringContaining(code)]);
  expect(await line.ask('history', { log, after: 0, limit: 10 })).toMatchObject({ ok: true, more: true });
  const mended = performance.now();
  const again = crowd.next(1);
  disk.mendIt();
  await again;
  const recovery = performance.now() - mended;
  expect(recovery).toBeLessThan(MOST_MS_TO_RECOVER);
  await crowd.next(20);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const refused = crowd.said.filter(({ outcome }) => outcome === 'refused');
  expect(new Set(refused.map((said) => said.code))).toEqual(new Set(['not_kept']));
  const slowest = Math.max(...refused.map(({ ms }) => ms));
  expect(slowest).toBeLessThan(MOST_MS_TO_REFUSE);
  line.close();
  const kept = await sound(crowd);
  const times = `each within ${slowest.toFixed(0)} ms; kept again ${recovery.toFixed(0)} ms after it was mended`;
  return `${refused.length} refused, ${times}; ${kept.length} kept, none lost, none shown that is not kept`;
}
