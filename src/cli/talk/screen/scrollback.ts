import type { Row } from '../../../client/index.ts';

/** All rows, and the lines in which each stands. */
export interface Sheet {
  readonly rows: readonly Row[];
  linesOf(row: Row): readonly string[];
}

/** Before a line of a row; behind all when there is no such row. */
interface Place {
  readonly index: number;
  readonly line: number;
}

/**
 * Which part of a conversation one looks at: its end, which goes on as it grows, or from a certain line on, which
 * stays where it is whatever comes, above or below. Only what is looked at is set in lines.
 */
export class Scrollback {
  /** The first line that one sees; null at the end. */
  #top: { readonly key: string; readonly line: number } | null = null;

  get atEnd(): boolean {
    return this.#top === null;
  }

  /** The lines to be seen, at most `height`, and whether the very first of all is among them. */
  view(sheet: Sheet, height: number): { readonly lines: readonly string[]; readonly begins: boolean } {
    const place = this.#place(sheet, height);
    const lines = linesFrom(sheet, place, height);
    if (this.#top && lines.length < height) this.#top = null;
    const from = this.#top ? place : backFrom(sheet, end(sheet), height);
    return { lines: this.#top ? lines : linesFrom(sheet, from, height), begins: from.index === 0 && from.line === 0 };
  }

  pageUp(sheet: Sheet, height: number): void {
    this.#look(sheet, backFrom(sheet, this.#place(sheet, height), Math.max(1, height - 1)), height);
  }

  pageDown(sheet: Sheet, height: number): void {
    this.#look(sheet, onFrom(sheet, this.#place(sheet, height), Math.max(1, height - 1)), height);
  }

  toBeginning(sheet: Sheet, height: number): void {
    this.#look(sheet, { index: 0, line: 0 }, height);
  }

  toEnd(): void {
    this.#top = null;
  }

  #look(sheet: Sheet, place: Place, height: number): void {
    const row = sheet.rows[place.index];
    const isLast = !isBefore(place, backFrom(sheet, end(sheet), height));
    this.#top = row && !isLast ? { key: row.key, line: place.line } : null;
  }

  #place(sheet: Sheet, height: number): Place {
    const { rows } = sheet;
    const index = this.#top ? rows.findIndex(({ key }) => key === this.#top?.key) : -1;
    const row = rows[index];
    if (!row || !this.#top) return backFrom(sheet, end(sheet), height);
    return { index, line: Math.min(this.#top.line, sheet.linesOf(row).length - 1) };
  }
}

const end = ({ rows }: Sheet): Place => ({ index: rows.length, line: 0 });

function isBefore(one: Place, other: Place): boolean {
  return one.index < other.index || (one.index === other.index && one.line < other.line);
}

function backFrom({ rows, linesOf }: Sheet, place: Place, count: number): Place {
  let { index, line } = place;
  let left = count - line;
  if (left <= 0) return { index, line: -left };
  while (left > 0) {
    index -= 1;
    const row = rows[index];
    if (!row) return { index: 0, line: 0 };
    line = linesOf(row).length;
    left -= line;
  }
  return { index, line: -left };
}

function onFrom({ rows, linesOf }: Sheet, place: Place, count: number): Place {
  let { index } = place;
  let left = place.line + count;
  for (let row = rows[index]; row; row = rows[index]) {
    const { length } = linesOf(row);
    if (left < length) return { index, line: left };
    left -= length;
    index += 1;
  }
  return { index, line: 0 };
}

function linesFrom({ rows, linesOf }: Sheet, place: Place, count: number): readonly string[] {
  const lines: string[] = [];
  for (let { index } = place; lines.length < count + place.line; index += 1) {
    const row = rows[index];
    if (!row) break;
    lines.push(...linesOf(row));
  }
  return lines.slice(place.line, place.line + count);
}
