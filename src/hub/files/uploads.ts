import { ALT_LIMIT, FILE_WAITS_MS, FILES_WAITING } from '../../core/file.ts';
import { fileName } from '../../core/file-name.ts';
import { HEAD_BYTES, kindOf } from '../../core/file-type.ts';
import type { Refusal } from '../../core/refusal.ts';
import { prepareReason } from '../../core/text.ts';
import type { FileRecord, FileRecords, FileStore } from '../ports/files.ts';
import type { Chance, Clock } from '../ports/world.ts';
import { Turns } from '../turns.ts';
import type { Space } from './space.ts';
import type { Unsaid } from './unsaid.ts';

/** A file that somebody begins to send, as he says it is. `size` is in bytes. */
export interface NewFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly alt: string;
}

/** An upload that is not all there, as it is kept beside its bytes. */
interface Begun {
  readonly by: string;
  readonly at: number;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly alt?: string;
}

/** How far an upload is; `file` where all of it is there. */
export interface Progress {
  readonly id: string;
  readonly has: number;
  readonly size: number;
  readonly file: FileRecord | null;
}

export type Uploaded =
  | { readonly ok: true; readonly progress: Progress }
  | { readonly ok: false; readonly refusal: Refusal };

export interface UploadPorts {
  readonly bytes: FileStore;
  readonly records: FileRecords;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly space: Space;
  readonly unsaid: Unsaid;
  /** One after the other for each sum: bytes are kept, and taken away, in turns. */
  readonly sums: Turns;
}

const NO_SUCH_FILE = { ok: false, refusal: { code: 'no_such_file' } } as const;

/** Files that come in, bit by bit, and go on where they were cut off. Only who began one goes on with it. */
export class Uploads {
  readonly #ports: UploadPorts;
  readonly #turns = new Turns();
  readonly #begun = new Map<string, Begun>();

  constructor(ports: UploadPorts) {
    this.#ports = ports;
  }

  /** Those that were under way when the server stopped go on. */
  async load(): Promise<void> {
    for (const { id, about } of await this.#ports.bytes.uploads()) {
      const begun: Begun = JSON.parse(about);
      this.#begun.set(id, begun);
      this.#ports.space.hold(begun.by, begun.size);
    }
  }

  async begin(person: string, { name, type, size, alt }: NewFile): Promise<Uploaded> {
    const { bytes, chance, clock, space } = this.#ports;
    const said = prepareReason(alt, ALT_LIMIT);
    if (!said.ok) return said;
    if (this.#waiting(person) >= FILES_WAITING) return no({ code: 'too_many', limit: FILES_WAITING });
    const refusal = space.promise(person, size);
    if (refusal) return no(refusal);
    const [id, at] = [chance.secret(), clock.now()];
    const begun = {
      ...{ by: person, at, name: fileName(name), type: type.slice(0, 100), size },
      ...(said.reason !== '' && { alt: said.reason }),
    };
    this.#begun.set(id, begun);
    try {
      await bytes.begin(id, JSON.stringify(begun));
    } catch (problem) {
      this.#forget(id, begun);
      throw problem;
    }
    return size === 0 ? this.progress(person, id) : { ok: true, progress: { id, has: 0, size, file: null } };
  }

  /** How far it is. Where all bytes are there and it was not finished for some reason, it is now. */
  async progress(person: string, id: string): Promise<Uploaded> {
    const file = this.#ports.unsaid.of(id, person);
    if (file) return { ok: true, progress: { id, has: file.size, size: file.size, file } };
    if (this.#begun.get(id)?.by !== person) return NO_SUCH_FILE;
    return this.#turns.take(id, async () => {
      const begun = this.#begun.get(id);
      const upload = begun && (await this.#ports.bytes.upload(id));
      return upload ? this.#far(id, begun, upload.has) : this.#finished(person, id);
    });
  }

  /** Takes bytes that belong at `offset`, as they come; `conflict` where that is not how far it is. */
  async add(
    person: string,
    id: string,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<Uploaded | 'conflict'> {
    if (this.#begun.get(id)?.by !== person) {
      return this.#ports.unsaid.of(id, person) ? 'conflict' : NO_SUCH_FILE;
    }
    return this.#turns.take(id, async () => {
      const begun = this.#begun.get(id);
      const upload = begun && (await this.#ports.bytes.upload(id));
      if (!upload) return NO_SUCH_FILE;
      if (upload.has !== offset) return 'conflict';
      const left = begun.size - offset;
      const has = await this.#ports.bytes.add(id, noMoreThan(left, bytes));
      return this.#far(id, begun, has);
    });
  }

  /** Takes in what is all here already, as if he had sent it; null where he may send no such file. Rejects when it cannot be kept. */
  async take(person: string, file: NewFile, bytes: Uint8Array): Promise<FileRecord | null> {
    const begun = await this.begin(person, file);
    if (!begun.ok) return null;
    const { id } = begun.progress;
    try {
      const added = await this.add(person, id, 0, once(bytes));
      return added !== 'conflict' && added.ok ? added.progress.file : null;
    } catch (problem) {
      await this.cancel(person, id);
      throw problem;
    }
  }

  /** Gives up an upload, or a file that was not said. */
  async cancel(person: string, id: string): Promise<Uploaded> {
    const begun = this.#begun.get(id);
    if (begun?.by !== person) return NO_SUCH_FILE;
    return this.#turns.take(id, async () => {
      if (!this.#begun.has(id)) return NO_SUCH_FILE;
      await this.#drop(id, begun);
      return { ok: true, progress: { id, has: 0, size: begun.size, file: null } };
    });
  }

  /** Forgets those that nobody has gone on with. */
  async expire(): Promise<void> {
    const long = this.#ports.clock.now() - FILE_WAITS_MS;
    for (const [id, begun] of this.#begun) {
      if (begun.at < long) await this.#turns.take(id, () => this.#drop(id, begun));
    }
  }

  /** What this person began is given up. */
  async forget(person: string): Promise<void> {
    for (const [id, begun] of this.#begun) {
      if (begun.by === person) await this.#turns.take(id, () => this.#drop(id, begun));
    }
  }

  async #far(id: string, begun: Begun, has: number): Promise<Uploaded> {
    const file = has === begun.size ? await this.#finish(id, begun) : null;
    return { ok: true, progress: { id, has, size: begun.size, file } };
  }

  #finished(person: string, id: string): Uploaded {
    const file = this.#ports.unsaid.of(id, person);
    return file ? { ok: true, progress: { id, has: file.size, size: file.size, file } } : NO_SUCH_FILE;
  }

  /** Safe to do again, wherever it broke off: the upload goes last. */
  async #finish(id: string, begun: Begun): Promise<FileRecord> {
    const { bytes, records, space, unsaid, sums } = this.#ports;
    const { sum, head } = await bytes.seal(id, HEAD_BYTES);
    const { by, at, name, size, alt } = begun;
    const kind = kindOf(head, begun.type);
    const file: FileRecord = { id, name, ...kind, size, ...(alt !== undefined && { alt }), by, at, sum };
    await sums.take(sum, async () => {
      await bytes.keep(id, sum);
      await records.put(file);
    });
    unsaid.add(file);
    await space.recount(by);
    await this.#drop(id, begun);
    return file;
  }

  async #drop(id: string, begun: Begun): Promise<void> {
    await this.#ports.bytes.drop(id);
    this.#forget(id, begun);
  }

  #forget(id: string, { by, size }: Begun): void {
    if (this.#begun.delete(id)) this.#ports.space.release(by, size);
  }

  #waiting(person: string): number {
    let count = this.#ports.unsaid.count(person);
    for (const { by } of this.#begun.values()) if (by === person) count += 1;
    return count;
  }
}

/** More bytes came than were announced. */
export class TooManyBytes extends Error {}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* noMoreThan(most: number, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = most;
  for await (const some of bytes) {
    left -= some.length;
    if (left < 0) throw new TooManyBytes();
    yield some;
  }
}

function no(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}
