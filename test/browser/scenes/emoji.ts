import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

const offered = ({ page }: Visitor) => page.locator('#suggestions [role=option] > span').allInnerTexts();
const value = ({ box }: Visitor) => box.inputValue();
const helped = ({ page }: Visitor) => page.locator('.icon-button[disabled]').waitFor({ state: 'detached' });
const picker = ({ page }: Visitor) => page.locator('.picker');
const open = (visitor: Visitor) => visitor.composer.getByRole('button', { name: visitor.later.emoji.open }).click();

scene('(UX 15, 16, 56) : offers emoji in Korean and English, and a whole code becomes one', async (stage) => {
  const lee = await stage.person('이영희');
  await helped(lee);
  await lee.box.pressSequentially('좋아요 :웃음');
  await soon(async () => (await offered(lee))[0] ?? '').toMatch(/^😄/);
  await lee.box.press('Enter');
  await soon(() => value(lee)).toBe('좋아요 😄 ');
  await lee.box.pressSequentially(':thumbsu');
  await soon(async () => (await offered(lee))[0] ?? '').toMatch(/^👍/);
  await lee.box.press('Escape');
  await lee.box.pressSequentially('p:');
  await soon(() => value(lee)).toBe('좋아요 😄 👍');
  await lee.box.pressSequentially(' 오후 3:30:');
  await lee.box.press('Enter');
  await lee.sees('좋아요 😄 👍 오후 3:30:');
  await lee.say('🎉🎉');
  await lee.page.locator('.large').filter({ hasText: '🎉🎉' }).waitFor();
  expect(await lee.page.locator('.large').count()).toBe(1);
});

scene(
  '(UX 86) the picker finds by a word, goes by the arrow keys, keeps a skin tone and what was used',
  async (stage) => {
    const lee = await stage.person('이영희');
    await helped(lee);
    await lee.box.fill('안녕 ');
    await open(lee);
    const search = picker(lee).getByRole('combobox');
    await search.fill('인사');
    await picker(lee).locator('[role=option]').first().filter({ hasText: '👋' }).waitFor();
    await picker(lee)
      .getByRole('radio', { name: lee.later.emoji.tones[3] ?? '' })
      .check({ force: true });
    await picker(lee).locator('[aria-selected=true]').filter({ hasText: '👋🏽' }).waitFor();
    await search.press('Enter');
    await soon(() => value(lee)).toBe('안녕 👋🏽');
    await picker(lee).waitFor({ state: 'detached' });
    await lee.box.press('Enter');
    await lee.sees('안녕 👋🏽');

    await open(lee);
    await picker(lee).getByRole('group', { name: lee.later.emoji.recent }).getByRole('option').waitFor();
    await picker(lee).locator('[aria-selected=true]').filter({ hasText: '👋🏽' }).waitFor();
    await search.press('ArrowDown');
    await picker(lee).locator('[aria-selected=true]').filter({ hasText: '😀' }).waitFor();
    await search.press('ArrowRight');
    await picker(lee).locator('[aria-selected=true]').filter({ hasText: '😃' }).waitFor();
    await search.press('Escape');
    await picker(lee).waitFor({ state: 'detached' });
    expect(await value(lee)).toBe('');
  },
);

scene('[E1] (UX 48) any emoji is given to a message, by the menu on it', async (stage) => {
  const [hong, lee] = [await stage.person('홍길동'), await stage.person('이영희')];
  await hong.say('밥 먹었어요');
  await lee.sees('밥 먹었어요');
  await lee.message('밥 먹었어요').focus();
  await lee.page.keyboard.press('Enter');
  await lee.page.getByRole('menuitem', { name: lee.later.emoji.another }).click();
  await picker(lee).getByRole('combobox').fill('rice');
  await picker(lee).locator('[role=option]').filter({ hasText: '🍚' }).click();
  await hong.message('밥 먹었어요').locator('.reactions button').filter({ hasText: '🍚' }).waitFor();
});

for (const [colorScheme, language] of [
  ['light', 'ko'],
  ['dark', 'en'],
] as const) {
  scene(`(UX 85, 87, 89) axe finds nothing wrong with the emoji at 320 px (${colorScheme})`, async (stage) => {
    const viewport = { width: 320, height: 640 };
    const lee = await stage.person('이영희', { viewport, colorScheme, language, reducedMotion: 'reduce' });
    await helped(lee);
    await open(lee);
    await picker(lee).locator('[role=option]').first().waitFor();
    expect(await faults(lee)).toEqual([]);
    expect(await lee.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}
