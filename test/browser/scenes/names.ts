import { expect } from 'vitest';
import { scene, soon } from '../stage.ts';
import { seenText } from '../visitor.ts';

scene('(UX 64) one box, in focus; Enter joins; what is taken comes with a reason and two free names', async (stage) => {
  const hong = await stage.visitor();
  expect(await hong.nameBox.evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await hong.page.locator('input').count()).toBe(1);
  await hong.enter('홍길동');
  const other = await stage.visitor();
  await other.giveName('홍길동'.normalize('NFD'));
  await other.page.getByRole('alert').filter({ hasText: '이미 쓰고 있는 닉네임' }).waitFor();
  const suggestions = other.page.locator('.suggestion');
  expect(await suggestions.count()).toBe(2);
  const name = await seenText(suggestions.first());
  await suggestions.first().click();
  expect(await other.nameBox.inputValue()).toBe(name);
  await other.nameBox.press('Enter');
  await other.inRoom();
  await soon(() => hong.notices.allInnerTexts()).toEqual([hong.texts.notices.joined(name)]);
});

scene('(UX 66) a name with what cannot be seen is refused with the reason', async (stage) => {
  const hong = await stage.visitor({ language: 'en' });
  await hong.giveName('ho\u202eng');
  await hong.page.getByRole('alert').filter({ hasText: 'writing direction' }).waitFor();
  expect(await hong.nameBox.getAttribute('aria-invalid')).toBe('true');
  await hong.enter('👩‍🚀 소연');
});

scene('(UX 68) a new name is told to all; what was said keeps the old one', async (stage) => {
  const hong = await stage.person('홍길동');
  const kim = await stage.person('김소연');
  await kim.say('예전 말');
  await hong.sees('예전 말');
  await kim.page.getByRole('button', { name: kim.texts.room.settings }).click();
  await kim.page.getByRole('button', { name: kim.later.panel.rename }).click();
  await kim.page.locator('#new-name').fill('소연');
  await kim.page.locator('#new-name').press('Enter');
  await soon(() => hong.notices.allInnerTexts()).toContain('김소연님이 이름을 ‘소연’으로 바꾸셨습니다.');
  expect(await seenText(hong.message('예전 말').locator('.name'))).toBe('김소연');
  await kim.box.fill('/nick 홍길동');
  await kim.box.press('Enter');
  await kim.page.getByRole('alert').filter({ hasText: '이미 쓰고 있는' }).waitFor();
  await kim.box.fill('/nick Soyeon');
  await kim.box.press('Enter');
  await soon(() => hong.notices.allInnerTexts()).toContain('소연님이 이름을 ‘Soyeon’(으)로 바꾸셨습니다.');
  await kim.say('새 말');
  await soon(() => seenText(hong.message('새 말').locator('.name'))).toBe('Soyeon');
});

scene('(UX 69) a reload tells nobody anything, and keeps the name', async (stage) => {
  const hong = await stage.person('홍길동');
  const kim = await stage.person('김소연');
  await soon(() => hong.notices.count()).toBe(1);
  await kim.page.reload();
  await kim.inRoom();
  await kim.say('다시 왔어요');
  await hong.sees('다시 왔어요');
  expect(await hong.notices.allInnerTexts()).toEqual(['김소연님이 입장하셨습니다.']);
});

scene(
  '(UX 70) who leaves is told by name',
  async (stage) => {
    const hong = await stage.person('홍길동', { language: 'en' });
    const kim = await stage.person('김소연');
    await soon(() => hong.notices.allInnerTexts()).toEqual(['김소연 came in.']);
    await kim.page.getByRole('button', { name: kim.texts.room.settings }).click();
    await kim.page.getByRole('button', { name: kim.later.panel.leave }).click();
    await kim.nameBox.waitFor();
    await soon(() => hong.notices.allInnerTexts()).toEqual(['김소연 came in.', '김소연 left.']);
    await soon(() => hong.page.locator('aside li').count()).toBe(1);
  },
  { grace: 0 },
);
