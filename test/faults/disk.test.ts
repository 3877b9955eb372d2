import { afterEach, describe, expect, it } from 'vitest';
import { Crowd } from './stage/crowd.ts';
import { canHave, type Disk, lockableDisk, smallDisk } from './stage/disk.ts';
import { pass } from './stage/figures.ts';
import { Guest } from './stage/guest.ts';
import { House } from './stage/house.ts';
import { judge, NOTHING } from './stage/judge.ts';
import { websocket } from './stage/line.ts';

const REFUSED = 2_000;
const MOST_MS_TO_REFUSE = 1_000;
const MOST_MS_TO_RECOVER = 2_000;

let house: House;
let disk: Disk;
afterEach(async () => {
  await house.close();
  disk.mendIt();
  disk.remove();
});

const FAULTS = [
  // Long texts fill it soon.
  { id: 'A7', what: 'a full disk', code: 'full', filling: '가'.repeat(1_000), make: () => smallDisk(4) },
  { id: 'A8', what: 'files that turn read-only', code: 'readonly', filling: '', make: lockableDisk },
];

describe.each(FAULTS)('$id $what', ({ id, what, code, filling, make }) => {
  it('writers are refused, nobody sees what is not kept, readers read on, all goes on by itself [L1] [L6]', async (context) => {
    if (!canHave(make)) return context.skip('needs root, and a system that knows mount and chattr');
    disk = make();
    house = new House({ data: disk.path });
    const { url } = await house.up();
    const { line, log } = await new Guest(house, '독자', websocket).come();
    const crowd = new Crowd(house, { writers: 8, readers: 4, write: { filling } });
    await crowd.next(20);
    const broken = crowd.next(REFUSED, 'refused');
    disk.breakIt();
    await broken;
    const health = await fetch(`${url}/healthz`);
    expect([health.status, await health.text()]).toEqual([503, expect.stringContaining(code)]);
    expect(await line.ask('history', { log, after: 0, limit: 20 })).toMatchObject({ ok: true, more: true });
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
    const kept = await crowd.finish();
    expect(judge(crowd, kept)).toEqual(NOTHING);
    const times = `each within ${slowest.toFixed(0)} ms; kept again ${recovery.toFixed(0)} ms after it was mended`;
    pass(
      id,
      `${what}: ${refused.length} refused, ${times}; ${kept.length} kept, none lost, none shown that is not kept`,
    );
  }, 60_000);
});
