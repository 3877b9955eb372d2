import type { Row } from '../../client/index.ts';

/** So many rows stand in the page at once, and so many are exchanged when the reader comes near an edge. */
const MOST = 500;
const STEP = 100;

/** Which of the rows are drawn: the newest, unless the reader has gone far back. */
export interface Excerpt {
  readonly rows: readonly Row[];
  readonly start: number;
  readonly stop: number;
}

/** The rows up to the one of that key; `null` follows the newest. */
export function excerpt(rows: readonly Row[], lastKey: string | null): Excerpt {
  const last = lastKey === null ? -1 : rows.findIndex(({ key }) => key === lastKey);
  const stop = last === -1 ? rows.length : Math.min(rows.length, Math.max(last + 1, MOST));
  const start = Math.max(0, stop - MOST);
  return { rows: start === 0 && stop === rows.length ? rows : rows.slice(start, stop), start, stop };
}

export function earlier(rows: readonly Row[], { stop }: Excerpt): string | null {
  return rows[Math.max(stop - STEP, MOST) - 1]?.key ?? null;
}

export function later(rows: readonly Row[], { stop }: Excerpt): string | null {
  return stop + STEP >= rows.length ? null : (rows[stop + STEP - 1]?.key ?? null);
}

/** While he reads further up, nothing may vanish above him because something came below. */
export function held(rows: readonly Row[]): string | null {
  return rows.length > MOST ? (rows.at(-1)?.key ?? null) : null;
}
