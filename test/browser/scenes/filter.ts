import { expect } from 'vitest';
import { subjectWords } from '../../../src/protocol/filter-words.ts';
import { en } from '../../../src/web/admin/texts/en.ts';
import { ko } from '../../../src/web/admin/texts/ko.ts';
import { faults } from '../axe.ts';
import { scene } from '../stage.ts';

for (const look of [
  { language: 'ko', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { language: 'en', colorScheme: 'dark', viewport: { width: 320, height: 640 } },
] as const) {
  scene(
    `[M19] [M22] who looks after a room tries a rule, sets it and takes it away, ${look.language}, ${look.viewport.width} pixels wide`,
    async (stage) => {
      const kim = await stage.person('김소연');
      await kim.say('이 바보야');
      const hong = await stage.person('홍길동', { path: stage.ownerPath, ...look });
      const { page } = hong;
      const texts = hong.later.filter;
      await hong.sees('이 바보야');
      await page.getByRole('button', { name: hong.texts.room.settings }).click();
      await page.locator('#settings').getByRole('button', { name: texts.title }).click();
      const dialog = page.getByRole('dialog', { name: texts.title });
      await dialog.getByText(texts.nothing).waitFor();
      await dialog.locator('input[name=what]').fill('바보');
      await dialog.getByRole('button', { name: texts.attempt }).click();
      await dialog.getByText(texts.tried(1, 1)).waitFor();
      await dialog.getByText('이 바보야').waitFor();
      await dialog.getByRole('button', { name: texts.add }).click();
      const removing = dialog.getByRole('button', {
        name: texts.removeOf(subjectWords({ word: '바보' }, look.language)),
      });
      await removing.waitFor();
      expect(await faults(hong)).toEqual([]);
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider).toBeLessThanOrEqual(0);
      await kim.box.fill('바보 온달');
      await kim.box.press('Enter');
      await kim.page.getByText('이 방에서는 ‘바보’ 같은 말을 쓸 수 없습니다.').waitFor();
      await removing.click();
      await dialog.getByText(texts.nothing).waitFor();
    },
  );
}

scene('[M19] [M21] the owner sets the filter of the server on his page', async (stage) => {
  const hong = await stage.person('홍길동', { path: stage.ownerPath });
  await hong.page.goto(`${stage.url}/admin#filter`);
  const texts = hong.later.filter;
  await hong.page.getByRole('heading', { name: { ko, en }[hong.language].panels.filter, level: 2 }).waitFor();
  await hong.page.locator('input[name=what]').fill('도박');
  await hong.page.getByRole('button', { name: texts.add }).click();
  await hong.page
    .getByRole('button', { name: texts.removeOf(subjectWords({ word: '도박' }, hong.language)) })
    .waitFor();
  expect(await faults(hong)).toEqual([]);
  const visitor = await stage.visitor({});
  await visitor.nameBox.fill('도박왕');
  await visitor.nameBox.press('Enter');
  await visitor.page.getByText('‘도박’ 같은 말').waitFor();
});
