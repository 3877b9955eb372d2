import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, seenFocus, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

const bar = ({ page }: Visitor) => page.locator('.undo');

async function remove(who: Visitor, text: string): Promise<void> {
  await who.message(text).focus();
  await who.page.keyboard.press('Enter');
  await who.page.getByRole('menuitem', { name: who.later.menu.delete }).click();
}

async function putOut(who: Visitor, nickname: string, deed: 'kick' | 'mute' | 'ban' | 'block'): Promise<void> {
  await who.openDeeds(nickname);
  const dialog = who.page.getByRole('dialog');
  await dialog.locator(`input[value=${deed}]`).check();
  await dialog.locator('[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
  await bar(who).getByText(who.later.undo.was[deed](nickname)).waitFor();
}

scene(
  '(UX 46, 86, 89) what is deleted by a slip is taken back, by a button or Ctrl+Z, before anybody knows of it',
  async (stage) => {
    const hong = await stage.person('홍길동');
    const kim = await stage.person('김소연', { viewport: { width: 320, height: 640 }, language: 'en', once: true });
    await kim.say('하나');
    await remove(kim, '하나');
    await bar(kim).getByRole('status').getByText(kim.later.undo.deleting).waitFor();
    expect(await faults(kim)).toEqual([]);
    expect(await kim.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await kim.page.keyboard.press('Control+z');
    await bar(kim).getByText(kim.later.undo.done).waitFor();
    await soon(() => seenFocus(kim.page)).toBe('box');
    await bar(kim).waitFor({ state: 'detached' });
    await remove(kim, '하나');
    await bar(kim).getByRole('button', { name: kim.later.undo.undo }).click();
    await bar(kim).waitFor({ state: 'detached' });
    await kim.say('둘');
    await hong.sees('둘');
    expect(await hong.said()).toEqual(['하나', '둘']);
  },
);

scene(
  '(UX 46) what is deleted is gone after some seconds; at once where one leaves the page, or deletes another',
  async (stage) => {
    const hong = await stage.person('홍길동');
    const kim = await stage.person('김소연', { once: true });
    const { deleted } = hong.texts.message;
    for (const text of ['하나', '둘', '셋']) await kim.say(text);
    await remove(kim, '하나');
    await bar(kim).waitFor();
    await remove(kim, '둘');
    await soon(() => hong.said()).toEqual([deleted, '둘', '셋']);
    await soon(() => hong.said()).toEqual([deleted, deleted, '셋']);
    await bar(kim).waitFor({ state: 'detached' });
    await remove(kim, '셋');
    await bar(kim).waitFor();
    await kim.page.reload();
    await soon(() => hong.said()).toEqual([deleted, deleted, deleted]);
  },
);

scene(
  '[M14] (UX 86) whom one put out, muted or blocked by a slip: it is undone by a button that comes with it',
  async (stage) => {
    const owner = await stage.person('방장', { path: stage.ownerPath });
    const kim = await stage.person('김소연', { once: true });
    const undo = bar(owner).getByRole('button', { name: owner.later.undo.undo });
    await putOut(owner, '김소연', 'mute');
    await kim.notices.filter({ hasText: kim.deeds.muted('김소연', '방장') }).waitFor();
    expect(await faults(owner)).toEqual([]);
    await undo.focus();
    await owner.page.keyboard.press('Enter');
    await kim.notices.filter({ hasText: kim.deeds.unmuted('김소연', '방장') }).waitFor();
    await kim.say('고맙습니다');
    await putOut(owner, '김소연', 'block');
    await undo.click();
    await bar(owner).getByText(owner.later.undo.done).waitFor();
    await owner.openDeeds('김소연');
    await owner.page.getByRole('dialog').locator('input[value=block]').waitFor();
    await owner.page.keyboard.press('Escape');
    await putOut(owner, '김소연', 'kick');
    await bar(owner).getByRole('button', { name: owner.later.undo.callBack }).click();
    await bar(owner).getByText(owner.later.undo.done).waitFor();
    await kim.page.getByRole('button', { name: kim.later.out.comeBack }).click();
    await kim.say('다시 왔어요');
    await putOut(owner, '김소연', 'ban');
    await undo.click();
    await owner.notices.filter({ hasText: owner.deeds.unbanned('김소연', '방장') }).waitFor();
    await kim.page.getByRole('button', { name: kim.later.out.comeBack }).click();
    await kim.say('또 왔어요');
  },
);
