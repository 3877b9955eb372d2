import { piecesOf } from '../../core/search.ts';
import type { Database, Row, Statement } from './driver.ts';
import { INDEXED, numberOf, pieceOfLog, pieceOfPerson } from './search.ts';

/** Entries that are taken in at once: some 5 ms, for which others may have to wait. */
const SLICE = 250;

/** Which entries are in the index: from `below` on, before `above`. */
interface Indexed {
  readonly below: number;
  readonly above: number;
}

/**
 * The index of what messages say, written to. Must be called within a transaction. It follows what is said: to take a
 * message in costs twice what it costs to keep it, and nobody shall wait for that.
 */
export class FoundTable {
  readonly #put: Statement;
  readonly #take: Statement;
  readonly #reads: Statement;
  readonly #slice: Statement;
  readonly #indexed: Statement;
  readonly #newest: Statement;
  readonly #move: Statement;

  constructor(db: Database) {
    this.#put = db.prepare('INSERT INTO found (rowid, pieces) VALUES (?, ?)');
    this.#take = db.prepare("INSERT INTO found (found, rowid, pieces) VALUES ('delete', ?, ?)");
    this.#reads = db.prepare(`${READS} WHERE e.n = ?`);
    this.#slice = db.prepare(
      `${READS} WHERE e.n >= ? AND e.n < ? AND e.message = 1 AND r.deleted_at IS NULL ORDER BY e.n`,
    );
    this.#indexed = db.prepare(INDEXED);
    this.#newest = db.prepare('SELECT max(n) AS n FROM entries');
    this.#move = db.prepare('UPDATE indexing SET below = ?, above = ?');
  }

  /** What a message reads is about to change: to be called before. Once it has, what this answers is to be called. */
  changing(n: number): () => void {
    const { below, above } = this.#now();
    if (n < below || n >= above) return () => {};
    const before = this.#reads.get(n);
    if (before) this.#take.run(n, piecesIn(before));
    return () => {
      const now = this.#reads.get(n);
      if (now && now.deleted_at === null) this.#put.run(n, piecesIn(now));
    };
  }

  /** Takes in some of what was said last, else of what was there before there was an index. False when all is in it. */
  goOn(): boolean {
    const { below, above } = this.#now();
    const end = Number(this.#newest.get()?.n ?? 0) + 1;
    const now =
      above < end ? { below, above: Math.min(end, above + SLICE) } : { below: Math.max(1, below - SLICE), above };
    for (const row of this.#slice.all(now.below, below)) this.#put.run(Number(row.n), piecesIn(row));
    for (const row of this.#slice.all(above, now.above)) this.#put.run(Number(row.n), piecesIn(row));
    if (now.below < below || now.above > above) this.#move.run(now.below, now.above);
    return now.below > 1 || now.above < end;
  }

  #now(): Indexed {
    const { below, above } = this.#indexed.get() ?? {};
    return { below: Number(below ?? 1), above: Number(above ?? 1) };
  }
}

/** What messages read now. */
const READS = `
  SELECT e.n, e.log, e.person, ifnull(x.text, e.text) AS text, r.deleted_at
  FROM entries e
  LEFT JOIN revisions r ON r.target = e.n
  LEFT JOIN entries x ON x.n = r.latest AND x.target = r.target`;

function piecesIn({ log, person, text }: Row): string {
  const pieces = text === null ? [] : piecesOf(JSON.parse(String(text)));
  const numbers = new Set([...pieces].map(numberOf));
  return [pieceOfLog(Number(log)), pieceOfPerson(String(person)), ...numbers].join(' ');
}
