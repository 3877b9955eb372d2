import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rising, seqs } from '../../src/stores/contract/stage.ts';
import { loadDriver } from '../../src/stores/sqlite/driver.ts';
import { entriesIn, freshFile } from '../../src/stores/sqlite/test-kit.ts';
import { Writer } from '../../src/stores/sqlite/writer.ts';
import { Disk } from './disk.ts';
import { type Act, actsOf, CALLS, STRACE } from './trace.ts';

const APPENDER = fileURLToPath(new URL('../../src/stores/sqlite/appender.ts', import.meta.url));

/** All that an appender did to its disk; null where processes can't be traced. */
function traced(): readonly Act[] | null {
  const file = freshFile();
  const trace = join(dirname(file), 'trace');
  const node = [process.execPath, '--import', 'tsx', APPENDER, file, '1', '25'];
  const { status } = spawnSync('strace', [...STRACE, CALLS, '-o', trace, ...node], { stdio: 'ignore' });
  if (status !== 0) return null;
  // tsx has a child, which talks too.
  const ours = (act: Act) => ('text' in act ? act.text.startsWith('log-') : act.file.startsWith(dirname(file)));
  return actsOf(readFileSync(trace, 'utf8')).filter(ours);
}

it('has after a power cut at any moment all that was acknowledged, in order and once', async (context) => {
  const acts = traced();
  if (acts === null) return context.skip('needs strace');
  expect(acts.filter((act) => act.do === 'say').length).toBe(75);
  const [cuts, luck] = [sample(acts.length, 20), sample(3, 20_000)];
  for (const [n, cut] of cuts.entries()) {
    const before = acts.slice(0, cut);
    // In every other round some of what was not synced survives, as on a real disk.
    const kept = await heldAfter(before, () => n % 2 === 1 && luck.pop() === 0);
    const acked = before.flatMap((act) => (act.do === 'say' ? act.text.trim().split('\n') : []));
    expect(acked.filter((line) => !kept.includes(line))).toEqual([]);
  }
});

function sample(most: number, many: number): number[] {
  return fc.sample(fc.nat(most), { numRuns: many, seed: most });
}

async function heldAfter(acts: readonly Act[], lucky: () => boolean): Promise<readonly string[]> {
  const [disk, file] = [new Disk(), freshFile()];
  for (const act of acts) disk.do(act);
  for (const [name, bytes] of disk.afterCut(lucky)) writeFileSync(join(dirname(file), basename(name)), bytes);
  const writer = new Writer(loadDriver(), file);
  expect(writer.perform([{ ref: 0, request: { do: 'start' } }]).outcomes).toEqual([{ ref: 0, answer: null }]);
  writer.close();
  return (await Promise.all(['log-#a', 'log-#b', 'log-#c'].map((log) => linesOf(file, log)))).flat();
}

async function linesOf(file: string, log: string): Promise<readonly string[]> {
  const entries = await entriesIn(file, log);
  expect(seqs(entries)).toEqual(rising(entries.length));
  return entries.map(({ seq, id }) => `${log} ${seq} ${id}`);
}
