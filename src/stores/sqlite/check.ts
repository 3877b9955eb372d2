import { StoreError } from '../fault.ts';
import type { Database } from './driver.ts';
import { isKept } from './row.ts';
import { checkSeals } from './seal.ts';

/** Rows that are looked at in one go. */
const AT_ONCE = 1_000;

/**
 * Reads everything: the structure of the file and each entry against its checksum. Some seconds for a million entries.
 * Throws a StoreError `corrupt` where anything is not as it was kept; else answers how many entries there are.
 */
export function checkAll(db: Database): number {
  if (db.prepare('PRAGMA integrity_check(1)').get()?.integrity_check !== 'ok') throw damaged();
  checkEnds(db);
  if (db.prepare(COUNTS).get() || db.prepare(STRAYS).get()) throw damaged();
  checkSeals(db);
  return checkEntries(db);
}

/** What can be asked at every start, whatever the size: whether each log ends where it says that it does. */
export function checkEnds(db: Database): void {
  if (db.prepare(ENDS).get()) throw damaged();
}

const ENDS = `
  SELECT 1 FROM logs l WHERE l.last <> ifnull((SELECT max(e.seq) FROM entries e WHERE e.log = l.n), 0) LIMIT 1`;

const COUNTS = `
  SELECT 1 FROM logs l WHERE l.last <> (SELECT count(*) FROM entries e WHERE e.log = l.n) LIMIT 1`;

/** An edit that a message reads is one about that message. */
const STRAYS = `
  SELECT 1 FROM revisions r JOIN entries x ON x.n = r.latest WHERE x.target IS NOT r.target LIMIT 1`;

function checkEntries(db: Database): number {
  const rows = db.prepare('SELECT n, id, at, event, text, sum FROM entries WHERE n > ? ORDER BY n LIMIT ?');
  let [count, after] = [0, 0];
  for (;;) {
    const page = rows.all(after, AT_ONCE);
    if (!page.every(isKept)) throw damaged();
    count += page.length;
    after = Number(page.at(-1)?.n);
    if (page.length < AT_ONCE) return count;
  }
}

function damaged(): StoreError {
  return new StoreError('corrupt', 'The database is damaged.');
}
