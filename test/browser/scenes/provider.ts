import { expect, test } from 'vitest';
import { LocalProvider } from '../../provider.ts';
import { faults } from '../axe.ts';
import { onStage, soon } from '../stage.ts';
import { seenText } from '../visitor.ts';

/** To a client on this computer a provider sends one back to whatever port (RFC 8252, section 7.3). */
const PAGE = 'http://127.0.0.1';

test.concurrent('[A10] one comes in by an account elsewhere, under the name that one has there, and again as oneself', async () => {
  const there = await LocalProvider.open(PAGE, { hong: '홍길동' });
  const settings = { oidcIssuer: there.issuer, oidcClientId: 'sokdak', oidcClientSecret: 'a secret', oidcName: '학교' };
  try {
    await onStage(async (stage) => {
      const hong = await stage.visitor({ once: true });
      const { page } = hong;
      const byAccount = page.getByRole('button', { name: '학교 계정으로 들어가기' });
      const agree = page.locator('form[action] button[type=submit]', { hasText: 'Continue' });
      await byAccount.waitFor();
      expect(await faults(hong)).toEqual([]);
      await byAccount.click();
      await page.locator('[name=login]').fill('hong');
      await page.locator('[name=password]').fill('any');
      await page.locator('[name=password]').press('Enter');
      await agree.click();
      await hong.inRoom();
      expect(new URL(page.url()).search).toBe('');
      await hong.say('학교에서 왔어');
      const kim = await stage.person('김소연');
      await kim.page.getByRole('img', { name: kim.later.people.member }).waitFor();
      await kim.sees('학교에서 왔어');
      await page.getByRole('button', { name: hong.texts.room.settings }).click();
      await page.getByRole('button', { name: hong.later.panel.leave }).click();
      await byAccount.click();
      await agree.click();
      await hong.inRoom();
      await hong.sees('학교에서 왔어');
      expect(await hong.message('학교에서 왔어').getAttribute('class')).toContain('mine');
      const stranger = await stage.visitor({ path: '/p?code=stolen&state=stolen' });
      await stranger.page.getByRole('alert').filter({ hasText: '로그인을 확인하지 못했습니다' }).waitFor();
      await stranger.enter('아무개');
    }, settings);
  } finally {
    await there.close();
  }
}, 90_000);

test.concurrent('[A10] [D6] somebody with a password adds that account to his own, and an invite link leads on behind it', async () => {
  const there = await LocalProvider.open(PAGE, { hong: '홍길동', kim: '김소연' });
  const settings = { oidcIssuer: there.issuer, oidcClientId: 'sokdak', oidcClientSecret: 'a secret', oidcName: '학교' };
  try {
    await onStage(async (stage) => {
      const owner = await stage.person('방장', { path: stage.ownerPath, once: true });
      const { page } = owner;
      const agree = (of: typeof page) => of.locator('form[action] button[type=submit]', { hasText: 'Continue' });
      const logIn = async (of: typeof page, account: string) => {
        await of.locator('[name=login]').fill(account);
        await of.locator('[name=password]').fill('any');
        await of.locator('[name=password]').press('Enter');
        await agree(of).click();
      };
      const open = async () => {
        await page.getByRole('button', { name: owner.texts.room.settings }).click();
        await page.locator('#settings').getByRole('button', { name: owner.later.account.title }).click();
      };
      await open();
      const dialog = page.getByRole('dialog', { name: owner.later.account.title });
      expect(await dialog.getByRole('button', { name: owner.later.provider.add('학교') }).count()).toBe(0);
      await dialog.locator('#password').fill('속닥속닥 비밀번호');
      await dialog.locator('#password').press('Enter');
      await dialog.locator('#provider-password').fill('속닥속닥 비밀번호');
      expect(await faults(owner)).toEqual([]);
      await dialog.getByRole('button', { name: owner.later.provider.add('학교') }).click();
      await logIn(page, 'hong');
      await owner.inRoom();
      await page.getByRole('button', { name: owner.texts.room.settings }).click();
      await page.getByRole('button', { name: owner.later.panel.leave }).click();
      await page.getByRole('button', { name: '학교 계정으로 들어가기' }).click();
      await agree(page).click();
      await owner.inRoom();
      await owner.say('다시 왔어요');

      await owner.box.fill('/join 동굴');
      await owner.box.press('Enter');
      await soon(() => page.locator('h1').textContent()).toBe('#동굴');
      const texts = owner.later.invites;
      await page.locator('button[popovertarget=settings]').click();
      await page.locator('#settings').getByText(texts.title).click();
      const links = page.getByRole('dialog', { name: texts.title });
      await links.locator('[type=submit]').click();
      const link = new URL(await seenText(links.locator('code')));
      const kim = await stage.visitor({ path: link.pathname, once: true });
      await kim.page.getByRole('button', { name: '학교 계정으로 들어가기' }).click();
      await logIn(kim.page, 'kim');
      await kim.inRoom();
      await soon(() => kim.page.locator('h1').textContent()).toBe('#동굴');
    }, settings);
  } finally {
    await there.close();
  }
}, 90_000);
