import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore, Sealed, Upload } from '../../hub/ports/files.ts';
import { durably, isMissing, linked, sizeOf, syncFolder } from './durable.ts';
import { intact } from './intact.ts';
import { isShelf, keptIn, plain, shelfOf } from './shelves.ts';

/**
 * Bytes in a folder: `kept/ab/abcd…` is what has that SHA-256, `coming/ID` what is not all there, and beside it
 * `coming/ID.json` what it is going to be.
 */
export async function diskFiles(folder: string): Promise<FileStore> {
  const [kept, coming] = [keptIn(folder), join(folder, 'coming')];
  for (const path of [kept, coming]) await mkdir(path, { recursive: true });
  return new DiskFiles(kept, coming);
}

class DiskFiles implements FileStore {
  readonly #kept: string;
  readonly #coming: string;

  constructor(kept: string, coming: string) {
    this.#kept = kept;
    this.#coming = coming;
  }

  /** What it is going to be comes last: an upload without that was never begun. */
  async begin(id: string, about: string): Promise<void> {
    const path = this.#pathOf(id);
    await durably(path, (file) => file.truncate(0));
    await durably(`${path}.new`, (file) => file.writeFile(about));
    await rename(`${path}.new`, `${path}.json`);
    await syncFolder(this.#coming);
  }

  async upload(id: string): Promise<Upload | null> {
    const path = this.#pathOf(id);
    try {
      const [about, { size }] = await Promise.all([readFile(`${path}.json`, 'utf8'), stat(path)]);
      return { id, about, has: size };
    } catch (problem) {
      if (isMissing(problem)) return null;
      throw problem;
    }
  }

  /** Also sweeps up what was begun and never became an upload. */
  async uploads(): Promise<readonly Upload[]> {
    const names = new Set(await readdir(this.#coming));
    const uploads: Upload[] = [];
    for (const name of names) {
      const id = name.replace(/\.(json|new)$/, '');
      const upload = name === id && names.has(`${id}.json`) ? await this.upload(id) : null;
      if (upload) uploads.push(upload);
      else if (name !== `${id}.json` || !names.has(id)) await rm(join(this.#coming, name), { force: true });
    }
    return uploads;
  }

  async add(id: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    return durably(this.#pathOf(id), async (file) => {
      let { size: at } = await file.stat();
      for await (const some of bytes) {
        at = await written(file, some, at);
      }
      return at;
    });
  }

  async seal(id: string, headBytes: number): Promise<Sealed> {
    const hash = createHash('sha256');
    const head: Buffer[] = [];
    let more = headBytes;
    for await (const some of createReadStream(this.#pathOf(id)) as AsyncIterable<Buffer>) {
      hash.update(some);
      if (more > 0) head.push(some.subarray(0, more));
      more -= some.length;
    }
    return { sum: hash.digest('hex'), head: Buffer.concat(head) };
  }

  async keep(id: string, sum: string): Promise<void> {
    const folder = shelfOf(this.#kept, sum);
    if ((await mkdir(folder, { recursive: true })) !== undefined) await syncFolder(this.#kept);
    await linked(this.#pathOf(id), join(folder, sum));
    await syncFolder(folder);
  }

  async drop(id: string): Promise<void> {
    const path = this.#pathOf(id);
    for (const end of ['.json', '.new', '']) await rm(path + end, { force: true });
  }

  /** What is read whole is compared with its sum on the way. */
  async read(sum: string, { from, to }: { readonly from: number; readonly to: number }) {
    const path = join(shelfOf(this.#kept, sum), sum);
    const size = await sizeOf(path);
    if (size === null) return null;
    if (to < from && size > 0) return nothing();
    const isPart = from > 0 || to < size - 1;
    return isPart ? createReadStream(path, { start: from, end: to }) : intact(path, sum);
  }

  async remove(sum: string): Promise<void> {
    const folder = shelfOf(this.#kept, sum);
    await rm(join(folder, sum), { force: true });
    await syncFolder(folder);
  }

  async *sums(): AsyncGenerator<string> {
    for (const shelf of (await readdir(this.#kept)).filter(isShelf)) yield* await readdir(join(this.#kept, shelf));
  }

  #pathOf(id: string): string {
    return join(this.#coming, plain(id));
  }
}

/** Writes all of it from there on, and answers where it ends. */
async function written(file: FileHandle, bytes: Uint8Array, at: number): Promise<number> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
  return at + done;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
