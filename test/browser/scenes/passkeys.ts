import { expect } from 'vitest';
import { ko } from '../../../src/web/texts/later/ko.ts';
import { faults } from '../axe.ts';
import { scene } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

/** A finger that is always there (chromedevtools.github.io/devtools-protocol/tot/WebAuthn). */
const FINGER = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

async function giveFinger(visitor: Visitor): Promise<void> {
  const devtools = await visitor.devtools();
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: FINGER });
}

async function openAccount({ page, texts }: Visitor): Promise<void> {
  await page.getByRole('button', { name: texts.room.settings }).click();
  await page.getByRole('button', { name: ko.account.title }).click();
}

scene('[A9] a passkey keeps the name without a password, and lets one in again from the door', async (stage) => {
  const origin = stage.url.replace('127.0.0.1', 'localhost');
  const hong = await stage.person('홍길동', { origin, once: true });
  await giveFinger(hong);
  await openAccount(hong);
  const { page } = hong;
  await page.getByRole('button', { name: ko.passkeys.add }).click();
  await page.locator('#passkey-name').fill('내 노트북');
  expect(await faults(hong)).toEqual([]);
  await page.locator('#passkey-name').press('Enter');
  await page.getByText('내 노트북').waitFor();
  await page.getByText(ko.account.kept).waitFor();
  await page.getByRole('button', { name: ko.passkeys.remove, exact: true }).click();
  await page.getByRole('alert').filter({ hasText: '먼저 비밀번호를' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: hong.texts.room.settings }).click();
  await page.getByRole('button', { name: hong.later.panel.leave }).click();
  await page.getByRole('button', { name: '패스키로 들어가기' }).click();
  await hong.inRoom();
  await hong.say('다시 왔어');
  const kim = await stage.person('김소연');
  await kim.sees('다시 왔어');
  await kim.page.getByRole('img', { name: kim.later.people.member }).waitFor();
});

scene('[A9] at an address without passkeys the account says so, and the door offers none', async (stage) => {
  const hong = await stage.person('홍길동');
  await openAccount(hong);
  await hong.page.getByText(ko.passkeys.notHere).waitFor();
  expect(await hong.page.getByRole('button', { name: ko.passkeys.add }).count()).toBe(0);
});
