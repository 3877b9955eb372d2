import type { Database } from './driver.ts';

/** All or nothing. BEGIN IMMEDIATE, because a transaction that begins by reading can't always go on to write. */
export function inTransaction<T>(db: Database, run: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = run();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(db);
    throw error;
  }
}

/** SQLite has already rolled back after some faults, and then refuses to. */
function rollBack(db: Database): void {
  try {
    db.exec('ROLLBACK');
  } catch {}
}

/** Writes the write-ahead log into the main file and leaves it empty. Waits for no reader: false when one was there. */
export function emptyWal(db: Database): boolean {
  try {
    db.exec('PRAGMA busy_timeout = 0');
    return db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
  } catch {
    return false;
  } finally {
    db.exec('PRAGMA busy_timeout = 5000');
  }
}
