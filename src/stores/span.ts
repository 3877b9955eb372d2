import type { Range } from '../hub/ports/logs.ts';

/** What a page holds, both ends included; empty when `from` is greater than `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly more: boolean;
}

/** A log has no holes, so where a page begins and ends is arithmetic. */
export function spanOf(range: Range, last: number): Span {
  if ('before' in range) {
    const to = Math.min(range.before - 1, last);
    const from = Math.max(1, to - range.limit + 1);
    return { from, to, more: from > 1 };
  }
  if ('after' in range) {
    const from = Math.max(range.after, 0) + 1;
    const to = Math.min(last, from + range.limit - 1);
    return { from, to, more: Math.max(to, from - 1) < last };
  }
  return around(range.around, range.limit, last);
}

/** Half before, the rest from there on; what one end lacks, the other gives. */
function around(seq: number, limit: number, last: number): Span {
  const latest = Math.max(1, last - limit + 1);
  const from = Math.min(Math.max(1, seq - Math.floor(limit / 2)), latest);
  const to = Math.min(last, from + limit - 1);
  return { from, to, more: from > 1 || to < last };
}
