import { expect } from 'vitest';
import { scene, seenFocus, soon, words } from '../stage.ts';
import { seenText, type Visitor } from '../visitor.ts';

const focused = (visitor: Visitor) =>
  visitor.page.evaluate(() => document.activeElement?.querySelector('.text')?.textContent ?? '');

/** The link that the menu of a message copies. */
async function linkOf(visitor: Visitor, text: string): Promise<string> {
  await visitor.page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (copied: string) => Object.assign(window, { copied }) },
    });
  });
  const message = visitor.message(text).last();
  await message.focus();
  await message.press('Enter');
  await visitor.page.getByRole('menuitem', { name: visitor.later.menu.link }).click();
  const copied = await visitor.page.waitForFunction(() => (window as { copied?: string }).copied);
  return String(await copied.jsonValue());
}

scene(
  '(UX 44) a link to a message leads there, however far up it is, and the address is clean again',
  async (stage) => {
    const hong = await stage.speaker('홍길동');
    const kim = await stage.person('김소연', { once: true });
    await hong.say('여기를 보세요');
    await kim.sees('여기를');
    const link = new URL(await linkOf(kim, '여기를'));
    expect([link.origin, decodeURIComponent(link.pathname)]).toEqual([stage.url, '/r/광장']);
    await hong.say(...words(300));
    const lee = await stage.person('이영희', { path: link.pathname + link.search });
    await soon(() => focused(lee)).toBe('여기를 보세요');
    expect(new URL(lee.page.url()).search).toBe('');
    await lee.freshButton.click();
    await lee.sees('말 300번째');
  },
);

scene('(UX 44) a link to nothing leads to the room', async (stage) => {
  const kim = await stage.person('김소연', { path: '/r/광장?m=nothing' });
  await kim.say('여기예요');
  expect(await seenFocus(kim.page)).toBe('box');
});

scene('(UX 44, 62) who goes to another room from a link is at its end', async (stage) => {
  const hong = await stage.speaker('홍길동');
  await hong.say('먼저', ...words(30));
  const kim = await stage.person('김소연', { once: true });
  await kim.box.fill('/search 먼저');
  await kim.box.press('Enter');
  await kim.page.getByRole('dialog').locator('li button').click();
  await soon(() => focused(kim)).toBe('먼저');
  await kim.box.fill('/join #부엌');
  await kim.box.press('Enter');
  await kim.page.locator('h1').filter({ hasText: '#부엌' }).waitFor();
  await kim.say('부엌에서');
  expect(await kim.said()).toEqual(['부엌에서']);
});

scene('[R10] (UX 25) /topic says what the room is about, beside its name, for all', async (stage) => {
  const owner = await stage.person('방장', { path: stage.ownerPath });
  const kim = await stage.person('김소연');
  await owner.box.fill('/주제 점심은 <b>국밥</b>');
  await owner.box.press('Enter');
  await soon(() => seenText(kim.page.locator('header .topic'))).toBe('점심은 <b>국밥</b>');
  const lee = await stage.person('이영희');
  await soon(() => seenText(lee.page.locator('header .topic'))).toBe('점심은 <b>국밥</b>');
  await owner.box.fill('/topic');
  await owner.box.press('Enter');
  await kim.page.locator('header .topic').waitFor({ state: 'detached' });
});
