import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { scene, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

/** One red pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8Dwn4EIAAAKFAIB6Y0mXwAAAABJRU5ErkJggg==',
  'base64',
);

/** A picture wider than a phone. */
const wide = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 1_200;
    canvas.height = 700;
    return canvas.toDataURL('image/png');
  });

const going = (visitor: Visitor) => visitor.page.getByRole('list', { name: visitor.later.files.going });

async function choose(visitor: Visitor, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  await soon(() => visitor.page.getByRole('button', { name: visitor.texts.composer.attach }).isEnabled()).toBe(true);
  await visitor.page.locator('input[type="file"]').setInputFiles(files);
}

scene(
  '(UX 18, 21) a file that was chosen goes with the message; its Korean name stays, and the others can have it',
  async (stage) => {
    const [hong, kim] = [await stage.person('홍길동'), await stage.person('김소연', { language: 'en' })];
    // macOS writes 회의록 in jamo.
    await choose(hong, { name: '회의록.txt'.normalize('NFD'), mimeType: 'text/plain', buffer: Buffer.from('회의') });
    await going(hong).getByText('회의록.txt').waitFor();
    await soon(() => hong.sendButton.isEnabled()).toBe(true);
    await hong.box.fill('어제 것입니다');
    await hong.box.press('Enter');
    await kim.sees('어제 것입니다');
    const link = kim.messages.getByRole('link', { name: '회의록.txt' });
    await soon(() => link.getAttribute('href')).toMatch(/^\/files\//);
    const [download] = await Promise.all([kim.page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('회의록.txt'.normalize('NFC'));
    expect(await going(hong).count()).toBe(0);
  },
);

scene(
  '[F10] (UX 18, 22, 42) a picture is shown, also without a word beside it, and bears what it shows; one that was taken out is not sent',
  async (stage) => {
    const [hong, kim] = [await stage.person('홍길동'), await stage.person('김소연')];
    const picture = (name: string) => ({ name, mimeType: 'image/png', buffer: PNG });
    await choose(hong, picture('하나.png'), picture('둘.png'));
    await soon(() => hong.sendButton.isEnabled()).toBe(true);
    await going(hong)
      .getByRole('button', { name: hong.later.files.remove('둘.png') })
      .click();
    await going(hong).getByRole('textbox').fill('빨간 점 하나');
    await hong.sendButton.click();
    const shown = kim.messages.getByRole('img', { name: '빨간 점 하나' });
    await soon(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
    expect(await kim.messages.getByRole('img').count()).toBe(1);
  },
);

scene(
  '(UX 19) what is dropped on the page is sent; what is whispered with a file, nobody else is shown',
  async (stage) => {
    const [hong, kim, lee] = [await stage.person('홍길동'), await stage.person('김소연'), await stage.person('이몽룡')];
    await hong.chooseRecipient('김소연');
    const carried = await hong.page.evaluateHandle(() => {
      const carried = new DataTransfer();
      carried.items.add(new File(['쉿'], '비밀.txt', { type: 'text/plain' }));
      return carried;
    });
    await hong.page.dispatchEvent('main', 'dragover', { dataTransfer: carried });
    await hong.page.locator('.dropping').waitFor();
    await hong.page.dispatchEvent('main', 'drop', { dataTransfer: carried });
    await soon(() => hong.sendButton.isEnabled()).toBe(true);
    await hong.sendButton.click();
    await kim.messages.getByRole('link', { name: '비밀.txt' }).waitFor();
    await hong.chooseRecipient(hong.texts.composer.everyone);
    await hong.say('끝');
    await lee.sees('끝');
    expect(await lee.messages.getByRole('link').count()).toBe(0);
  },
);

scene('(UX 89) at 320 pixels a wide picture and a long name stay within the page', async (stage) => {
  const kim = await stage.person('김소연', { viewport: { width: 320, height: 568 } });
  const [, bytes = ''] = (await wide(kim.page)).split(',');
  const long = `${'아주'.repeat(30)}.pdf`;
  await choose(
    kim,
    { name: '노을.png', mimeType: 'image/png', buffer: Buffer.from(bytes, 'base64') },
    { name: long, mimeType: 'application/pdf', buffer: Buffer.from('%PDF') },
  );
  await soon(() => kim.sendButton.isEnabled()).toBe(true);
  await kim.sendButton.click();
  await kim.messages.getByRole('img').waitFor();
  const widest = () => kim.page.evaluate(() => document.querySelector('.list')?.scrollWidth ?? 0);
  expect(await widest()).toBeLessThanOrEqual(320);
});

scene('[F1] more files than go with one message are left out, and that is said', async (stage) => {
  const kim = await stage.person('김소연');
  const many = Array.from({ length: 12 }, (_, n) => ({
    name: `${n}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(`${n}`),
  }));
  await choose(kim, ...many);
  await kim.composer
    .getByRole('alert')
    .filter({ hasText: kim.later.files.left(2) })
    .waitFor();
  await soon(() => kim.sendButton.isEnabled()).toBe(true);
  await kim.sendButton.click();
  await soon(() => kim.messages.getByRole('link').count()).toBe(10);
  expect(await kim.composer.getByRole('alert').count()).toBe(0);
});
