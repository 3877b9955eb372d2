import { existsSync } from 'node:fs';
import { StoreError } from '../fault.ts';
import { checkAll } from './check.ts';
import { type Database, type Driver, loadDriver } from './driver.ts';
import { lock, naming, openReader } from './open.ts';
import { migrate, refuseForeign } from './schema.ts';
import { putAside, whole } from './whole-file.ts';

export interface Copied {
  /** How many there are in the copy. */
  readonly entries: number;
}

/**
 * Writes all that is kept in the database `from` at this moment into a new file `to`, while others go on reading and
 * writing. The copy is one whole file, read through and durable when this resolves; what was deleted is not in it.
 * Rejects with a StoreError that names the file, and leaves no copy then.
 */
export async function backUp(from: string, to: string): Promise<Copied> {
  if (existsSync(to)) throw new StoreError('occupied', `There is a file already: ${to}`, to);
  const driver = loadDriver();
  return { entries: whole(to, (part) => copy(driver, from, part, () => {})) };
}

export interface Restoring {
  /** Whether a database that is there already may be put aside. */
  readonly replace: boolean;
  /** Ids for the logs: a restored one must not pass for the one that went on after the backup. */
  fresh(): string;
}

export interface Restored extends Copied {
  /** Where that is now which was there before; null when nothing was. */
  readonly aside: string | null;
}

/**
 * Makes of a backup, or of any database of sokdak's, the database `to`. Every log gets a new id, by which clients see
 * that they have to read anew (SPEC L12). Rejects with a StoreError that names the file, and has changed nothing then.
 */
export async function restore(from: string, to: string, { replace, fresh }: Restoring): Promise<Restored> {
  if (!existsSync(from)) throw missing(from);
  const driver = loadDriver();
  const held = lock(driver, to);
  try {
    if (existsSync(to) && !replace) throw new StoreError('occupied', `There is a database already: ${to}`, to);
    let aside: string | null = null;
    const entries = whole(to, (part) => {
      const found = copy(driver, from, part, (db) => renew(db, fresh));
      aside = putAside(to);
      return found;
    });
    return { entries, aside };
  } finally {
    held.close();
  }
}

/** Reads a database through, running or not, and resolves to what it holds. Rejects with a StoreError. */
export async function lookThrough(file: string): Promise<Copied> {
  return { entries: reading(loadDriver(), file, checkAll) };
}

/** The sums of all files that a database knows, running or not. Rejects with a StoreError. */
export async function sumsIn(file: string): Promise<ReadonlySet<string>> {
  return reading(loadDriver(), file, (db) => {
    // A backup may be older than files are.
    if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'files'").get()) return new Set<string>();
    return new Set(
      db
        .prepare('SELECT DISTINCT sum FROM files WHERE size >= 0')
        .all()
        .map(({ sum }) => String(sum)),
    );
  });
}

/** Copies what is there, finishes the copy, and reads it through. */
function copy({ DatabaseSync }: Driver, from: string, part: string, finish: (db: Database) => void): number {
  reading({ DatabaseSync }, from, (db) => db.prepare('VACUUM INTO ?').run(part));
  const db = new DatabaseSync(part, { readOnly: false });
  try {
    return naming(from, () => {
      finish(db);
      return checkAll(db);
    });
  } finally {
    db.close();
  }
}

function reading<T>(driver: Driver, file: string, read: (db: Database) => T): T {
  if (!existsSync(file)) throw missing(file);
  return naming(file, () => {
    const db = openReader(driver, file);
    try {
      refuseForeign(db);
      return read(db);
    } finally {
      db.close();
    }
  });
}

function renew(db: Database, fresh: () => string): void {
  migrate(db);
  const rename = db.prepare('UPDATE logs SET log = ? WHERE n = ?');
  db.exec('BEGIN');
  for (const { n } of db.prepare('SELECT n FROM logs').all()) rename.run(fresh(), Number(n));
  db.exec('COMMIT');
}

function missing(file: string): StoreError {
  return new StoreError('missing', `There is no such file: ${file}`, file);
}
