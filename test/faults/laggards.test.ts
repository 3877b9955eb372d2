import { setInterval as ticking } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { experiment, open } from './stage/experiment.ts';
import { quantile } from './stage/figures.ts';
import { Guest } from './stage/guest.ts';
import { websocket } from './stage/line.ts';
import { Listener, stamped } from './stage/listener.ts';
import { vitalsOf } from './stage/vitals.ts';

const TICK_MS = 10;
const MB_MORE = 64;

interface Scene {
  readonly readers: number;
  readonly lazy: number;
  readonly aSecond: number;
  /** Letters of each message. */
  readonly letters: number;
  /** Of each half: before the lazy ones stop, and after that. */
  readonly seconds: number;
}

/** Some minutes, and no part of a run of all tests: `laggard` is the short form. */
function laggards(scene: Scene, holds: string, judge: (before: number, meanwhile: number) => void): void {
  const { readers, lazy, aSecond, letters, seconds } = scene;
  experiment(
    {
      id: 'D3',
      fault: `${lazy} stop reading beside ${readers} who don't, at ${aSecond} messages a second, ${seconds} s`,
      holds: `closed as lagging; ${holds} [G5]`,
      patience: 300_000,
    },
    async () => {
      const house = open({ flags: ['--limits', 'off', '--invite', 'off'] });
      const { url, pid } = await house.up();
      const { line } = await new Guest(house, '말하는이', websocket).come();
      const all = await listeners(url, readers, '독자');
      const idle = await listeners(url, lazy, '게으름');
      const filling = 'x'.repeat(letters);
      const say = () => void line.ask('say', { room: '#광장', text: stamped(filling) });
      const talk = (enough: () => Promise<boolean>) => talking(say, { aSecond, seconds, enough });
      await talk(async () => true);
      const before = taken(all);
      const rss = () => vitalsOf({ pid, data: house.data, since: 0 }).rssMb;
      const [rssBefore, present] = [rss(), await sessionsAt(url)];
      for (const one of idle) one.freeze();
      let most = rssBefore;
      await talk(async () => {
        most = Math.max(most, rss());
        return (await sessionsAt(url)) === present - lazy;
      });
      const meanwhile = taken(all);
      const [p99, p99Then] = [quantile(before, 0.99), quantile(meanwhile, 0.99)];
      const grown = `RSS ${(most - rssBefore).toFixed(0)} MB more at most`;
      const figures = `${readers} beside ${lazy} at ${aSecond}/s: p99 ${p99.toFixed(1)} ms before, ${p99Then.toFixed(1)} ms meanwhile (p50 ${quantile(before, 0.5).toFixed(1)}, ${quantile(meanwhile, 0.5).toFixed(1)}); ${grown}; all ${lazy} closed`;
      judge(p99, p99Then);
      expect(most - rssBefore, figures).toBeLessThan(MB_MORE);
      return figures;
    },
  );
}

laggards(
  { readers: 1_000, lazy: 1, aSecond: 30, letters: 3_000, seconds: 60 },
  'the p99 of the others moves by a fifth at most',
  (before, meanwhile) => expect(meanwhile).toBeLessThan(Math.max(1.2 * before, before + 10)),
);

laggards(
  { readers: 10, lazy: 20, aSecond: 2_500, letters: 100, seconds: 60 },
  'p99 of the others under 100 ms, memory 64 MB more at most',
  (_, meanwhile) => expect(meanwhile).toBeLessThan(100),
);

async function sessionsAt(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^sokdak_sessions (\d+)/m.exec(text)?.[1]);
}

async function listeners(url: string, count: number, name: string): Promise<readonly Listener[]> {
  const all: Listener[] = [];
  onTestFinished(() => {
    for (const one of all) one.end();
  });
  for (let n = 0; n < count; n += 1) all.push(await Listener.open(url, `${name}${n}`));
  return all;
}

/** Says so much a second for so long, and on until it is enough: asked once a second. */
async function talking(
  say: () => void,
  { aSecond, seconds, enough }: Pick<Scene, 'aSecond' | 'seconds'> & { readonly enough: () => Promise<boolean> },
): Promise<void> {
  const begun = performance.now();
  let [said, asked, isEnough] = [0, 0, false];
  for await (const _ of ticking(TICK_MS)) {
    const passed = (performance.now() - begun) / 1_000;
    for (; said < passed * aSecond; said += 1) say();
    if (passed > seconds && isEnough) return;
    if (passed < asked + 1) continue;
    asked = passed;
    void enough().then((answer) => {
      isEnough = answer;
    });
  }
}

/** What they waited since the last look. */
function taken(all: readonly Listener[]): readonly number[] {
  return all.flatMap(({ waits }) => waits.splice(0));
}
