import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { durably, isMissing, syncFolder } from './durable.ts';
import { DamagedFile, intact } from './intact.ts';
import { keptIn, shelfOf } from './shelves.ts';

/**
 * Copies the bytes of these sums from one folder of files into another, each read through on the way and durable when
 * this resolves, for their owner's eyes alone. What is there already stays, unless it is damaged. Resolves to the sums
 * whose bytes are not in `from`, or are no longer what was kept.
 */
export function copyKept(from: string, to: string, sums: Iterable<string>): Promise<ReadonlySet<string>> {
  return lostOf(sums, async (sum) => {
    const shelf = shelfOf(keptIn(to), sum);
    if (!(await isDone(readThrough(join(shelf, sum), sum)))) await copyOne(pathOf(from, sum), { shelf, sum });
  });
}

/** Reads the bytes of these sums through. Resolves to the sums that are not there or not what was kept. */
export function checkKept(folder: string, sums: Iterable<string>): Promise<ReadonlySet<string>> {
  return lostOf(sums, (sum) => readThrough(pathOf(folder, sum), sum));
}

/** Does this with each, and answers those whose bytes are lost. */
async function lostOf(sums: Iterable<string>, act: (sum: string) => Promise<void>): Promise<ReadonlySet<string>> {
  const lost = new Set<string>();
  for (const sum of sums) if (!(await isDone(act(sum)))) lost.add(sum);
  return lost;
}

/** False where the bytes that it needs are missing or damaged. */
async function isDone(act: Promise<void>): Promise<boolean> {
  try {
    await act;
    return true;
  } catch (problem) {
    if (isMissing(problem) || problem instanceof DamagedFile) return false;
    throw problem;
  }
}

async function copyOne(from: string, { shelf, sum }: { readonly shelf: string; readonly sum: string }): Promise<void> {
  const half = `${shelf}.${sum}.new`;
  await mkdir(shelf, { recursive: true, mode: 0o700 });
  try {
    await durably(half, (file) => writeFile(file, intact(from, sum)));
    await rename(half, join(shelf, sum));
    await syncFolder(shelf);
  } finally {
    await rm(half, { force: true });
  }
}

async function readThrough(path: string, sum: string): Promise<void> {
  for await (const _ of intact(path, sum));
}

function pathOf(folder: string, sum: string): string {
  return join(shelfOf(keptIn(folder), sum), sum);
}
