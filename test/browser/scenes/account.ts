import { expect } from 'vitest';
import { ko } from '../../../src/web/texts/later/ko.ts';
import { LineClient } from '../../irc/line-client.ts';
import { faults } from '../axe.ts';
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
    await kim.page.getByRole('img', { name: kim.later.people.member }).waitFor();
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

async function makeLink(visitor: Visitor): Promise<string> {
  await openAccount(visitor);
  await visitor.page.getByRole('button', { name: ko.loginLink.make }).click();
  await visitor.page.locator('#login-link').waitFor();
  return new URL(await visitor.page.locator('#login-link').inputValue()).pathname;
}

scene(
  '[A8] a link from one’s account makes another device oneself, once, and not before one says so',
  async (stage) => {
    const hong = await stage.person('홍길동');
    const path = await makeLink(hong);
    await hong.page.getByRole('img', { name: ko.loginLink.code }).waitFor();
    expect(await faults(hong)).toEqual([]);
    await hong.page.keyboard.press('Escape');
    const phone = await stage.person('전화기');
    await phone.page.goto(stage.url + path);
    await phone.page.getByText(ko.once.known('전화기')).waitFor();
    expect(new URL(phone.page.url()).pathname).toBe('/');
    expect(await faults(phone)).toEqual([]);
    await phone.page.getByRole('button', { name: ko.once.enter, exact: true }).click();
    await phone.inRoom();
    await phone.say('전화로 왔어');
    await hong.sees('전화로 왔어');
    expect(await hong.message('전화로 왔어').getAttribute('class')).toContain('mine');
    await phone.page.getByRole('button', { name: phone.texts.room.settings }).click();
    await phone.page.getByRole('button', { name: phone.later.panel.leave }).click();
    await phone.nameBox.waitFor();
    const thief = await stage.visitor({ path });
    await thief.page.getByRole('button', { name: ko.once.enter, exact: true }).click();
    await thief.page.getByRole('alert').filter({ hasText: '이미 쓰였거나' }).waitFor();
    await thief.page.getByRole('button', { name: ko.once.asGuest }).click();
    await thief.enter('아무개');
  },
);

scene(
  '[A8] from the page to an IRC client: server, port, nickname and a password that works once',
  async (stage) => {
    const hong = await stage.person('홍길동');
    await makeLink(hong);
    await hong.page.getByText(ko.loginLink.password, { exact: true }).waitFor();
    const [host, port, nickname, password] = await hong.page.locator('dd').allInnerTexts();
    expect([host, nickname]).toEqual(['127.0.0.1', '홍길동']);
    const client = await LineClient.connect({ port: Number(port) });
    const greeted = await client.ask(
      `PASS ${password}`,
      `NICK ${nickname}`,
      'USER u 0 * :u',
      'PRIVMSG #광장 :IRC로 왔어',
    );
    expect(greeted[0]).toContain(' 001 홍길동 ');
    await hong.sees('IRC로 왔어');
    expect(await hong.message('IRC로 왔어').getAttribute('class')).toContain('mine');
    client.lose();
  },
  { ircPort: 0 },
);

scene(
  '[A7] [A8] one is forgotten by typing one’s name: the door is there again, and others see neither name nor words',
  async (stage) => {
    const hong = await stage.person('홍길동', { once: true });
    const kim = await stage.person('김소연');
    await hong.say('내가 한 말');
    await kim.sees('내가 한 말');
    await openAccount(hong);
    await hong.page.locator('summary').filter({ hasText: account.forget }).click();
    const yes = hong.page.getByRole('dialog').getByRole('button', { name: account.forget });
    expect(await yes.isDisabled()).toBe(true);
    await hong.page.locator('#forget-name').fill('홍길동');
    await yes.click();
    await hong.nameBox.waitFor();
    await soon(() => kim.message('내가 한 말').count()).toBe(0);
    await kim.page.reload();
    await kim.inRoom();
    expect(await kim.page.locator('article').filter({ hasText: '홍길동' }).count()).toBe(0);
  },
);
