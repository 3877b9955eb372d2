import type { ClearedPart } from '../../hub/ports/logs.ts';
import type { Database, Row, Statement } from './driver.ts';
import type { EntryTable } from './entry-table.ts';
import { fileRecord, goneName, goneRoom } from './heads.ts';
import { sealOf } from './seal.ts';
import { FILES_OF } from './sql.ts';

/** Entries, or people, that are looked through at once: some ms, for which others may have to wait. */
const PART = 250;

/**
 * Rooms that were deleted, taken away. Must be called within a transaction. Rows of entries stay, emptied: to remove them
 * would leave copies of other texts behind (see schema.ts).
 */
export class GoneTable {
  readonly #entries: EntryTable;
  readonly #room: Statement;
  readonly #gone: Statement;
  readonly #rename: Statement;
  readonly #date: Statement;
  readonly #files: Statement;
  readonly #newest: Statement;
  readonly #marked: Statement;
  readonly #marks: readonly Statement[];
  readonly #forgetState: Statement;

  constructor(db: Database, entries: EntryTable) {
    this.#entries = entries;
    this.#room = db.prepare("SELECT n, log, room FROM logs WHERE log = ? AND room GLOB '#*'");
    this.#gone = db.prepare("SELECT n, log, room, at, last FROM logs WHERE log = ? AND room GLOB '-+*'");
    this.#rename = db.prepare('UPDATE logs SET room = ?, seal = ? WHERE n = ?');
    this.#date = db.prepare('UPDATE logs SET at = ? WHERE n = ?');
    this.#files = db.prepare(FILES_OF);
    this.#newest = db.prepare('SELECT max(rowid) AS n FROM people');
    const people = 'person IN (SELECT id FROM people WHERE rowid > ? AND rowid <= ?)';
    this.#marked = db.prepare(`SELECT person FROM comings WHERE log = ? AND ${people}`);
    this.#marks = ['comings', 'reads'].map((table) => db.prepare(`DELETE FROM ${table} WHERE log = ? AND ${people}`));
    this.#forgetState = db.prepare('DELETE FROM states WHERE log = ?');
  }

  /** From now on it is no room, and its name is free. */
  take(log: string, at: number): void {
    const row = this.#room.get(log);
    if (!row) return;
    this.#name(row, goneName({ log, room: String(row.room), left: true }));
    this.#date.run(at, Number(row.n));
  }

  /** The entries first, by their `seq`; behind the last the people, in the order in which they were first kept. */
  part(log: string, from: number): ClearedPart {
    const row = this.#gone.get(log);
    if (!row) return { files: [], people: [], next: null };
    const last = Number(row.last);
    return from < last ? this.#ofEntries(Number(row.n), from, last) : this.#ofPeople(row, from - last);
  }

  #ofEntries(n: number, from: number, last: number): ClearedPart {
    const to = Math.min(last, from + PART);
    const files = this.#files.all(n, from, to).map(fileRecord);
    this.#entries.blank(n, { from, to });
    return { files, people: [], next: to };
  }

  #ofPeople(row: Row, from: number): ClearedPart {
    const [n, last, newest] = [Number(row.n), Number(row.last), Number(this.#newest.get()?.n ?? 0)];
    const to = Math.min(newest, from + PART);
    const people = this.#marked.all(n, from, to).map(({ person }) => String(person));
    for (const marks of this.#marks) marks.run(n, from, to);
    if (to < newest) return { files: [], people, next: last + to };
    this.#forgetState.run(n);
    this.#name(row, goneName({ ...goneRoom(row), left: false }));
    return { files: [], people, next: null };
  }

  #name({ n }: Row, room: string): void {
    this.#rename.run(room, sealOf([room, null, null]), Number(n));
  }
}
