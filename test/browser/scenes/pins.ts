import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, soon, words } from '../stage.ts';
import { seenText, type Visitor } from '../visitor.ts';

const mark = (visitor: Visitor) =>
  visitor.page.locator('header').getByRole('button', { name: visitor.later.pins.title });

async function choose(visitor: Visitor, text: string, item: string): Promise<void> {
  await visitor.message(text).last().focus();
  await visitor.page.keyboard.press('Enter');
  await visitor.page.getByRole('menuitem', { name: item, exact: true }).click();
}

scene(
  '[T7] (UX 85, 86, 89) what is pinned stands behind a mark in the header, and one goes there from it',
  async (stage) => {
    const owner = await stage.person('방장', { path: stage.ownerPath });
    const hong = await stage.speaker('홍길동');
    await hong.say('모임은 **일곱 시**');
    await owner.sees('모임은');
    await choose(owner, '모임은', owner.later.pins.pin);
    await soon(() => seenText(owner.notices.last())).toBe('방장님이 메시지를 고정했습니다.');
    await hong.say(...words(300));
    const viewport = { width: 320, height: 640 };
    const kim = await stage.person('김소연', { viewport, language: 'en', colorScheme: 'dark' });
    await mark(kim).click();
    const dialog = kim.page.getByRole('dialog');
    const pin = dialog.getByRole('button', { name: '모임은 일곱 시' });
    await pin.waitFor();
    expect(await faults(kim)).toEqual([]);
    expect(await dialog.getByRole('button', { name: kim.later.pins.unpin }).count()).toBe(0);
    await pin.click();
    await soon(() => kim.page.evaluate(() => document.activeElement?.querySelector('.text')?.textContent ?? '')).toBe(
      '모임은 일곱 시',
    );
    await mark(owner).click();
    await owner.page.getByRole('dialog').getByRole('button', { name: owner.later.pins.unpin }).click();
    await mark(kim).waitFor({ state: 'detached' });
  },
);
