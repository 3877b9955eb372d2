import { expect, onTestFinished } from 'vitest';
import { openHouse, usual } from '../plays/house.ts';
import { watched } from '../rules/watched-store.ts';
import { form } from './stage/chance.ts';
import { experiment, open } from './stage/experiment.ts';
import { quantile } from './stage/figures.ts';
import { Guest } from './stage/guest.ts';
import { Herd } from './stage/herd.ts';
import { judge, NOTHING } from './stage/judge.ts';
import { websocket } from './stage/line.ts';
import { PageClient } from './stage/page-client.ts';
import { Road } from './stage/road.ts';

const MEMBERS = form({ short: [200], long: [1_000, 2_000] });
/** Said while they are away. */
const MISSED = 100;
const MOST_MS = form({ short: 10_000, long: 5_000 });
const MOST_READS = 3;

/** What the server says of itself since it was asked last: the delay of its event loop, and its work, in ms. */
async function strain(url: string): Promise<{ readonly p99: number; readonly cpu: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const ms = (name: string) => Number(new RegExp(`^${name} ([\\d.e-]+)`, 'm').exec(text)?.[1]) * 1_000;
  return { p99: ms('nodejs_eventloop_lag_p99_seconds'), cpu: ms('process_cpu_seconds_total') };
}

for (const members of MEMBERS) {
  experiment(
    {
      id: 'B3',
      fault: `${members} people are dropped at once`,
      holds: 'all are back and have caught up within seconds, without an error; nobody misses anything [L3] [S5]',
      patience: 120_000,
    },
    async () => {
      const house = open();
      const { url } = await house.up();
      const { line } = await new Guest(house, '목동', websocket).come();
      const say = (n: number) => line.ask('say', { room: '#광장', text: `말 ${n}`, key: `${n}` });
      const herd = new Herd(house, members);
      await say(1);
      await herd.until(1);
      const before = await strain(url);
      const begun = performance.now();
      herd.drop();
      for (let n = 2; n <= MISSED + 1; n += 1) void say(n);
      await herd.until(MISSED + 1);
      const ms = performance.now() - begun;
      const { p99, cpu } = await strain(url);
      await herd.finish();
      line.close();
      const log = herd.readers[0]?.timeline ?? [];
      expect(judge({ said: [], readers: herd.readers }, log)).toMatchObject({ ...NOTHING, keptUnasked: log.length });
      const slowest = quantile(
        herd.readers.flatMap(({ absences }) => absences),
        1,
      );
      const back = `the last back after ${Math.round(slowest)} ms`;
      const figures = `${members} dropped: ${back}, all caught up with ${MISSED} after ${Math.round(ms)} ms; ${Math.round(cpu - before.cpu)} ms of the server's CPU, event loop delay p99 ${Math.round(p99)} ms`;
      expect(ms, figures).toBeLessThan(MOST_MS);
      return figures;
    },
  );
}

const PAGES = 40;

experiment(
  {
    id: 'B3',
    fault: `${PAGES} pages come back at once`,
    holds: 'the store is asked at most three times for each [S9] [R3]',
  },
  async () => {
    let reads = 0;
    const count = (call: string) => {
      if (!/append|put|close/.test(call)) reads += 1;
    };
    const store = watched({ before: count });
    const house = await openHouse(usual({ openStore: async () => store }));
    onTestFinished(() => house.stop());
    const road = await Road.to({ up: async () => ({ url: house.url, irc: '' }) });
    onTestFinished(() => road.remove());
    const { url } = await road.up();
    const pages = Array.from({ length: PAGES }, () => new PageClient(url));
    onTestFinished(() => {
      for (const { chat } of pages) chat.connection.forget();
    });
    await Promise.all(pages.map((page, n) => page.enter(`손님${n}`)));
    const before = reads;
    for (const travel of road.travels) travel.cut('RST');
    const away = new Guest({ up: async () => ({ url: house.url, irc: '' }) }, '목동', websocket);
    const { line } = await away.come();
    const own = reads - before;
    for (let n = 0; n < MISSED; n += 1) await line.ask('say', { room: '#광장', text: `말 ${n}` });
    const begun = reads;
    await Promise.all(pages.map((page) => page.comeBack()));
    line.close();
    const each = (reads - begun) / PAGES;
    expect(own).toBeLessThanOrEqual(MOST_READS);
    expect(pages.map(({ room }) => room.absence)).toEqual(
      pages.map(() => ({ came: MISSED, whole: true, replaced: false })),
    );
    expect(each).toBeLessThanOrEqual(MOST_READS);
    return `${PAGES} pages back, ${MISSED} missed by each: the store was asked ${each.toFixed(2)} times for each`;
  },
);
