import { statSync } from 'node:fs';
import { StoreError } from '../fault.ts';
import { checkEnds } from './check.ts';
import { type Database, type Driver, faultOf } from './driver.ts';
import { migrate, refuseForeign } from './schema.ts';

/** What both connections have in common. `secure_delete` is ON: FAST leaves what it freed (schema.ts says more). */
const COMMON = `
  PRAGMA busy_timeout = 5000;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -4000;
  PRAGMA trusted_schema = OFF;
`;

/** A file that was not closed is looked through if that takes no longer than a blink: ~0.2 s for so many bytes. */
const QUICK_TO_CHECK = 64 * 2 ** 20;

export function openWriter({ DatabaseSync }: Driver, file: string): Database {
  return naming(file, () => {
    const closed = sizeOf(`${file}-wal`) === 0;
    // SQLite would begin anew, and throw away what was not yet moved from the one to the other.
    if (!closed && sizeOf(file) === 0)
      throw new StoreError('corrupt', 'The database is gone, and only its log is left');
    return opened(new DatabaseSync(file, { readOnly: false }), (db) => {
      refuseForeign(db);
      db.exec(`${COMMON} PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 1000;`);
      if (!closed && sizeOf(file) < QUICK_TO_CHECK) check(db);
      migrate(db);
      checkEnds(db);
    });
  });
}

export function openReader({ DatabaseSync }: Driver, file: string): Database {
  return opened(new DatabaseSync(file, { readOnly: true }), (db) => db.exec(COMMON));
}

/**
 * Keeps other processes from the same data. A lock of the system on a file of its own, because the writer and the
 * reader are two connections; it dies with the process, so a SIGKILL leaves nothing that hinders the next start.
 */
export function lock({ DatabaseSync }: Driver, file: string): Database {
  try {
    return opened(new DatabaseSync(`${file}.lock`, { readOnly: false }), (db) =>
      db.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;'),
    );
  } catch (error) {
    if (faultOf(error).code === 'taken') throw new StoreError('taken', `Another sokdak is running on ${file}.`, file);
    return naming(`${file}.lock`, () => {
      throw error;
    });
  }
}

function opened(db: Database, prepare: (db: Database) => void): Database {
  try {
    prepare(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function check(db: Database): void {
  if (db.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok') return;
  throw new StoreError('corrupt', 'The database is damaged.');
}

/** Says of what goes wrong in `run` which file it is about. */
export function naming<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const fault = faultOf(error);
    if (fault.file !== null) throw fault;
    const { code, message } = fault;
    throw new StoreError(code, `${message.replace(/\.$/, '')}: ${file}`, file);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
