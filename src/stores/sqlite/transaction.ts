import type { Database, Statement } from './driver.ts';

/** All or nothing. BEGIN IMMEDIATE, because a transaction that begins by reading can't always go on to write. */
export class Transaction {
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #rollBack: Statement;
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#rollBack = db.prepare('ROLLBACK');
  }

  run<T>(work: () => T): T {
    this.#begin.run();
    try {
      const result = work();
      this.#commit.run();
      return result;
    } catch (error) {
      this.#undo();
      throw error;
    }
  }

  /**
   * The same without waiting for the disk: gone after a power cut, unless something durable has followed, and never
   * without what was before it (sqlite.org/pragma.html#pragma_synchronous).
   */
  runLazily<T>(work: () => T): T {
    this.#db.exec('PRAGMA synchronous = NORMAL');
    try {
      return this.run(work);
    } finally {
      this.#db.exec('PRAGMA synchronous = FULL');
    }
  }

  /** SQLite has already rolled back after some faults, and then refuses to. */
  #undo(): void {
    try {
      this.#rollBack.run();
    } catch {}
  }
}

/** The write-ahead log, in which every text stands until it is emptied. */
export class WriteAheadLog {
  readonly #db: Database;
  readonly #truncate: Statement;

  constructor(db: Database) {
    this.#db = db;
    this.#truncate = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Moves all into the main file. Waits for no reader: false when one was there. */
  empty(): boolean {
    try {
      this.#db.exec('PRAGMA busy_timeout = 0');
      return this.#truncate.get()?.busy === 0;
    } catch {
      return false;
    } finally {
      this.#db.exec('PRAGMA busy_timeout = 5000');
    }
  }
}
