import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { png } from '../../files/pictures.ts';
import { faults } from '../axe.ts';
import { scene, soon } from '../stage.ts';

const TITLE = '부엌 이야기'.repeat(20);
const LONG = `<!doctype html><meta charset="utf-8"><title>${TITLE}</title>
<meta property="og:image" content="/wide.png"><meta property="og:image:alt" content="노을이 진 바다">`;
const PAGE = `<!doctype html><meta charset="utf-8"><title>아님</title>
<meta property="og:title" content="부엌 &lt;img src=x onerror=alert(1)&gt; 이야기">
<meta property="og:description" content="요리법을 &lt;b&gt;모았습니다&lt;/b&gt;.">`;

/** A site of somebody else's: a page, one with a long title and a picture, and the picture. */
async function site(play: (address: string) => Promise<void>): Promise<void> {
  const server = createServer(({ url }, response) => {
    if (url === '/wide.png') response.end(png(800, 400));
    else response.writeHead(200, { 'content-type': 'text/html' }).end(url === '/long' ? LONG : PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await play(`http://recipes.example:${(server.address() as AddressInfo).port}/a`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

scene(
  '(UX 51) [T8] a link has a preview, drawn as text, which a reader closes and its author takes away',
  (stage) =>
    site(async (address) => {
      const kim = await stage.person('김소연', { once: true });
      const hong = await stage.person('홍길동', { once: true });
      const seen = ({ page, later }: typeof hong) => page.getByRole('group', { name: later.preview.label });
      await hong.say(`보세요 ${address}`);
      const link = seen(kim).getByRole('link', { name: '부엌 <img src=x onerror=alert(1)> 이야기' });
      await link.waitFor();
      expect([await link.getAttribute('href'), await link.getAttribute('rel')]).toEqual([
        address,
        'noopener noreferrer nofollow',
      ]);
      await seen(kim).getByText('요리법을 <b>모았습니다</b>.').waitFor();
      expect(await kim.page.locator('article :is(img[src="x"], .preview b)').count()).toBe(0);
      await kim.page.reload();
      await seen(kim).waitFor();

      await seen(kim).getByRole('button', { name: kim.later.preview.close }).click();
      await soon(() => seen(kim).count()).toBe(0);
      expect(await seen(hong).count()).toBe(1);
      await kim.page.reload();
      await kim.sees('보세요');
      await kim.say('닫힌 채로');
      expect(await seen(kim).count()).toBe(0);

      await hong.message('보세요').focus();
      await hong.page.keyboard.press('Enter');
      await hong.page.getByRole('menuitem', { name: hong.later.preview.remove }).click();
      for (const who of [hong, kim]) await soon(() => seen(who).count()).toBe(0);
      await hong.message('보세요').focus();
      await hong.page.keyboard.press('Enter');
      await hong.page.getByRole('menuitem', { name: hong.later.menu.copy, exact: true }).waitFor();
      expect(await hong.page.getByRole('menuitem', { name: hong.later.preview.remove }).count()).toBe(0);
    }),
  { linkPreviews: 'all' },
);

scene(
  '(UX 51, 89) axe finds nothing wrong with a preview at 320 px, and nothing scrolls sideways',
  (stage) =>
    site(async (address) => {
      const dark = await stage.person('홍길동', {
        viewport: { width: 320, height: 640 },
        colorScheme: 'dark',
        once: true,
      });
      await dark.say(address);
      await dark.page.getByRole('group', { name: dark.later.preview.label }).waitFor();
      expect(await faults(dark)).toEqual([]);
      expect(await dark.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }),
  { linkPreviews: 'all' },
);

scene(
  '(UX 42, 51, 89, 96) [T8] a preview shows the picture of its page, from this server, with its size known before; a long title takes two lines',
  (stage) =>
    site(async (address) => {
      const kim = await stage.person('김소연', { viewport: { width: 320, height: 640 }, once: true });
      const others: string[] = [];
      kim.page.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url());
        if (protocol.startsWith('http') && hostname !== new URL(stage.url).hostname) others.push(request.url());
      });
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      await kim.page.route('**/files/**', (route) => held.then(() => route.continue()));
      await kim.say(`${new URL('/long', address).href}`);
      const preview = kim.page.getByRole('group', { name: kim.later.preview.label });
      const picture = preview.getByRole('img', { name: '노을이 진 바다' });
      await picture.waitFor({ state: 'attached' });
      const before = await preview.boundingBox();
      release();
      await soon(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);
      expect(await picture.getAttribute('loading')).toBe('lazy');
      expect(new URL((await picture.getAttribute('src')) ?? '', stage.url).pathname).toMatch(/^\/files\//);
      const [box, lines] = [
        await picture.boundingBox(),
        await preview
          .getByRole('link')
          .evaluate((link) => link.clientHeight / Number.parseFloat(getComputedStyle(link).lineHeight)),
      ];
      expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(2, 1);
      expect(Math.round(lines)).toBe(2);
      expect(await kim.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(await faults(kim)).toEqual([]);
      expect(others).toEqual([]);
      expect(await preview.boundingBox()).toEqual(before);
    }),
  { linkPreviews: 'all' },
);

scene('(UX 51) where it is switched off, no page is looked at', async (stage) => {
  await site(async (address) => {
    const hong = await stage.person('홍길동');
    await hong.say(address);
    await hong.say('그다음');
    expect(await hong.page.getByRole('group', { name: hong.later.preview.label }).count()).toBe(0);
  });
});
