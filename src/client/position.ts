/** A place among the entries of several logs: by time, then by log, then by `seq`. Every entry is one. */
export interface Position {
  readonly at: number;
  readonly log: string;
  readonly seq: number;
}

/** The same for everyone, and in each log the order of `seq`, because `at` never runs backwards there (SPEC L7). */
export function comparePositions(a: Position, b: Position): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.log !== b.log) return a.log < b.log ? -1 : 1;
  return a.seq - b.seq;
}

/** Null is the beginning: before everything. */
export function isAfter(a: Position, b: Position | null): boolean {
  return b === null || comparePositions(a, b) > 0;
}
