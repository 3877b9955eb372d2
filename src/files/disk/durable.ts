import { constants } from 'node:fs';
import { copyFile, type FileHandle, link, open, rename, rm, stat } from 'node:fs/promises';

/** Works on a file, made if there is none; what was done to it is on the disk after that, also where it broke off. */
export async function durably<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    return await work(file);
  } finally {
    await file.datasync().finally(() => file.close());
  }
}

/** Names in a folder are on the disk after that. Where a system knows no such thing, there is nothing to do. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (problem) {
    if (codeOf(problem) !== 'EINVAL' && codeOf(problem) !== 'EPERM') throw problem;
  } finally {
    await folder.close();
  }
}

/** A second name for the same bytes, or a copy where a file system knows no second names. It may be there already. */
export async function linked(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (problem) {
    if (codeOf(problem) === 'EEXIST') return;
    if (!NO_LINKS.has(codeOf(problem))) throw problem;
    await copied(from, to);
  }
}

const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES']);

async function copied(from: string, to: string): Promise<void> {
  const half = `${from}.new`;
  try {
    await copyFile(from, half);
    await durably(half, async () => {});
    await rename(half, to);
  } finally {
    await rm(half, { force: true });
  }
}

/** In bytes; null where there is no such file. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (problem) {
    if (isMissing(problem)) return null;
    throw problem;
  }
}

export function isMissing(problem: unknown): boolean {
  return codeOf(problem) === 'ENOENT';
}

function codeOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : '';
}
