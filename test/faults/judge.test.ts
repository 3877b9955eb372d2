import { expect, it } from 'vitest';
import { judge, NOTHING } from './stage/judge.ts';
import type { Seen } from './stage/reader.ts';

const entry = (seq: number, text: string): Seen => ({ seq, id: `id ${text}`, text });
const [one, two, three] = [entry(1, 'ㄱ 1'), entry(2, 'ㄱ 2'), entry(3, 'ㄴ 1')];

function said({ seq, text }: Seen, outcome: 'kept' | 'refused' | 'unknown' = 'kept') {
  return { by: text.slice(0, 1), n: 0, text, begunAt: 0, outcome, seq, id: `id ${text}`, code: '', ms: 0 };
}

function reader(since: number | null, told: readonly Seen[], timeline: readonly Seen[]) {
  return { hearings: [{ since, told }], timeline };
}

const all = [one, two, three];
const good = { said: all.map((it) => said(it)), readers: [reader(0, all, all), reader(2, [three], all)] };

it('finds nothing where nothing is', () => {
  expect(judge(good, all)).toEqual(NOTHING);
  expect(judge({ ...good, said: [said(one), said(two, 'unknown'), said(three)] }, all)).toEqual(NOTHING);
});

it('places by its id what was told without a seq', () => {
  const bare = ({ id, text }: Seen) => ({ seq: null, id, text });
  const readers = [reader(null, [two, three].map(bare), all.map(bare))];
  expect(judge({ said: [], readers }, all)).toMatchObject({ toldOutOfOrder: 0, otherTimelines: 0, lostShown: 0 });
  const twice = [reader(null, [two, two].map(bare), all.map(bare))];
  expect(judge({ said: [], readers: twice }, all)).toMatchObject({ toldOutOfOrder: 1 });
  const alien = [reader(null, [bare(entry(9, 'ㄷ 1'))], [])];
  expect(judge({ said: [], readers: alien }, all)).toMatchObject({ lostShown: 1 });
});

it.each([
  ['an acked message that is gone', good, [one, two], { lostAcked: 1, lostShown: 2, wrongPlace: 1, otherTimelines: 2 }],
  ['a message kept twice', good, [...all, { ...three, seq: 4 }], { keptTwice: 1, wrongPlace: 1, otherTimelines: 2 }],
  ['a refused one kept', { ...good, said: [said(one), said(two), said(three, 'refused')] }, all, { keptUnasked: 1 }],
  ['one told twice', { ...good, readers: [reader(0, [one, one, two, three], all)] }, all, { toldOutOfOrder: 3 }],
  [
    'one left out',
    { ...good, readers: [reader(0, [one, three], [one, three])] },
    all,
    { toldOutOfOrder: 1, otherTimelines: 1 },
  ],
  ['another id', { ...good, readers: [reader(2, [{ ...three, id: 'x' }], all)] }, all, { lostShown: 1 }],
  ['another order', { said: [said(two), said(one)], readers: [] }, [one, two], { outOfSendersOrder: 1 }],
  ['a hole', { said: [said(one), said(three)], readers: [] }, [one, three], { holes: 1 }],
])('finds %s', (_, seen, log, found) => {
  expect(judge(seen, log)).toEqual({ ...NOTHING, ...found });
});
