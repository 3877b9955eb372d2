import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Stretch } from './stretch.ts';
import { TestLog } from './testing/log.ts';

const by = { id: 'a', nickname: '길동' };

/** What happens in a log: something new is said, or an earlier entry is edited or deleted. */
const acts = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('say' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('edit' as const, 'delete' as const), nth: fc.nat(30) }) },
  ),
  { minLength: 1, maxLength: 25 },
);

function act(log: TestLog, given: { do: 'say' | 'edit' | 'delete'; nth?: number }, at: number): void {
  const target = log.entries.filter(({ on }) => on === 'said')[given.nth ?? 0];
  const standing = target?.on === 'said' && target.deletedAt === undefined;
  if (given.do === 'edit' && standing) log.add({ on: 'edited', by, target: target.id, text: `text ${at}` }, at);
  else if (given.do === 'delete' && standing) log.add({ on: 'deleted', by, target: target.id }, at);
  else log.add({ on: 'said', by, room: '#광장', text: `text ${at}` }, at);
}

const headOf = ({ log, last, at }: TestLog) => ({ log, last, at });

describe('a stretch of a log', () => {
  test('[L3] a page and the events after it read as a fresh page, however they come', () => {
    fc.assert(
      fc.property(
        acts,
        fc.nat(25),
        fc.nat(25),
        fc.infiniteStream(fc.nat(1000)),
        fc.integer({ min: 1, max: 9 }),
        (all, a, b, chance, size) => {
          const log = new TestLog('log');
          const [early, late] = [Math.min(a, b, all.length), Math.min(Math.max(a, b), all.length)];
          for (const [at, given] of all.slice(0, early).entries()) act(log, given, at);
          const stretch = new Stretch(headOf(log));
          for (const [at, given] of all.slice(early, late).entries()) act(log, given, early + at);
          // Older pages are read in the middle of it: they are further than the events that were told by then.
          while (stretch.floor) {
            const { entries, more } = log.page({ before: stretch.first, limit: size });
            stretch.prepend(entries, more);
          }
          for (const [at, given] of all.slice(late).entries()) act(log, given, late + at);
          const events = log.told.slice(early);
          const disorder = [...events, ...events].sort(() => (chance.next().value ?? 0) - 500);
          for (const event of disorder) stretch.append([event]);
          expect(stretch.hole).toBe(0);
          expect(stretch.entries).toEqual(log.entries);
        },
      ),
    );
  });

  test('[L1] notices a hole, and keeps what is beyond it back until it is filled', () => {
    const log = new TestLog('log');
    for (let at = 1; at <= 4; at += 1) act(log, { do: 'say' }, at);
    const [one, two, three, four] = log.told;
    const stretch = new Stretch({ log: 'log', last: 0, at: 0 });
    stretch.append([one!, four!]);
    expect([stretch.last, stretch.hole]).toEqual([1, 3]);
    stretch.append([two!, three!]);
    expect([stretch.last, stretch.hole]).toEqual([4, 0]);
    expect(stretch.entries).toEqual(log.entries);
  });

  test('[L3] what was deleted says that it had been edited, also when the deletion comes first', () => {
    const log = new TestLog('log');
    act(log, { do: 'say' }, 1);
    const stretch = new Stretch(headOf(log));
    stretch.prepend(log.page({ before: 2 }).entries, false);
    act(log, { do: 'edit', nth: 0 }, 2);
    act(log, { do: 'delete', nth: 0 }, 3);
    for (const event of log.told.slice(1).reverse()) stretch.append([event]);
    expect(stretch.entries).toEqual(log.entries);
  });

  test('does not put a text back that a page has newer', () => {
    const log = new TestLog('log');
    act(log, { do: 'say' }, 1);
    act(log, { do: 'edit', nth: 0 }, 2);
    act(log, { do: 'edit', nth: 0 }, 3);
    const stretch = new Stretch({ log: 'log', last: 1, at: 1 });
    stretch.prepend(log.page({ before: 2 }).entries, false);
    stretch.append([log.told[1]!]);
    expect(stretch.entries[0]).toMatchObject({ text: 'text 3', editedAt: 3 });
  });

  test('passes over a page that does not meet it', () => {
    const log = new TestLog('log');
    for (let at = 1; at <= 9; at += 1) act(log, { do: 'say' }, at);
    const stretch = new Stretch(headOf(log));
    stretch.prepend(log.page({ before: 5 }).entries, false);
    expect([stretch.first, stretch.entries.length]).toEqual([10, 0]);
  });

  test('[T8] a preview holds for the words for which it was made: until an edit, a deletion, or another', () => {
    const log = new TestLog('log');
    const { id } = log.add({ on: 'said', by, room: '#광장', text: 'https://example.com' }, 1);
    const told = [
      [log.add({ on: 'previewed', by, target: id, text: '하나' }, 2), '하나'],
      [log.add({ on: 'edited', by, target: id, text: 'https://example.org' }, 3), ''],
      [log.add({ on: 'previewed', by, target: id, text: '둘' }, 4), '둘'],
      [log.add({ on: 'previewed', by, target: id, text: '' }, 5), ''],
      [log.add({ on: 'previewed', by, target: id, text: '셋' }, 6), '셋'],
      [log.add({ on: 'deleted', by, target: id }, 7), ''],
    ] as const;
    const stretch = new Stretch({ log: 'log', last: 1, at: 1 });
    for (const [entry, text] of told) {
      stretch.append([entry]);
      expect(stretch.previewOf(id)?.text ?? '').toBe(text);
    }
    const page = new Stretch(headOf(log));
    page.prepend(log.page({ before: 8 }).entries, false);
    expect([page.previewOf(id), page.previewOf('another')]).toEqual([null, null]);
  });
});
