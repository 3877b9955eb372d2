import { statfs } from 'node:fs/promises';

/** What the process takes of this computer, in bytes. */
export interface Machine {
  memory(): { readonly rss: number; readonly heap: number };
  /** What is free where the data is, and how large that disk is; null where nothing is kept on a disk. */
  disk(): Promise<{ readonly free: number; readonly size: number } | null>;
}

/** This computer; `data` is the folder in which everything is kept. */
export function thisMachine(data: string | null): Machine {
  return {
    memory() {
      const { rss, heapUsed: heap } = process.memoryUsage();
      return { rss, heap };
    },
    async disk() {
      if (data === null) return null;
      const { bavail, blocks, bsize } = await statfs(data);
      return { free: bavail * bsize, size: blocks * bsize };
    },
  };
}
