import type { Kept } from '../../hub/ports/logs.ts';
import type { Database, Row, Statement } from './driver.ts';
import { FileTable } from './file-table.ts';
import { FoundTable } from './found-table.ts';
import { keptBefore } from './heads.ts';
import { type DraftRow, quoted, sumOf, withoutFiles } from './row.ts';
import { ANSWER_TO } from './sql.ts';

/** The message that an `edited`, a `deleted` or a `reacted` is about. */
interface Target {
  readonly n: number;
  readonly standing: boolean;
}

/** Shorter than any event, and still one object of JSON. */
const NOTHING = '{}';

/** Entries, written to. Must be called within a transaction. */
export class EntryTable {
  /** How many were added, ever. */
  added = 0;
  /** How many texts, and names of files, were deleted, ever. */
  wiped = 0;
  readonly files: FileTable;
  readonly found: FoundTable;
  readonly #answer: Statement;
  readonly #target: Statement;
  readonly #insert: Statement;
  readonly #edit: Statement;
  readonly #delete: Statement;
  readonly #texts: Statement;
  readonly #pictured: Statement;
  readonly #rewrite: Statement;
  readonly #react: Statement;
  readonly #unreact: Statement;
  readonly #forgetReactions: Statement;
  readonly #part: Statement;

  constructor(db: Database) {
    this.files = new FileTable(db);
    this.found = new FoundTable(db);
    this.#answer = db.prepare(ANSWER_TO);
    this.#target = db.prepare(`
      SELECT e.n, r.deleted_at FROM entries e LEFT JOIN revisions r ON r.target = e.n
      WHERE e.id = ? AND e.log = ? AND e.message = 1`);
    this.#insert = db.prepare(`
      INSERT INTO entries (log, seq, id, at, person, key, message, target, event, text, sum)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#edit = db.prepare(`
      INSERT INTO revisions (target, latest, edited_at) VALUES (?, ?, ?)
      ON CONFLICT (target) DO UPDATE SET latest = excluded.latest, edited_at = excluded.edited_at`);
    this.#delete = db.prepare(`
      INSERT INTO revisions (target, deleted_at) VALUES (?, ?)
      ON CONFLICT (target) DO UPDATE SET deleted_at = excluded.deleted_at`);
    this.#texts = db.prepare('SELECT n, id, at, event FROM entries WHERE (n = ?1 OR target = ?1) AND text IS NOT NULL');
    this.#pictured = db.prepare(`
      SELECT DISTINCT e.n, e.id, e.at, e.event, e.text FROM entries e JOIN attachments a ON a.entry = e.n
      WHERE e.target = ? AND e.n < ?`);
    this.#rewrite = db.prepare('UPDATE entries SET event = ?, text = ?, sum = ? WHERE n = ?');
    this.#react = db.prepare('INSERT OR IGNORE INTO reactions (target, emoji, person, entry) VALUES (?, ?, ?, ?)');
    this.#unreact = db.prepare('DELETE FROM reactions WHERE target = ? AND emoji = ? AND person = ?');
    this.#part = db.prepare(`
      SELECT e.n, e.id, e.at, e.message, e.text, r.deleted_at FROM entries e LEFT JOIN revisions r ON r.target = e.n
      WHERE e.log = ? AND e.seq > ? AND e.seq <= ?`);
    this.#forgetReactions = db.prepare('DELETE FROM reactions WHERE target = ?');
  }

  answerTo(person: string, key: string | null): Kept | null {
    const row = key === null ? undefined : this.#answer.get(person, key);
    return row ? keptBefore(row) : null;
  }

  add(log: number, seq: number, draft: DraftRow): void {
    const target = draft.target === null ? null : this.#targetIn(log, draft.target);
    const n = this.#put(log, seq, draft, target);
    this.added += 1;
    if (target?.standing) this.#amend(target.n, n, draft);
    if (target?.standing !== false) this.files.say(draft.files, n);
  }

  #amend(target: number, n: number, { person, text, editedAt, deletedAt, reaction }: DraftRow): void {
    if (reaction?.withdrawn) this.#unreact.run(target, reaction.emoji, person);
    else if (reaction) this.#react.run(target, reaction.emoji, person, n);
    if (text !== null) this.#takePictures(target, n);
    if (editedAt === null && deletedAt === null) return;
    const changed = this.found.changing(target);
    if (editedAt !== null) this.#edit.run(target, n, editedAt);
    if (deletedAt !== null) this.#wipe(target, deletedAt);
    changed();
  }

  /** Of the entries of a log behind a `seq`, and up to another, nothing is left but their places and keys. */
  blank(log: number, { from, to }: { readonly from: number; readonly to: number }): void {
    for (const { n, id, at, message, text: full, deleted_at: deletedAt } of this.#part.all(log, from, to)) {
      if (message === 1 && deletedAt === null) this.#erase(Number(n), Number(at));
      const text = full === null ? null : quoted('');
      this.#rewrite.run(NOTHING, text, sumOf({ id: String(id), at: Number(at), event: NOTHING, text }), Number(n));
    }
    this.wiped += 1;
  }

  #erase(message: number, at: number): void {
    const changed = this.found.changing(message);
    this.#wipe(message, at);
    changed();
  }

  /** Forgets files that nobody has said. */
  dropFiles(ids: readonly string[]): null {
    this.wiped += 1;
    return this.files.drop(ids);
  }

  #targetIn(log: number, id: string): Target | null {
    const row = this.#target.get(id, log);
    return row ? { n: Number(row.n), standing: row.deleted_at === null } : null;
  }

  #put(log: number, seq: number, draft: DraftRow, target: Target | null): number {
    const { id, at, person, key, message, event } = draft;
    const lost = draft.target !== null && !target?.standing;
    const text = draft.text !== null && lost ? quoted('') : draft.text;
    const about = draft.text === null ? null : (target?.n ?? null);
    const sum = sumOf({ id, at, event, text });
    return Number(this.#insert.run(log, seq, id, at, person, key, message, about, event, text, sum).lastInsertRowid);
  }

  #wipe(target: number, at: number): void {
    for (const row of this.#texts.all(target)) {
      this.#empty(row);
      this.files.takeFrom(Number(row.n));
    }
    this.#delete.run(target, at);
    this.#forgetReactions.run(target);
    this.wiped += 1;
  }

  /** The pictures of the previews before are gone; what is new says other words, or shows another. */
  #takePictures(target: number, before: number): void {
    for (const row of this.#pictured.all(target, before)) {
      this.files.takeFrom(Number(row.n));
      this.#empty(row, String(row.text));
      this.wiped += 1;
    }
  }

  /** Shorter, never longer (see schema.ts). */
  #empty({ n, id, at, event: full }: Row, text = quoted('')): void {
    const event = withoutFiles(String(full));
    const sum = sumOf({ id: String(id), at: Number(at), event, text });
    this.#rewrite.run(event, text, sum, Number(n));
  }
}
