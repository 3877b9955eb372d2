import type { WireEntry } from '../../../protocol/events.ts';
import type { History, Reference } from './history.ts';

/** What was found; null where a reference leads nowhere. */
export type Found = readonly WireEntry[] | null;

/** A subcommand of CHATHISTORY: how many references it takes, and what it reads. */
export interface Read {
  readonly references: 1 | 2;
  run(history: History, limit: number, from: Reference | null, to: Reference | null): Promise<Found>;
}

const NEWEST = Number.MAX_SAFE_INTEGER;

export const READS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['BEFORE', { references: 1, run: before }],
  ['AFTER', { references: 1, run: after }],
  ['LATEST', { references: 1, run: latest }],
  ['AROUND', { references: 1, run: around }],
  ['BETWEEN', { references: 2, run: between }],
]);

async function before(history: History, limit: number, from: Reference | null): Promise<Found> {
  const seq = from && (await history.before(from));
  return seq === null ? null : history.back(limit, seq);
}

async function after(history: History, limit: number, from: Reference | null): Promise<Found> {
  const seq = from && (await history.after(from));
  return seq === null ? null : history.forward(limit, seq);
}

/** All of the newest, or those after the reference. */
async function latest(history: History, limit: number, from: Reference | null): Promise<Found> {
  const seq = from ? await history.after(from) : 0;
  return seq === null ? null : history.back(limit, NEWEST, seq);
}

/** Half of them before the reference; it stands with those after it. */
async function around(history: History, limit: number, from: Reference | null): Promise<Found> {
  const seq = from && (await history.before(from));
  if (seq === null) return null;
  const earlier = await history.back(Math.floor(limit / 2), seq);
  const later = earlier && (await history.forward(limit - earlier.length, seq - 1));
  return earlier && later && [...earlier, ...later];
}

/** From the first towards the second, whichever is earlier. */
async function between(history: History, limit: number, from: Reference | null, to: Reference | null): Promise<Found> {
  const start = from && (await history.after(from));
  const end = to && (await history.after(to));
  if (!from || !to || start === null || end === null) return null;
  const before = await history.before(start <= end ? to : from);
  if (before === null) return null;
  return start <= end ? history.forward(limit, start, before) : history.back(limit, before, end);
}
