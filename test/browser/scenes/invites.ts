import { scene, soon } from '../stage.ts';
import { seenText } from '../visitor.ts';

scene(
  '[D5] [D6] [D7] a link into a private room is made in a dialog, shown as an address and as a QR code, and revoked; who opens it gives a name and is there',
  async (stage) => {
    const hong = await stage.person('홍길동', { path: stage.ownerPath });
    await hong.box.fill('/join 동굴');
    await hong.box.press('Enter');
    await soon(() => hong.page.locator('h1').textContent()).toBe('#동굴');
    await hong.box.fill('/private on');
    await hong.box.press('Enter');
    await hong.notices.filter({ hasText: '비공개' }).waitFor();
    const texts = hong.later.invites;
    await hong.page.locator('button[popovertarget=settings]').click();
    await hong.page.locator('#settings').getByText(texts.title).click();
    const dialog = hong.page.getByRole('dialog', { name: texts.title });
    await dialog.locator('select[name=uses]').selectOption('1');
    await dialog.locator('[type=submit]').click();
    await dialog.getByRole('img', { name: texts.code }).waitFor();
    const link = new URL(await seenText(dialog.locator('code')));

    const kim = await stage.visitor({ path: link.pathname });
    await soon(() => new URL(kim.page.url()).pathname).toBe('/');
    await kim.page.reload();
    await kim.enter('김소연');
    await soon(() => kim.page.locator('h1').textContent()).toBe('#동굴');
    await kim.say('여기군요');
    await hong.page.keyboard.press('Escape');
    await hong.sees('여기군요');
    await kim.page.reload();
    await kim.sees('여기군요');

    const late = await stage.visitor({ path: link.pathname, language: 'en' });
    await late.giveName('Late');
    await late.page.getByRole('alert').filter({ hasText: 'invite link' }).waitFor();
    await late.nameBox.press('Enter');
    await late.inRoom();
    await hong.page.locator('button[popovertarget=settings]').click();
    await hong.page.locator('#settings').getByText(texts.title).click();
    await dialog.getByText(texts.used(1, 1)).waitFor();
    await dialog.getByRole('button', { name: texts.revoke }).click();
    await soon(() => dialog.locator('li').count()).toBe(0);
  },
);
