import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';
import { scene, soon, words } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

const FILLED = 400;
const KEYS = 20;

/** The least time that the page takes to lay itself out after a key, in ms: what others take of the machine is not in it. */
async function layoutOfKey({ page, box }: Visitor, tools: CDPSession): Promise<number> {
  const spent = async () => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'LayoutDuration')?.value ?? Number.NaN) * 1_000;
  };
  const took: number[] = [];
  await box.focus();
  for (let key = 0; key < KEYS; key += 1) {
    const before = await spent();
    await page.keyboard.press('a');
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    took.push((await spent()) - before);
  }
  await box.fill('');
  return Math.min(...took);
}

scene('a key costs no more in a long log than in an empty one: nothing of the log is laid out', async (stage) => {
  const hong = await stage.person('홍길동');
  const tools = await hong.devtools();
  await tools.send('Performance.enable');
  const empty = await layoutOfKey(hong, tools);
  const kim = await stage.speaker('김소연');
  await kim.say(...Array.from({ length: FILLED }, (_, nth) => `${nth}번째 이야기: 오늘은 무엇을 먹을까`));
  await soon(() => hong.messages.count()).toBe(FILLED);
  expect(await layoutOfKey(hong, tools)).toBeLessThan(2 * empty);
});

scene('a burst of messages is drawn once a frame, in order', async (stage) => {
  const hong = await stage.person('홍길동');
  const kim = await stage.speaker('김소연');
  const texts = Array.from({ length: FILLED }, (_, nth) => `${nth}`);
  const counted = hong.log.evaluate(
    (log, most) =>
      new Promise<{ drawn: number; frames: number }>((resolve) => {
        let [drawn, frames] = [0, 0];
        const frame = () => {
          frames += 1;
          if (log.querySelectorAll('article').length >= most) resolve({ drawn, frames });
          else requestAnimationFrame(frame);
        };
        const isMessage = ({ nodeName }: Node) => nodeName === 'ARTICLE';
        new MutationObserver((changes) => {
          if (changes.some(({ addedNodes }) => [...addedNodes].some(isMessage))) drawn += 1;
        }).observe(log, { childList: true, subtree: true });
        requestAnimationFrame(frame);
      }),
    FILLED,
  );
  await kim.say(...texts);
  const { drawn, frames } = await counted;
  expect(drawn).toBeLessThanOrEqual(frames + 1);
  expect(await hong.said()).toEqual(texts);
});

scene('whoever only reads asks the server for nothing, but says how far he has read', async (stage) => {
  const asked: string[] = [];
  const before = async (page: Page) => {
    page.on('websocket', (line) =>
      line.on('framesent', ({ payload }) => asked.push(/"do":"([^"]+)"/.exec(String(payload))?.[1] ?? '')),
    );
  };
  const hong = await stage.person('홍길동', { before, once: true });
  const kim = await stage.speaker('김소연');
  // By then all that comes later is there.
  await soon(async () => asked.includes('pins')).toBe(true);
  await kim.say(...words(20));
  await hong.sees('말 20번째');
  const here = asked.length;
  for (const word of words(20, 21)) await kim.say(word);
  await hong.sees('말 40번째');
  expect(asked.slice(here).filter((name) => name !== 'read')).toEqual([]);
});
