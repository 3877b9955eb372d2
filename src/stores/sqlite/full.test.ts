import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Kept } from '../../hub/ports/logs.ts';
import { rising, Stage, say, seqs, someone } from '../contract/stage.ts';
import { openSqliteStore } from './sqlite.ts';

/** A disk of its own of so many MB, where this process may mount one; else null. */
function smallDisk(megabytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'sokdak-disk-'));
  // The last registered is the first to run.
  onTestFinished(() => rmdirSync(folder));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return folder;
}

it('refuses while a real disk is full, reads on, and goes on when there is room', async (context) => {
  const disk = smallDisk(2);
  if (disk === null) return context.skip('needs the right to mount; writer.test.ts has the same fault from SQLite');
  const store = await openSqliteStore({ file: join(disk, 'sokdak.db'), report: () => {} });
  const stage = new Stage(store);
  const [log, by] = [await stage.room(), someone()];
  const append = () => store.logs.append(log, [say(by, '가'.repeat(1_500))], null);
  const asked = await Promise.allSettled(rising(600).map(append));
  const kept = asked.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const refused = asked.flatMap((one) => (one.status === 'rejected' ? String(one.reason) : []));
  expect(new Set(refused)).toEqual(new Set(['StoreError: The disk is full.']));
  expect(seqs(await stage.all(log))).toEqual(seqs(kept));
  execFileSync('mount', ['-o', 'remount,size=16m', disk]);
  const [next]: readonly (Kept | undefined)[] = await append();
  expect(next?.seq).toBe(kept.length + 1);
  expect(seqs(await stage.all(log))).toEqual(rising(kept.length + 1));
  await store.close();
});
