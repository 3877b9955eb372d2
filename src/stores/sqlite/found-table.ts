import { piecesOf } from '../../core/search.ts';
import type { Database, Row, Statement } from './driver.ts';
import { BELOW, numberOf, pieceOfLog, pieceOfPerson } from './search.ts';

/** Entries that are taken in at once from before there was an index: some 5 ms, for which others may have to wait. */
const SLICE = 250;

/** The index of what messages say, written to. Must be called within a transaction. */
export class FoundTable {
  readonly #put: Statement;
  readonly #take: Statement;
  readonly #reads: Statement;
  readonly #slice: Statement;
  readonly #below: Statement;
  readonly #lower: Statement;

  constructor(db: Database) {
    this.#put = db.prepare('INSERT INTO found (rowid, pieces) VALUES (?, ?)');
    this.#take = db.prepare("INSERT INTO found (found, rowid, pieces) VALUES ('delete', ?, ?)");
    this.#reads = db.prepare(`${READS} WHERE e.n = ?`);
    this.#slice = db.prepare(
      `${READS} WHERE e.n >= ? AND e.n < ? AND e.message = 1 AND r.deleted_at IS NULL ORDER BY e.n`,
    );
    this.#below = db.prepare(BELOW);
    this.#lower = db.prepare('UPDATE indexing SET below = ?');
  }

  /** A message was added. */
  add(n: number, message: { readonly log: number; readonly person: string; readonly text: string | null }): void {
    this.#put.run(n, piecesIn({ ...message }));
  }

  /** What a message reads is about to change: to be called before. Once it has, what this answers is to be called. */
  changing(n: number): () => void {
    if (n < this.#still()) return () => {};
    const before = this.#reads.get(n);
    if (before) this.#take.run(n, piecesIn(before));
    return () => {
      const now = this.#reads.get(n);
      if (now && now.deleted_at === null) this.#put.run(n, piecesIn(now));
    };
  }

  /** Takes some of what was there before into the index, the newest first. False when all of it is. */
  goOn(): boolean {
    const below = this.#still();
    if (below <= 1) return false;
    const from = Math.max(1, below - SLICE);
    for (const row of this.#slice.all(from, below)) this.#put.run(Number(row.n), piecesIn(row));
    this.#lower.run(from);
    return from > 1;
  }

  /** Entries before this one are not in the index yet. */
  #still(): number {
    return Number(this.#below.get()?.below ?? 1);
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
