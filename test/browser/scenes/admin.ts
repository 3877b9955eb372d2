import { expect } from 'vitest';
import { en } from '../../../src/web/admin/texts/en.ts';
import { type AdminTexts, ko } from '../../../src/web/admin/texts/ko.ts';
import { faults } from '../axe.ts';
import { type Guest, type Stage, scene, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

const TEXTS = { ko, en };

/** The owner, come from the chat to the page by the menu. */
async function owner(stage: Stage, guest: Guest = {}): Promise<{ hong: Visitor; texts: AdminTexts }> {
  const hong = await stage.person('홍길동', { path: stage.ownerPath, ...guest });
  await hong.page.getByRole('button', { name: hong.texts.room.settings }).click();
  await hong.page.getByRole('link', { name: hong.later.admin }).click();
  const texts = TEXTS[hong.language];
  await hong.page.getByRole('heading', { name: texts.panels.figures }).waitFor();
  return { hong, texts };
}

async function open({ page }: Visitor, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true, level: 2 }).waitFor();
}

scene('[O1] who is not the owner, or nobody yet, reads so, and how one becomes it', async (stage) => {
  const kim = await stage.visitor({ path: '/admin' });
  await kim.page.getByText(ko.unknown).waitFor();
  await kim.page.goto(stage.url);
  await kim.enter('김소연');
  await kim.page.goto(`${stage.url}/admin`);
  await kim.page.getByText(ko.another('김소연')).waitFor();
  await kim.page.getByText(ko.how).waitFor();
  expect(await kim.page.getByRole('navigation').count()).toBe(0);
  expect(await faults(kim)).toEqual([]);
});

scene(
  '[O2] [O3] [M14] [O4] the owner finds somebody, logs him out, bans him, lifts that, and changes a setting',
  async (stage) => {
    const kim = await stage.person('김소연', { once: true });
    const { hong, texts } = await owner(stage);
    const { page } = hong;
    await open(hong, texts.panels.people);
    await page.getByRole('searchbox').fill('소연');
    await page
      .getByRole('status')
      .filter({ hasText: texts.people.count(1) })
      .waitFor();
    await page.getByRole('button', { name: texts.people.endAllOf('김소연') }).click();
    await page.getByRole('dialog').getByRole('button', { name: texts.people.endAll }).click();
    await page.getByRole('status').filter({ hasText: texts.people.ended }).waitFor();
    await kim.nameBox.waitFor();
    await kim.enter('김소연');
    await page.getByRole('searchbox').fill('김소연');
    await page.getByRole('link', { name: texts.people.banOf('김소연') }).click();
    await page.getByLabel(texts.bans.reason).fill('광고');
    await page.getByRole('button', { name: texts.bans.add }).click();
    await page.getByRole('button', { name: texts.bans.liftOf('김소연') }).click();
    await page.getByRole('status').filter({ hasText: texts.bans.lifted }).waitFor();
    await open(hong, texts.panels.acts);
    await page.getByText('광고').waitFor();
    await open(hong, texts.panels.settings);
    const grace = page.locator('#set-grace');
    await grace.fill('soon');
    await grace.press('Enter');
    await page.getByRole('alert').filter({ hasText: '0부터 600까지의 정수' }).waitFor();
    await grace.fill('30');
    await grace.press('Enter');
    await page.getByRole('button', { name: texts.settings.backOf('grace') }).click();
    await soon(() => grace.inputValue()).toBe('10');
  },
);

for (const look of [
  { language: 'ko', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { language: 'en', colorScheme: 'dark', viewport: { width: 320, height: 640 } },
] as const) {
  const { language, colorScheme, viewport } = look;
  scene(
    `[O5] the page of the owner, ${language}, ${colorScheme}, ${viewport.width} pixels wide: axe finds nothing, nothing is wider than the page, drawings are drawn`,
    async (stage) => {
      const { hong, texts } = await owner(stage, look);
      await hong.page.getByRole('img', { name: texts.figures.sessions }).waitFor();
      for (const name of Object.values(texts.panels)) {
        await open(hong, name);
        await hong.page.waitForLoadState('networkidle');
        expect(await faults(hong)).toEqual([]);
        const wider = await hong.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wider).toBeLessThanOrEqual(0);
      }
    },
  );
}
