import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Shelf } from '../../client/index.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * A shelf in one file that its owner alone can read. It is read anew for each change, because another terminal of the
 * same person may have written, and replaced whole, so that it is never half.
 */
export class FileShelf implements Shelf {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  getItem(name: string): string | null {
    return this.#read()[name] ?? null;
  }

  setItem(name: string, text: string): void {
    this.#write({ ...this.#read(), [name]: text });
  }

  removeItem(name: string): void {
    const { [name]: gone, ...rest } = this.#read();
    if (gone === undefined) return;
    if (Object.keys(rest).length > 0) this.#write(rest);
    else rmSync(this.#path, { force: true });
  }

  #read(): Texts {
    try {
      const value: unknown = JSON.parse(readFileSync(this.#path, 'utf8'));
      if (typeof value !== 'object' || value === null) return {};
      return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));
    } catch {
      return {};
    }
  }

  #write(texts: Texts): void {
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
    const aside = `${this.#path}.${process.pid}`;
    writeFileSync(aside, JSON.stringify(texts), { mode: 0o600 });
    renameSync(aside, this.#path);
  }
}
