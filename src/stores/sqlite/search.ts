import { soughtFor, type Term } from '../../core/search.ts';

/** Entries before `below` are not in the index yet, nor are those from `above` on. */
export const INDEXED = 'SELECT below, above FROM indexing';

/** By which a message is found beside what it says. No number has a point in it. */
export const pieceOfLog = (n: number): string => `l.${n}`;

/** Two persons may share one: it leads to what is looked at, and proves nothing. */
export const pieceOfPerson = (id: string): string => `p.${id.replace(/[^0-9A-Za-z]/g, '')}`;

export const FOUND =
  'SELECT rowid AS n FROM found WHERE found MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?';
/** What is not in the index yet, and so is looked at one by one. By its place (`+log`): a log may have a million entries. */
export const FRESH = `
  SELECT n FROM entries
  WHERE n >= ? AND n < ? AND message = 1 AND +log IN (SELECT value FROM json_each(?)) ORDER BY n DESC LIMIT ?`;
export const PLACE_OF = 'SELECT n FROM entries WHERE id = ?';
export const AT_SEQ = 'SELECT n, at FROM entries WHERE log = ? AND seq = ?';

/**
 * Pieces stand in the index as numbers, now and then two as one: its pages are written anew all the time, and what
 * SQLite may leave of them (schema.ts) shall be no text.
 */
export function numberOf(piece: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < piece.length; at += 1) hash = Math.imul(hash ^ piece.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 15)) & 0xffffff).toString(36);
}

/** In the language of FTS5 (sqlite.org/fts5.html#full_text_query_syntax). */
export function matching(terms: readonly Term[], logs: readonly number[], from: string | null): string {
  const pieces = terms.flatMap(soughtFor).map((piece) => `"${numberOf(piece)}"`);
  const places = logs.map((n) => `"${pieceOfLog(n)}"`).join(' OR ');
  return [`(${places})`, ...(from === null ? [] : [`"${pieceOfPerson(from)}"`]), ...new Set(pieces)].join(' AND ');
}
