import { networkInterfaces } from 'node:os';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { Line } from '../line.ts';
import { scene, soon } from '../stage.ts';
import { Visitor } from '../visitor.ts';

/** Another tab in the same browser profile. */
async function anotherTab({ page, context, language }: Visitor, before = async (_: Page) => {}): Promise<Visitor> {
  const tab = await context.newPage();
  await before(tab);
  await tab.goto(page.url());
  return new Visitor(tab, language);
}

async function writeOffline(visitor: Visitor, line: Line, text: string): Promise<void> {
  await line.cut();
  await visitor.box.fill(text);
  await visitor.box.press('Enter');
  await visitor.page.locator('article.pending').waitFor();
}

/** As seen by the database of the page, which answers in order: what was written before is in it. */
async function written(page: Page): Promise<void> {
  await soon(() =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const asking = indexedDB.open('sokdak', 1);
          asking.onsuccess = () => {
            const counting = asking.result.transaction('letters').objectStore('letters').count();
            counting.onsuccess = () => {
              asking.result.close();
              resolve(counting.result);
            };
          };
        }),
    ),
  ).toBe(1);
}

scene('(UX 47) [S11] what was written without a connection is sent once after a reload', async (stage) => {
  const kim = await stage.person('김소연');
  const { visitor: hong, line } = await stage.wired('홍길동', { once: true });
  await writeOffline(hong, line, '새로 고치기 전에');
  await written(hong.page);
  line.mend();
  await hong.page.reload();
  await kim.sees('새로 고치기 전에');
  await soon(() => hong.said()).toEqual(['새로 고치기 전에']);
  await hong.say('그다음');
  expect(await kim.said()).toEqual(['새로 고치기 전에', '그다음']);
});

scene('(UX 47) [S11] what was written without a connection is sent once after the tab was closed', async (stage) => {
  const kim = await stage.person('김소연');
  const { visitor: hong, line } = await stage.wired('홍길동', { once: true });
  await writeOffline(hong, line, '닫기 전에');
  await written(hong.page);
  await hong.page.close();
  const again = await anotherTab(hong);
  await kim.sees('닫기 전에');
  await again.say('그다음');
  expect(await again.said()).toEqual(['닫기 전에', '그다음']);
  expect(await kim.said()).toEqual(['닫기 전에', '그다음']);
});

scene('(UX 47) [S11] what a closed tab did not send is sent by the one that stayed', async (stage) => {
  const { visitor: hong, line } = await stage.wired('홍길동', { once: true });
  const other = await anotherTab(hong);
  await other.inRoom();
  await writeOffline(hong, line, '저쪽 탭에서');
  await written(hong.page);
  await hong.page.close();
  await other.sees('저쪽 탭에서');
  await soon(() => other.page.locator('article.pending').count()).toBe(0);
  expect(await other.said()).toEqual(['저쪽 탭에서']);
});

scene('[S11] where the browser has no database, a reload still sends what was written', async (stage) => {
  const kim = await stage.person('김소연');
  let line: Line | undefined;
  const hong = await stage.person('홍길동', {
    before: async (page) => {
      line = await Line.tap(page);
      await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
    },
  });
  if (!line) throw new Error('the line was not tapped');
  await writeOffline(hong, line, '혼자 보는 창에서');
  line.mend();
  await hong.page.reload();
  await kim.sees('혼자 보는 창에서');
  await hong.say('그다음');
  expect(await kim.said()).toEqual(['혼자 보는 창에서', '그다음']);
});

scene('(UX 63) [S4] two tabs: one nickname, both live; who comes in by one is in by both', async (stage) => {
  const kim = await stage.person('김소연');
  const hong = await stage.visitor({ once: true });
  const other = await anotherTab(hong);
  await hong.enter('홍길동');
  await other.inRoom();
  await kim.say('둘 다 보이나요?');
  await hong.sees('둘 다 보이나요?');
  await other.sees('둘 다 보이나요?');
  await other.say('네');
  await hong.sees('네');
  expect(await hong.said()).toEqual(await other.said());
  expect(await kim.page.locator('.person').count()).toBeLessThanOrEqual(2);
});

scene('(UX 63) what one reads in one tab is read in the other', async (stage) => {
  const kim = await stage.speaker('김소연');
  await kim.say('처음');
  const hong = await stage.person('홍길동', { once: true });
  await hong.sees('처음');
  const other = await anotherTab(hong);
  await other.inRoom();
  // The tab that was opened last is before his eyes; the first is hidden behind it.
  await hide(hong.page);
  await kim.say('뒤에 온 말');
  await hong.sees('뒤에 온 말');
  await soon(() => hong.unreadLine.count()).toBe(0);
});

/** Headless tabs are all visible: this one learns that it is not. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

const LAN = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;

scene(
  '(UX 77) [S11] over http on a LAN address, too, what was written in a closed tab is sent',
  async (stage) => {
    if (LAN === undefined) return;
    const origin = stage.url.replace('127.0.0.1', LAN);
    const { visitor: hong, line } = await stage.wired('홍길동', { once: true, origin });
    expect(await hong.page.evaluate(() => isSecureContext)).toBe(false);
    await writeOffline(hong, line, '닫기 전에');
    await written(hong.page);
    await hong.page.close();
    const again = await anotherTab(hong);
    await soon(() => again.said()).toEqual(['닫기 전에']);
  },
  { host: '0.0.0.0', invite: false },
);
