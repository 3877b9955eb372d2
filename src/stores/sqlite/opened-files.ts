import { statSync } from 'node:fs';
import { StoreError } from '../fault.ts';

/**
 * The files that were opened. SQLite goes on writing into one that somebody has removed or replaced since, and all of
 * it would be gone at the next start.
 */
export class OpenedFiles {
  readonly #files: readonly { readonly path: string; readonly inode: bigint | null }[];

  constructor(file: string) {
    this.#files = [file, `${file}-wal`].map((path) => ({ path, inode: inodeOf(path) }));
  }

  /** Throws where one is no longer in its place. It may come back. */
  check(): void {
    const gone = this.#files.find(({ path, inode }) => inodeOf(path) !== inode);
    if (gone) throw new StoreError('missing', `It was taken away while it was in use: ${gone.path}`, gone.path);
  }
}

function inodeOf(path: string): bigint | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null;
}
