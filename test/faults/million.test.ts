import { expect } from 'vitest';
import { chanceFrom, form, SEED } from './stage/chance.ts';
import { experiment, open } from './stage/experiment.ts';
import { quantile } from './stage/figures.ts';
import { fill } from './stage/fill.ts';
import { Guest } from './stage/guest.ts';
import { type Line, websocket } from './stage/line.ts';

const STORED = form({ short: 20_000, long: 1_000_000 });
const PAGES = form({ short: 20, long: 200 });
const PAGE = 50;
const MOST_MS_TO_START = 2_000;
const MOST_MS_A_PAGE = 20;
const MOST_MS_A_SEARCH = 50;

experiment(
  {
    id: 'A12',
    fault: `${STORED.toLocaleString('en-US')} messages in one room`,
    holds:
      'it starts at once, every page is as near as the newest, at any depth, and so is what is looked for [L8] [H1]',
    patience: 200_000,
  },
  async () => {
    const empty = open();
    const { startMs: emptyMs } = await empty.up();
    await empty.close();
    const house = open({ furnish: (data) => fill(data, { room: '#광장', messages: STORED }) });
    const { startMs } = await house.up();
    const { line, log, last } = await new Guest(house, '독자', websocket).come();
    expect(last).toBe(STORED);
    const chance = chanceFrom(SEED);
    const page = async (before: number) => {
      const begun = performance.now();
      const answer = await line.ask('history', { log, before, limit: PAGE });
      const entries = (answer?.entries ?? []) as readonly { readonly seq: number }[];
      expect(entries.at(-1)?.seq).toBe(before - 1);
      return performance.now() - begun;
    };
    const pages = async (before: () => number) => {
      const times: number[] = [];
      for (let n = 0; n < PAGES; n += 1) times.push(await page(before()));
      return times;
    };
    const newest = await pages(() => STORED + 1);
    const anywhere = await pages(() => chance(PAGE + 1, STORED));
    const found = await searches(line);
    line.close();
    if (form({ short: false, long: true })) {
      // On a machine that is busy with other things an empty one takes longer too.
      expect(startMs).toBeLessThan(Math.max(MOST_MS_TO_START, 1.5 * emptyMs));
      expect(quantile(found, 0.5)).toBeLessThan(MOST_MS_A_SEARCH);
      for (const times of [newest, anywhere]) expect(quantile(times, 0.5)).toBeLessThan(MOST_MS_A_PAGE);
    }
    return `${STORED.toLocaleString('en-US')} stored: up in ${startMs.toFixed(0)} ms (an empty one in ${emptyMs.toFixed(0)} ms); newest ${PAGE} in ${spreadOf(newest)}; a page anywhere in ${spreadOf(anywhere)}; a search in ${spreadOf(found)}; seed ${SEED}`;
  },
);

/** Looks for what is there once, everywhere, and nowhere; ms of each. */
async function searches(line: Line): Promise<readonly number[]> {
  const times: number[] = [];
  const search = async (query: string) => {
    const begun = performance.now();
    const answer = await line.ask('search', { query });
    times.push(performance.now() - begun);
    return answer;
  };
  for (let n = 0; n < PAGES; n += 1) {
    expect((await search(`${STORED - 1 - n}번째`))?.hits).toHaveLength(1);
    expect((await search('무엇'))?.more).toBe(true);
    expect((await search('없는말'))?.hits).toEqual([]);
  }
  return times;
}

function spreadOf(times: readonly number[]): string {
  return `${quantile(times, 0.5).toFixed(1)} ms (p99 ${quantile(times, 0.99).toFixed(1)})`;
}
