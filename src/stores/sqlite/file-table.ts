import type { FileRecord } from '../../hub/ports/files.ts';
import type { Database, Statement } from './driver.ts';
import { sealOf } from './seal.ts';

/**
 * What is known of files, written to. Must be called within a transaction. A row is never removed and never grows (see
 * schema.ts): of a file that is gone its id is left.
 */
export class FileTable {
  readonly #put: Statement;
  readonly #say: Statement;
  readonly #empty: Statement;
  readonly #saidWith: Statement;
  readonly #unsay: Statement;
  readonly #unsaid: Statement;

  constructor(db: Database) {
    this.#put = db.prepare(`
      INSERT INTO files (id, person, at, size, sum, about, seal) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`);
    this.#say = db.prepare('INSERT OR IGNORE INTO attachments (file, entry) SELECT n, ? FROM files WHERE id = ?');
    this.#empty = db.prepare("UPDATE files SET size = -1, sum = '', about = '', seal = NULL WHERE n = ?");
    this.#saidWith = db.prepare('SELECT file FROM attachments WHERE entry = ?');
    this.#unsay = db.prepare('DELETE FROM attachments WHERE entry = ?');
    this.#unsaid = db.prepare('SELECT n FROM files WHERE id = ? AND n NOT IN (SELECT file FROM attachments)');
  }

  put({ id, by, at, size, sum, ...about }: FileRecord): null {
    const kept = [id, by, at, size, sum, JSON.stringify(about)];
    this.#put.run(...kept, sealOf(kept));
    return null;
  }

  drop(ids: readonly string[]): null {
    for (const id of ids) {
      const row = this.#unsaid.get(id);
      if (row) this.#empty.run(Number(row.n));
    }
    return null;
  }

  /** The entry has these files from now on. */
  say(ids: readonly string[], entry: number): void {
    for (const id of ids) this.#say.run(entry, id);
  }

  /** What an entry that is deleted had is gone. */
  takeFrom(entry: number): void {
    for (const { file } of this.#saidWith.all(entry)) this.#empty.run(Number(file));
    this.#unsay.run(entry);
  }
}
