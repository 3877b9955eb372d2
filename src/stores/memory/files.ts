import type { Entry } from '../../core/entry.ts';
import { costOf } from '../../core/file.ts';
import type { FileRecord, FileRecords, FileUse } from '../../hub/ports/files.ts';
import type { EntryPlace } from '../../hub/ports/logs.ts';

export class MemoryFiles implements FileRecords {
  readonly #files = new Map<string, FileRecord>();
  /** With which entry each was said, and which message that is, or is about. */
  readonly #said = new Map<string, EntryPlace & { readonly entry: string; readonly message: string }>();

  async put(file: FileRecord): Promise<void> {
    if (!this.#said.has(file.id)) this.#files.set(file.id, file);
  }

  async find(id: string) {
    const file = this.#files.get(id);
    const said = this.#said.get(id);
    return file ? { file, said: said ? { log: said.log, seq: said.seq } : null } : null;
  }

  async unsaid(): Promise<readonly FileRecord[]> {
    return [...this.#files.values()].filter(({ id }) => !this.#said.has(id)).sort((a, b) => a.at - b.at);
  }

  async drop(ids: readonly string[]): Promise<void> {
    for (const id of ids) if (!this.#said.has(id)) this.#files.delete(id);
  }

  async uses(person?: string): Promise<readonly FileUse[]> {
    const bytes = new Map<string, number>();
    for (const { by, size } of this.#files.values()) {
      if (person === undefined || person === by) bytes.set(by, (bytes.get(by) ?? 0) + costOf(size));
    }
    return [...bytes].map(([person, bytes]) => ({ person, bytes }));
  }

  async has(sum: string): Promise<boolean> {
    return [...this.#files.values()].some((file) => file.sum === sum);
  }

  async borneBy(messages: readonly string[]): Promise<readonly FileRecord[]> {
    return [...this.#files.values()].filter(({ id }) => messages.includes(this.#said.get(id)?.message ?? ''));
  }

  /** The entry has them from now on. */
  say(ids: readonly string[], { log, seq, id: entry, event }: Entry): void {
    const message = event.on === 'previewed' ? event.target : entry;
    for (const id of ids) {
      if (this.#files.has(id) && !this.#said.has(id)) this.#said.set(id, { log, seq, entry, message });
    }
  }

  /** What messages of that log have. */
  allOf(log: string): readonly FileRecord[] {
    return [...this.#files.values()].filter(({ id }) => this.#said.get(id)?.log === log);
  }

  /** What a message that is deleted had is gone, and what its previews had. */
  takeFrom(message: string): void {
    this.#takeAway((said) => said.message === message);
  }

  /** What the previews of a message had is gone; answers which these were. */
  takePictures(message: string): readonly string[] {
    return this.#takeAway((said) => said.message === message && said.entry !== message);
  }

  #takeAway(isMeant: (said: { readonly entry: string; readonly message: string }) => boolean): readonly string[] {
    const meant = [...this.#said].filter(([, said]) => isMeant(said));
    for (const [id] of meant) {
      this.#said.delete(id);
      this.#files.delete(id);
    }
    return meant.map(([, { entry }]) => entry);
  }
}
