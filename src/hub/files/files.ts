import { FILE_WAITS_MS } from '../../core/file.ts';
import type { Refusal } from '../../core/refusal.ts';
import { readable } from '../commands/readable.ts';
import type { Hub } from '../hub.ts';
import type { FileRecord, FileStore } from '../ports/files.ts';
import type { Presence } from '../presence.ts';
import { Turns } from '../turns.ts';
import type { Alts } from './alts.ts';
import { Links, type LinkWords } from './links.ts';
import { type FileLimits, Space } from './space.ts';
import { type Claim, Unsaid } from './unsaid.ts';
import { type NewFile, type Uploaded, Uploads } from './uploads.ts';

/** How often is looked for what nobody waits for any more, in ms. */
const TIDY_MS = 3_600_000;

type Ports = Pick<Hub, 'store' | 'clock' | 'chance' | 'paces' | 'people' | 'rooms' | 'report'>;

/** Files: who sends them, with what they are said, and who may have them (SPEC F1-F8). */
export class Files {
  readonly #limits: () => FileLimits;
  readonly links: Links;
  readonly #hub: Ports;
  readonly #bytes: FileStore;
  readonly #space: Space;
  readonly #unsaid = new Unsaid();
  readonly #sums = new Turns();
  readonly #uploads: Uploads;

  constructor(hub: Ports, bytes: FileStore, limits: () => FileLimits) {
    const { store, clock, chance } = hub;
    this.#limits = limits;
    this.links = new Links(clock, chance);
    this.#hub = hub;
    this.#bytes = bytes;
    this.#space = new Space(limits, store.files);
    const shared = { bytes, records: store.files, clock, chance, sums: this.#sums };
    this.#uploads = new Uploads({ ...shared, space: this.#space, unsaid: this.#unsaid });
  }

  get limits(): FileLimits {
    return this.#limits();
  }

  /** Knows again what waits, and takes away what a crash left behind. */
  async load(): Promise<void> {
    for (const file of await this.#hub.store.files.unsaid()) this.#unsaid.add(file);
    await this.#space.load();
    await this.#uploads.load();
    void this.#sweep();
    this.#tidyLater();
  }

  /** Begins to take a file in. Rejects, as all that follows, when it cannot be kept. */
  async begin(by: Presence, file: NewFile): Promise<Uploaded> {
    const retryAfterMs = this.#hub.paces.take(by.id, 'upload', null);
    if (retryAfterMs > 0) return { ok: false, refusal: { code: 'too_fast', retryAfterMs } };
    return this.#uploads.begin(by.id, file);
  }

  progress(by: Presence, id: string): Promise<Uploaded> {
    return this.#uploads.progress(by.id, id);
  }

  add(by: Presence, id: string, given: { offset: number; bytes: AsyncIterable<Uint8Array> }) {
    return this.#uploads.add(by.id, id, given.offset, given.bytes);
  }

  /** Takes in what is here already, as if he had sent it. See `Uploads.take`. */
  take(by: Pick<Presence, 'id'>, file: NewFile, bytes: Uint8Array): Promise<FileRecord | null> {
    return this.#uploads.take(by.id, file, bytes);
  }

  /** Gives up an upload, or a file that was not said yet. */
  async cancel(by: Pick<Presence, 'id'>, id: string): Promise<Uploaded> {
    const file = this.#unsaid.of(id, by.id);
    if (!file) return this.#uploads.cancel(by.id, id);
    await this.#dropUnsaid([file]);
    return { ok: true, progress: { id, has: 0, size: file.size, file: null } };
  }

  /** The files of a message that he is about to say. */
  claim(by: Pick<Presence, 'id'>, ids: readonly string[], alts: Alts): Claim {
    return this.#unsaid.claim(by.id, ids, alts);
  }

  /** The file, where this person may have it now: it is his and not said yet, or he may read where it was said. */
  async readable(by: Presence, id: string): Promise<FileRecord | null> {
    const own = this.#unsaid.of(id, by.id);
    if (own) return own;
    const found = await this.#hub.store.files.find(id);
    return found?.said && readable(this.#hub, by, found.said) ? found.file : null;
  }

  /** Somebody wants the bytes of a file: what he may have, or why not. */
  async open(by: Presence, id: string): Promise<FileRecord | Refusal> {
    const retryAfterMs = this.#hub.paces.take(by.id, 'download', null);
    if (retryAfterMs > 0) return { code: 'too_fast', retryAfterMs };
    return (await this.readable(by, id)) ?? { code: 'no_such_file' };
  }

  /** The same, for whom a link was made, if he is here. */
  async openLink(id: string, words: LinkWords): Promise<FileRecord | Refusal> {
    const person = this.links.isGood(id, words) ? this.#hub.people.withId(words.person) : null;
    return person ? this.open(person, id) : { code: 'no_such_file' };
  }

  /** Bytes of a file, both ends included; null where they are gone. */
  read({ sum }: FileRecord, range: { readonly from: number; readonly to: number }) {
    return this.#bytes.read(sum, range);
  }

  /** Does what may take files from a message, or from its previews, and takes away the bytes of those that are gone then. */
  async losing<O extends { readonly ok: boolean }>(message: string, act: () => Promise<O>): Promise<O> {
    const borne = await this.#hub.store.files.borneBy([message]);
    const outcome = await act();
    if (outcome.ok) await this.#tryGone(borne);
    return outcome;
  }

  /** Takes away the bytes of files that no message has any more. What fails is made good at the next start. */
  async gone(files: readonly FileRecord[]): Promise<void> {
    for (const sum of new Set(files.map((file) => file.sum))) await this.#removeIfGone(sum);
    for (const person of new Set(files.map(({ by }) => by))) await this.#space.recount(person);
  }

  /** Nobody gets them any more, whether or not their bytes can be taken off the disk now. */
  async #tryGone(files: readonly FileRecord[]): Promise<void> {
    await this.gone(files).catch((problem: unknown) => {
      this.#hub.report('error', 'the bytes of a deleted file could not be taken away', { problem: String(problem) });
    });
  }

  /** What somebody has not said yet is gone, with its bytes, and so is what he began to send. */
  async forget(person: string): Promise<void> {
    await this.#dropUnsaid(this.#unsaid.allOf(person));
    await this.#uploads.forget(person);
  }

  async #dropUnsaid(files: readonly FileRecord[]): Promise<void> {
    for (const { id } of files) this.#unsaid.delete(id);
    await this.#hub.store.files.drop(files.map(({ id }) => id));
    await this.gone(files);
  }

  #removeIfGone(sum: string): Promise<void> {
    return this.#sums.take(sum, async () => {
      if (!(await this.#hub.store.files.has(sum))) await this.#bytes.remove(sum);
    });
  }

  async #sweep(): Promise<void> {
    try {
      for await (const sum of this.#bytes.sums()) await this.#removeIfGone(sum);
    } catch (problem) {
      this.#hub.report('warn', 'old files could not be looked through', { problem: String(problem) });
    }
  }

  #tidyLater(): void {
    this.#hub.clock.after(TIDY_MS, () => {
      void this.#tidy();
      this.#tidyLater();
    });
  }

  async #tidy(): Promise<void> {
    try {
      await this.#uploads.expire();
      await this.#dropUnsaid(this.#unsaid.before(this.#hub.clock.now() - FILE_WAITS_MS));
    } catch (problem) {
      this.#hub.report('warn', 'files that nobody waits for could not be taken away', { problem: String(problem) });
    }
  }
}
