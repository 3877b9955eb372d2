import { expect, test } from 'vitest';
import { LocalProvider } from '../../provider.ts';
import { faults } from '../axe.ts';
import { onStage } from '../stage.ts';

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
      await kim.page.getByRole('img', { name: kim.texts.room.member }).waitFor();
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
