import { expect } from 'vitest';
import { ko } from '../../../src/web/texts/later/ko.ts';
import { scene, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

const PASSWORD = '동에 번쩍 서에 번쩍';
const { account } = ko;

async function openAccount({ page, texts }: Visitor): Promise<void> {
  await page.getByRole('button', { name: texts.room.settings }).click();
  await page.getByRole('button', { name: account.title }).click();
}

async function keepName(visitor: Visitor, password: string): Promise<void> {
  await openAccount(visitor);
  await visitor.page.locator('#password').fill(password);
  await visitor.page.locator('#password').press('Enter');
}

scene(
  '[A1] one keeps one’s name by a password: others see that, and cannot take it when one has gone',
  async (stage) => {
    const hong = await stage.person('홍길동');
    const kim = await stage.person('김소연');
    await keepName(hong, '짧다');
    await hong.page.getByRole('alert').filter({ hasText: '8자 이상' }).waitFor();
    await hong.page.locator('#password').fill(PASSWORD);
    await hong.page.locator('#password').press('Enter');
    await hong.page.getByText(account.kept).waitFor();
    await kim.page.getByRole('img', { name: kim.texts.room.member }).waitFor();
    const thief = await stage.visitor();
    await thief.giveName('홍길동');
    await thief.page.locator('#proof').waitFor();
    await thief.page.locator('#proof').fill('열려라 참깨');
    await thief.page.locator('#proof').press('Enter');
    await thief.page.getByRole('alert').filter({ hasText: '비밀번호가 맞지 않습니다' }).waitFor();
    await thief.page.locator('#nickname').fill('아무개');
    expect(await thief.page.locator('#proof').count()).toBe(0);
    await thief.enter('아무개');
  },
);

scene('[A2] [A5] from elsewhere one comes in as oneself; a login that is ended is at the door again', async (stage) => {
  const hong = await stage.person('홍길동');
  await keepName(hong, PASSWORD);
  await hong.page.getByText(account.kept).waitFor();
  const phone = await stage.visitor();
  await phone.giveName('홍길동');
  await phone.page.locator('#proof').fill(PASSWORD);
  await phone.page.locator('#proof').press('Enter');
  await phone.inRoom();
  await phone.say('전화로 왔어');
  await hong.page.getByRole('button', { name: ko.putOut.close }).click();
  await hong.sees('전화로 왔어');
  expect(await hong.message('전화로 왔어').getAttribute('class')).toContain('mine');
  await openAccount(hong);
  await hong.page.getByRole('button', { name: account.end, exact: true }).click();
  await phone.nameBox.waitFor();
  await soon(() => hong.page.getByRole('button', { name: account.end, exact: true }).count()).toBe(0);
});
