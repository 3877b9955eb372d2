import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Page, Range } from '../../hub/ports/logs.ts';
import { fresh, rising, type Stage, say, seqs, someone } from './stage.ts';

const MANY = 10_000;

export function pageContract(stage: () => Stage): void {
  let ten: string;
  let many: string;
  beforeAll(async () => {
    ten = await stage().filled(10);
    many = await stage().filled(MANY);
  });

  const cases: readonly [Range, readonly number[], boolean][] = [
    [{ before: 11, limit: 3 }, [8, 9, 10], true],
    [{ before: 11, limit: 10 }, rising(10), false],
    [{ before: 11, limit: 11 }, rising(10), false],
    [{ before: 11, limit: 9 }, rising(10, 2), true],
    [{ before: 1, limit: 5 }, [], false],
    [{ before: 0, limit: 5 }, [], false],
    [{ before: 2, limit: 5 }, [1], false],
    [{ before: Number.MAX_SAFE_INTEGER, limit: 2 }, [9, 10], true],
    [{ after: 0, limit: 3 }, [1, 2, 3], true],
    [{ after: 0, limit: 10 }, rising(10), false],
    [{ after: 7, limit: 3 }, [8, 9, 10], false],
    [{ after: 7, limit: 2 }, [8, 9], true],
    [{ after: 10, limit: 5 }, [], false],
    [{ after: 99, limit: 5 }, [], false],
    [{ around: 5, limit: 3 }, [4, 5, 6], true],
    [{ around: 5, limit: 4 }, [3, 4, 5, 6], true],
    [{ around: 1, limit: 3 }, [1, 2, 3], true],
    [{ around: 10, limit: 3 }, [8, 9, 10], true],
    [{ around: 5, limit: 10 }, rising(10), false],
    [{ around: 5, limit: 99 }, rising(10), false],
    [{ around: 99, limit: 1 }, [10], true],
  ];
  it.each(cases)('pages %j of ten entries', async (range, expected, more) => {
    const page = await stage().page(ten, range);
    expect([seqs(page.entries), page.more]).toEqual([expected, more]);
  });

  it('is empty for a log that is unknown or empty', async () => {
    const ranges = [
      { before: 9, limit: 5 },
      { after: 0, limit: 5 },
      { around: 1, limit: 5 },
    ];
    for (const log of [fresh('log'), await stage().room()]) {
      for (const range of ranges) expect(await stage().page(log, range)).toEqual({ entries: [], more: false });
    }
  });

  it('walks ten thousand entries either way and meets each once', async () => {
    const back: number[] = [];
    for (let page = await last(many); ; page = await stage().page(many, { before: back[0] ?? 1, limit: 500 })) {
      back.unshift(...seqs(page.entries));
      if (!page.more) break;
    }
    expect(back).toEqual(rising(MANY));
    const forth: number[] = [];
    for (let more = true; more; ) {
      const page = await stage().page(many, { after: forth.at(-1) ?? 0, limit: 500 });
      forth.push(...seqs(page.entries));
      more = page.more;
    }
    expect(forth).toEqual(rising(MANY));
  });

  it('pages any range as a plain filter would', async () => {
    const seq = fc.integer({ min: -2, max: MANY + 2 });
    const limit = fc.integer({ min: 1, max: 60 });
    const range = fc.oneof(
      fc.record({ before: seq, limit }),
      fc.record({ after: seq, limit }),
      fc.record({ around: seq, limit }),
    );
    await fc.assert(
      fc.asyncProperty(range, async (asked) => {
        const { entries, more } = await stage().page(many, asked);
        expect([seqs(entries), more]).toEqual(filtered(asked));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps a page whole while its log grows', async () => {
    const [log, by] = [await stage().room(), someone()];
    const writes = rising(50).map((n) => stage().store.logs.append(log, [say(by, `${n}`), say(by, '')], null));
    const pages = await Promise.all(rising(50).map(() => stage().page(log, { after: 0, limit: 1_000 })));
    await Promise.all(writes);
    for (const { entries } of pages) expect(seqs(entries)).toEqual(rising(entries.length));
  });

  const last = (log: string): Promise<Page> => stage().page(log, { before: MANY + 1, limit: 500 });
}

function filtered(range: Range): [readonly number[], boolean] {
  const all = rising(MANY);
  if ('before' in range) {
    const side = all.filter((seq) => seq < range.before);
    return [side.slice(-range.limit), side.length > range.limit];
  }
  if ('after' in range) {
    const side = all.filter((seq) => seq > range.after);
    return [side.slice(0, range.limit), side.length > range.limit];
  }
  const start = all.findIndex((seq) => seq >= range.around - Math.floor(range.limit / 2));
  const from = Math.min(start === -1 ? MANY : start, MANY - range.limit);
  return [all.slice(from, from + range.limit), true];
}
