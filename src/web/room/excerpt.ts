import type { Row } from '../../client/index.ts';

/** So many rows stand in the page at most. */
const MOST = 550;
/** So many come or go at once: each that goes alone would have all below it put elsewhere. */
const STEP = 50;

/** No row is lower, in px: more of them than this are not seen at once. */
const LOWEST = 40;

/** Which of the rows are drawn: the newest, unless the reader has gone far back. */
export interface Excerpt {
  readonly rows: readonly Row[];
  readonly start: number;
  readonly stop: number;
}

/** The rows up to the one of that key; `null` follows the newest. With `least`, only so many. */
export function excerpt(rows: readonly Row[], lastKey: string | null, least?: number): Excerpt {
  const last = lastKey === null ? -1 : rows.findIndex(({ key }) => key === lastKey);
  const stop = last === -1 ? rows.length : Math.min(rows.length, Math.max(last + 1, MOST));
  const start = Math.max(0, least === undefined ? Math.ceil((stop - MOST) / STEP) * STEP : stop - least);
  return { rows: start === 0 && stop === rows.length ? rows : rows.slice(start, stop), start, stop };
}

/** How many rows fill the window. */
export function screenful(): number {
  return Math.ceil(innerHeight / LOWEST);
}

export function earlier(rows: readonly Row[], { stop }: Excerpt): string | null {
  return rows[Math.max(stop - STEP, MOST) - 1]?.key ?? null;
}

export function later(rows: readonly Row[], { stop }: Excerpt): string | null {
  return stop + STEP >= rows.length ? null : (rows[stop + STEP - 1]?.key ?? null);
}

/** While he reads further up, nothing may vanish above him because something came below: it is held before that. */
export function held(rows: readonly Row[]): string | null {
  return rows.length > MOST - STEP ? (rows.at(-1)?.key ?? null) : null;
}
