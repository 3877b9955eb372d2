import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, seenFocus, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

const cardOf = (visitor: Visitor, nickname: string) =>
  visitor.page.getByRole('dialog', { name: visitor.later.card.title(nickname) });

scene('[M10] (UX 85) the owner makes a moderator, and ends that, by the card of whom he means', async (stage) => {
  const owner = await stage.person('방장', { path: stage.ownerPath });
  const kim = await stage.person('김소연', { once: true });
  await owner.page.getByRole('button', { name: owner.later.people.act('김소연') }).click();
  const card = cardOf(owner, '김소연');
  await card.getByText(owner.later.card.guest).waitFor();
  await card.getByText(owner.later.directs.standing('here', undefined)).waitFor();
  expect(await faults(owner)).toEqual([]);
  await card.getByRole('button', { name: owner.later.card.appoint }).click();
  await kim.notices.filter({ hasText: kim.deeds.appointed('김소연', '방장') }).waitFor();
  await card.locator('.role').filter({ hasText: owner.later.people.moderator }).waitFor();
  await card.getByRole('button', { name: owner.later.card.dismiss }).click();
  await kim.notices.filter({ hasText: kim.deeds.dismissed('김소연', '방장') }).waitFor();
  await card.getByRole('button', { name: owner.later.card.appoint }).waitFor();
  await kim.page.getByRole('button', { name: kim.later.people.act('방장') }).click();
  await cardOf(kim, '방장').locator('.role').filter({ hasText: kim.later.people.owner }).waitFor();
  expect(await cardOf(kim, '방장').getByRole('button', { name: kim.later.card.appoint }).count()).toBe(0);
});

scene(
  '[S14] (UX 83, 86, 89, 90) on a small screen a name in the log, or the menu of a message, leads to the card; from there one calls, whispers and talks',
  async (stage) => {
    const hong = await stage.speaker('홍길동');
    const viewport = { width: 320, height: 640 };
    const kim = await stage.person('Kim', { viewport, language: 'en', colorScheme: 'dark' });
    await hong.ask('away', { text: '점심' });
    await hong.say('*다녀올게*');
    // What hears the click comes with what draws this.
    await kim.message('다녀올게').locator('em').waitFor();
    await kim.message('다녀올게').locator('.name').click();
    const card = cardOf(kim, '홍길동');
    await card.getByText(kim.later.directs.standing('away', '점심')).waitFor();
    expect(await faults(kim)).toEqual([]);
    await card.getByRole('button', { name: kim.later.card.mention }).click();
    await soon(() => kim.box.inputValue()).toBe('@홍길동 ');
    await soon(() => seenFocus(kim.page)).toBe('box');
    await kim.box.fill('');
    await kim.message('다녀올게').focus();
    await kim.page.keyboard.press('Enter');
    await kim.page.getByRole('menuitem', { name: kim.later.card.title('홍길동') }).click();
    await card.getByRole('button', { name: kim.later.people.whisper }).click();
    await kim.page.locator('form.private').waitFor();
    await kim.box.press('Escape');
    await kim.message('다녀올게').locator('.name').click();
    await card.getByRole('button', { name: kim.later.card.talk }).click();
    await kim.page.locator('h1').filter({ hasText: '@홍길동' }).waitFor();
    await kim.say('잘 다녀와');
    await kim.page.locator('header').getByText('점심').waitFor();
  },
);
