import type { Hearing, Seen } from './reader.ts';
import type { Said } from './writer.ts';

/** What must never happen, counted. */
export const NOTHING = {
  lostAcked: 0,
  lostShown: 0,
  keptTwice: 0,
  keptUnasked: 0,
  wrongPlace: 0,
  holes: 0,
  outOfSendersOrder: 0,
  toldOutOfOrder: 0,
  otherTimelines: 0,
} as const;

export interface Heard {
  readonly hearings: readonly Hearing[];
  readonly timeline: readonly Seen[];
}

export interface Witnesses {
  readonly said: readonly Said[];
  readonly readers: readonly Heard[];
}

/** Compares what people were answered and shown with the log, as a fresh process has it. */
export function judge({ said, readers: heard }: Witnesses, log: readonly Seen[]) {
  const readers = heard.map(placing(log));
  const bySeq = new Map(log.map((entry) => [entry.seq, entry]));
  const byText = new Map(log.map((entry) => [entry.text, entry]));
  const kept = said.filter(({ outcome }) => outcome === 'kept');
  const hearings = readers.flatMap((reader) => reader.hearings);
  const asked = new Set(said.filter(({ outcome }) => outcome !== 'refused').map(({ text }) => text));
  return {
    lostAcked: count(kept, ({ text }) => !byText.has(text)),
    lostShown: count(
      hearings.flatMap(({ told }) => told),
      (entry) => !same(entry, bySeq.get(entry.seq)),
    ),
    keptTwice: log.length - byText.size,
    keptUnasked: count(log, ({ text }) => !asked.has(text)),
    wrongPlace: count(kept, (said) => !isPlace(said, byText.get(said.text))),
    holes: count(log, ({ seq }, index) => seq !== index + 1),
    outOfSendersOrder: outOfSendersOrder(said, byText),
    toldOutOfOrder: hearings.reduce((sum, hearing) => sum + outOfOrder(hearing), 0),
    otherTimelines: count(readers, (reader) => !sameTimeline(reader, log)),
  };
}

/** Gives what was seen without a `seq` that of its id; what the log does not have stays without. */
function placing(log: readonly Seen[]): (heard: Heard) => Heard {
  const seqs = new Map(log.map(({ id, seq }) => [id, seq]));
  const placed = (entry: Seen) => ({ ...entry, seq: entry.seq ?? seqs.get(entry.id) ?? null });
  return ({ hearings, timeline }) => ({
    hearings: hearings.map(({ since, told }) => {
      const all = told.map(placed);
      return { since: since ?? (all[0]?.seq ?? 1) - 1, told: all };
    }),
    timeline: timeline.map(placed),
  });
}

/** Whether what was answered is where it stands, as far as it was answered. */
function isPlace({ seq, id }: Said, entry: Seen | undefined): boolean {
  return (seq === null || seq === entry?.seq) && (id === null || id === entry?.id);
}

function count<T>(all: readonly T[], is: (one: T, index: number) => boolean): number {
  return all.filter(is).length;
}

function same(entry: Seen, other: Seen | undefined): boolean {
  return entry.id === other?.id && entry.text === other.text && entry.seq === other.seq;
}

/** What is told goes on from where one came in: nothing twice, nothing left out. */
function outOfOrder({ since, told }: Hearing): number {
  return count(told, ({ seq }, index) => seq !== (since ?? 0) + 1 + index);
}

function sameTimeline({ timeline }: Heard, log: readonly Seen[]): boolean {
  return timeline.length === log.length && timeline.every((entry, index) => same(entry, log[index]));
}

function outOfSendersOrder(said: readonly Said[], byText: ReadonlyMap<string, Seen>): number {
  const lastOf = new Map<string, number>();
  return count(said, ({ by, text }) => {
    const seq = byText.get(text)?.seq;
    if (seq === undefined || seq === null) return false;
    const before = lastOf.get(by) ?? 0;
    lastOf.set(by, seq);
    return seq < before;
  });
}
