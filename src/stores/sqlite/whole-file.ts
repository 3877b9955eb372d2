import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../fault.ts';

/** Lets a file appear under its name only when it is whole and durable; for its owner's eyes alone. */
export function whole<T>(file: string, write: (part: string) => T): T {
  const part = `${file}.part`;
  try {
    return onDisk(file, () => {
      rmSync(part, { force: true });
      writeFileSync(part, '', { mode: 0o600 });
      const result = write(part);
      sync(part);
      renameSync(part, file);
      sync(dirname(file));
      return result;
    });
  } finally {
    rmSync(part, { force: true });
  }
}

/**
 * Keeps a database under another name, where nothing will overwrite it, and answers that; null when there is none. It
 * stays in its own place too until a new one takes that: at no moment is there none.
 */
export function putAside(file: string): string | null {
  if (!existsSync(file)) return null;
  const aside = `${file}.${new Date().toISOString().replaceAll(/[-:.]/g, '')}`;
  try {
    linkSync(file, aside);
  } catch {
    copyFileSync(file, aside);
  }
  // Its write-ahead log would be read into the new file.
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${aside}-wal`);
  rmSync(`${file}-shm`, { force: true });
  return aside;
}

/** What the system refuses, in the words of a store. */
function onDisk<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof StoreError || !(error instanceof Error) || !('syscall' in error)) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw new StoreError('full', `The disk is full: ${file}`, file);
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
      throw new StoreError('readonly', `It can't be written to: ${file}`, file);
    if (code === 'ENOENT') throw new StoreError('missing', `There is no such folder: ${dirname(file)}`, dirname(file));
    throw new StoreError('io', `${code}: ${file}`, file);
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
