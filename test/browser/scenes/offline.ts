import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { onStage, type Stage, soon, words } from '../stage.ts';
import { Visitor } from '../visitor.ts';

/** In a browser that keeps the page. */
const KEPT = { serviceWorkers: 'allow', once: true } as const;

/** With a server that outlives its stop. */
function outlasting(title: string, play: (stage: Stage, folder: string) => Promise<void>): void {
  test.concurrent(title, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sokdak-offline-'));
    try {
      await onStage((stage) => play(stage, folder), { store: 'sqlite', data: join(folder, 'data') });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 90_000);
}

/** All that the page has laid up: texts and senders of the rooms, and whose they are. */
function laidUp(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const asking = indexedDB.open('sokdak.kept', 1);
        asking.onsuccess = () => {
          const stores = asking.result.transaction(['owner', 'rooms']);
          const [owner, rooms] = [stores.objectStore('owner').getAll(), stores.objectStore('rooms').getAll()];
          stores.oncomplete = () => {
            asking.result.close();
            resolve(JSON.stringify([...owner.result, ...rooms.result]));
          };
        };
      }),
  );
}

/** Until the page would open without a server, and this stands in it. */
async function keeps({ page }: Visitor, text: string): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await soon(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await soon(() => laidUp(page)).toContain(text);
}

outlasting(
  '(UX 97) [S11] without a server the page opens, shows what was read, says so, and what is written arrives once',
  async (stage) => {
    const kim = await stage.speaker('김소연');
    await kim.say(...words(3));
    const hong = await stage.person('홍길동', KEPT);
    await kim.ask('whisper', { to: '홍길동', text: '우리끼리', aside: '#광장' });
    await hong.sees('우리끼리');
    await keeps(hong, '말 3번째');
    expect(await laidUp(hong.page)).not.toContain('우리끼리');

    await stage.halt();
    await hong.page.reload();
    await hong.sees('말 3번째');
    expect(await hong.said()).toEqual(words(3));
    await hong.page.getByText(hong.later.connection.offline).waitFor();
    await hong.box.fill('서버 없이 쓴 말');
    await hong.box.press('Enter');
    await hong.page.locator('article.pending').waitFor();
    await hong.page.close();

    await stage.resume();
    const tab = await hong.context.newPage();
    await tab.goto(stage.url);
    const again = new Visitor(tab, 'ko');
    await again.sees('서버 없이 쓴 말');
    await soon(() => tab.locator('article.pending').count()).toBe(0);
    const other = await stage.person('박영희');
    await other.sees('서버 없이 쓴 말');
    expect(await other.said()).toEqual([...words(3), '서버 없이 쓴 말']);
    await again.sees('우리끼리');
    expect(await again.page.getByText(again.later.connection.offline).count()).toBe(0);
  },
);

outlasting('(UX 97) nothing is kept of who has left, and nothing is shown to who comes after him', async (stage) => {
  const kim = await stage.speaker('김소연');
  await kim.say('나간 뒤에는 없는 말');
  const hong = await stage.person('홍길동', KEPT);
  await hong.sees('나간 뒤에는 없는 말');
  await keeps(hong, '나간 뒤에는 없는 말');
  const before = await laidUp(hong.page);
  expect(before).not.toContain(await hong.page.evaluate(() => JSON.parse(localStorage['sokdak.me']).token));

  // Who has another token, as after a change that this page did not see, reads none of it either.
  await stage.halt();
  await hong.page.evaluate(() => {
    const me = JSON.parse(localStorage['sokdak.me']);
    localStorage['sokdak.me'] = JSON.stringify({ ...me, token: 'another' });
  });
  await hong.page.reload();
  await soon(() => laidUp(hong.page)).toBe('[]');
  expect(await hong.message('나간 뒤에는 없는 말').count()).toBe(0);
  await stage.resume();

  await hong.inRoom();
  await keeps(hong, '나간 뒤에는 없는 말');
  await hong.page.getByRole('button', { name: hong.texts.room.settings }).click();
  await hong.page.getByRole('button', { name: hong.later.panel.leave }).click();
  await hong.nameBox.waitFor();
  await soon(() => laidUp(hong.page)).toBe('[]');
});

outlasting(
  '(UX 81, 97) a new build of the page is taken over at the next load, and the draft is kept',
  async (stage, folder) => {
    const hong = await stage.person('홍길동', KEPT);
    await hong.say('첫 말');
    await keeps(hong, '첫 말');
    await hong.box.fill('쓰던 글');
    await stage.halt();
    await stage.resume(anotherBuild(folder));
    await hong.page.getByRole('button', { name: hong.later.connection.refresh }).click();
    await hong.page.locator('meta[name="build"]').waitFor({ state: 'attached' });
    await hong.inRoom();
    expect(await hong.box.inputValue()).toBe('쓰던 글');
    // From then on that one opens, and the one before is there for pages that are still open.
    await soon(() => takenOver(hong.page)).toEqual({ builds: 2, settled: true });
    await stage.halt();
    await hong.page.reload();
    await hong.page.locator('meta[name="build"]').waitFor({ state: 'attached' });
    await hong.sees('첫 말');
    expect(await hong.box.inputValue()).toBe('쓰던 글');
    await stage.resume(anotherBuild(folder));
  },
);

/** How many builds are kept, and whether the worker of the last is the one that answers. */
function takenOver(page: Page): Promise<{ builds: number; settled: boolean }> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const settled = !registration?.installing && !registration?.waiting && registration?.active?.state === 'activated';
    return { builds: (await caches.keys()).length, settled };
  });
}

/** The same page with a mark in it, and the worker that goes with that. */
function anotherBuild(folder: string): URL {
  const web = join(folder, 'dist/web');
  cpSync(new URL('../../../dist/web/', import.meta.url), web, { recursive: true });
  for (const [file, from, to] of [
    ['index.html', '<head>', '<head><meta name="build" content="next" />'],
    ['worker.js', /digest:`\w+`/, 'digest:`another`'],
  ] as const) {
    const path = join(web, file);
    const changed = readFileSync(path, 'utf8').replace(from, to);
    expect(changed).toContain(to);
    writeFileSync(path, changed);
    for (const packed of ['.br', '.gz']) rmSync(path + packed, { force: true });
  }
  return pathToFileURL(`${web}/`);
}
