import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { closeBrowser, openPage } from '../../test/browser/browser.ts';
import { Visitor } from '../../test/browser/visitor.ts';
import { fill } from '../../test/faults/stage/fill.ts';
import { Runner } from '../contestant.ts';
import { withData } from '../contestants.ts';
import { type Figure, figure, type Stage } from './stage.ts';

/** The generator's own room. */
const ROOM = '#r0';
const SHOWN = 500;
const KEYS = 600;
const BURST = { perSecond: 200, seconds: 3 };
const NAME = 'the page, Chromium';
/** What a key takes where there is nothing but a box. */
const BARE = 'a bare box, Chromium';
/** What the page says when the first message has been painted. */
const PAINTED = 'sokdak: painted';

/**
 * What somebody before the page waits for: its first sight of a long room, a key, and a frame while others talk. For a
 * key there are two readings: for how long the page is busy with it (processor time of its own thread, so that others
 * on the machine do not count), which is what the goal is for, and how long one waits for it, where up to a frame
 * (17 ms) is the screen's own time. A box in an empty page shows what of both is the browser's and the measuring's.
 */
export async function page(stage: Stage): Promise<Figure[]> {
  const entries = 100_000;
  stage.say('page');
  const data = mkdtempSync(join(stage.folder, 'page-'));
  await fill(data, { room: ROOM, messages: entries });
  const runner = await Runner.start(withData(data));
  try {
    const browser = await openPage({ locale: 'ko-KR' });
    await browser.addInitScript(watchForMessages, PAINTED);
    await browser.goto(`http://127.0.0.1:${runner.port}/r/${ROOM.slice(1)}`);
    const visitor = await new Visitor(browser, 'ko').enter('홍길동');
    const opened = await openings(visitor, stage.rounds * 2);
    await showMany(visitor);
    const { cost, waited } = await typed(browser);
    const further = await burst(stage, visitor, runner.port);
    await visitor.freshButton.click();
    const atEnd = await burst(stage, visitor, runner.port);
    await browser.goto('about:blank');
    await browser.setContent('<textarea id="box"></textarea>');
    const bare = await typed(browser);
    const workload = `the page, room of ${entries.toLocaleString('en')} messages`;
    return [
      figure(workload, NAME, 'ms until messages are painted', opened),
      figure(workload, NAME, `ms for a key, ${SHOWN} messages shown, median`, [at(cost, 0.5)]),
      figure(workload, NAME, `ms for a key, ${SHOWN} messages shown, p99`, [at(cost, 0.99)]),
      figure(workload, NAME, `ms from a key to its picture, ${SHOWN} messages shown, median`, [at(waited, 0.5)]),
      figure(workload, NAME, `ms from a key to its picture, ${SHOWN} messages shown, p99`, [at(waited, 0.99)]),
      figure(workload, BARE, `ms for a key, ${SHOWN} messages shown, median`, [at(bare.cost, 0.5)]),
      figure(workload, BARE, `ms for a key, ${SHOWN} messages shown, p99`, [at(bare.cost, 0.99)]),
      figure(workload, BARE, `ms from a key to its picture, ${SHOWN} messages shown, median`, [at(bare.waited, 0.5)]),
      figure(workload, BARE, `ms from a key to its picture, ${SHOWN} messages shown, p99`, [at(bare.waited, 0.99)]),
      figure(workload, NAME, `ms without a frame, ${BURST.perSecond} messages/s, at worst`, [at(atEnd, 1)]),
      figure(workload, NAME, `ms without a frame, ${BURST.perSecond} messages/s, reading further up, at worst`, [
        at(further, 1),
      ]),
    ];
  } finally {
    await closeBrowser();
    await runner.stop();
  }
}

/** In the page: tells when the first message has been painted. */
function watchForMessages(painted: string): void {
  const seen = new MutationObserver(() => {
    if (!document.querySelector('article .text')) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => console.debug(painted, performance.now())));
  });
  seen.observe(document, { childList: true, subtree: true });
}

/** Opened again by who had it open, once nothing is left to be loaded. Asking the page while it loads would be work for it. */
async function openings({ page }: Visitor, times: number): Promise<number[]> {
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    await page.waitForLoadState('networkidle');
    const painted = page.waitForEvent('console', (message) => message.text().startsWith(PAINTED));
    await page.reload({ waitUntil: 'commit' });
    took.push(Number((await painted).text().slice(PAINTED.length)));
  }
  return took;
}

/** Goes back in the room until that many messages are drawn. */
async function showMany(visitor: Visitor): Promise<void> {
  while ((await visitor.messages.count()) < SHOWN) {
    const before = await visitor.messages.count();
    await visitor.scrollTo(0);
    await visitor.page.waitForFunction((count) => document.querySelectorAll('article').length > count, before);
  }
}

interface Typed {
  /** For each key, in ms of its thread's processor time: how long the page was busy until the second frame after it, whatever with. */
  readonly cost: readonly number[];
  /** For each key, in ms: from when the browser had it until the frame with it was painted. */
  readonly waited: readonly number[];
}

async function typed(page: Page): Promise<Typed> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.locator('#box').focus();
  await page.evaluate(watchKeys);
  const cost: number[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    const before = await busy(tools);
    await page.keyboard.press('abcdefghij klmnop'[key % 17] ?? 'a');
    await twoFrames(page);
    cost.push((await busy(tools)) - before);
  }
  const waited = await page.evaluate(() => performance.getEntriesByName('key').map(({ duration }) => duration));
  return { cost: cost.sort((a, b) => a - b), waited: waited.sort((a, b) => a - b) };
}

/** In the page: measures each key until the frame that it is seen in has been painted. */
function watchKeys(): void {
  addEventListener(
    'keydown',
    ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => performance.measure('key', { start: timeStamp }))),
    { capture: true },
  );
}

async function busy(tools: CDPSession): Promise<number> {
  const { metrics } = await tools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}

function twoFrames(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** The times between frames while others talk, in ms. */
async function burst({ generator }: Stage, { page }: Visitor, port: number): Promise<number[]> {
  const crowd = 'page';
  await generator.gather(crowd, { dialect: 'websocket', port, rooms: 1, readers: 1, speakers: 1 });
  try {
    const gaps = page.evaluate(framesFor, BURST.seconds * 1_000);
    await generator.talk(crowd, BURST);
    return (await gaps).sort((a, b) => a - b);
  } finally {
    await generator.leave(crowd);
  }
}

/** In the page. */
async function framesFor(ms: number): Promise<number[]> {
  const gaps: number[] = [];
  const first = performance.now();
  for (let last = first; last - first < ms; ) {
    const now = await new Promise<number>((frame) => requestAnimationFrame(frame));
    gaps.push(now - last);
    last = now;
  }
  return gaps;
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
