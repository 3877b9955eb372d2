const DAY_MS = 86_400_000;

/** Minutes east of Greenwich at that moment. */
export type OffsetAt = (at: number) => number;

/** The day on the wall calendar in which a moment falls, counted from 1970-01-01. */
export function dayOf(at: number, offsetAt: OffsetAt): number {
  return Math.floor((at + offsetAt(at) * 60_000) / DAY_MS);
}
