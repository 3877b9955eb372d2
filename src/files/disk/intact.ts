import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The bytes under a sum are others now than those that were kept. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
  readonly file: string;

  constructor(file: string) {
    super(`A file is not what was kept: ${file}`);
    this.file = file;
  }
}

/**
 * The bytes at a path, if all of them together have this SHA-256. The last piece is held back until that is known: who
 * reads to the end has what was kept, else a DamagedFile in its place.
 */
export async function* intact(path: string, sum: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array | null = null;
  for await (const some of createReadStream(path) as AsyncIterable<Buffer>) {
    if (held) yield held;
    hash.update(some);
    held = some;
  }
  if (hash.digest('hex') !== sum) throw new DamagedFile(path);
  if (held) yield held;
}
