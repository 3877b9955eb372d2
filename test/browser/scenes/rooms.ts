import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, soon } from '../stage.ts';
import { seenText, type Visitor } from '../visitor.ts';

const place = (visitor: Visitor, name: string) => visitor.page.locator('nav li button').filter({ hasText: name });
const title = (visitor: Visitor) => visitor.page.locator('h1');

async function go(visitor: Visitor, room: string): Promise<void> {
  await visitor.box.fill(`/join ${room}`);
  await visitor.box.press('Enter');
  await title(visitor).filter({ hasText: room }).waitFor();
  await visitor.inRoom();
  // The list comes a moment later, and with it its keys.
  await place(visitor, room).first().waitFor({ state: 'attached' });
}

scene(
  '[R1] [R2] (UX 25, 62) /join makes a room; back, forward and a reload lead where one was; /part leaves',
  async (stage) => {
    const kim = await stage.person('김소연', { once: true });
    await kim.say('광장에서');
    await go(kim, '#부엌');
    expect(decodeURIComponent(new URL(kim.page.url()).pathname)).toBe('/r/부엌');
    await kim.say('부엌에서');
    await kim.page.goBack();
    await kim.sees('광장에서');
    await kim.page.goForward();
    await kim.sees('부엌에서');
    await kim.page.reload();
    await kim.sees('부엌에서');
    await soon(() => kim.page.locator('nav li').allInnerTexts()).toEqual(['#광장', '#부엌']);
    await kim.box.fill('/part');
    await kim.box.press('Enter');
    await kim.sees('광장에서');
    await soon(() => kim.page.locator('nav li').allInnerTexts()).toEqual(['#광장']);
  },
);

scene(
  '[S17] (UX 58, 74) what is said in another room is counted in the list, the title and the icon, until one goes there',
  async (stage) => {
    const [hong, kim] = [await stage.person('홍길동'), await stage.person('김소연', { once: true })];
    await go(kim, '#부엌');
    await kim.say('한마디');
    await go(kim, '#거실');
    await go(hong, '#부엌');
    await hong.say('국 끓는다');
    await place(kim, '#부엌').filter({ hasText: '1' }).waitFor();
    await soon(() => kim.page.title()).toMatch(/^• #거실/);
    await hong.say('@김소연 밥 먹자');
    await soon(() => kim.page.title()).toMatch(/^\(1\) #거실/);
    expect(await kim.page.locator('link[rel="icon"]').getAttribute('href')).toContain('news');
    await kim.page.keyboard.press('Alt+Shift+ArrowUp');
    await kim.sees('@김소연 밥 먹자');
    await soon(() => kim.page.title()).toMatch(/^#부엌/);
    await soon(() => seenText(place(kim, '#부엌'))).toBe('#부엌');
  },
);

scene('(UX 57) Ctrl+K finds a room by its initial consonants, and makes one that is not there', async (stage) => {
  const kim = await stage.person('김소연');
  await go(kim, '#속닥');
  await go(kim, '#부엌');
  await kim.page.keyboard.press('Control+k');
  const box = kim.page.locator('#find');
  await box.fill('ㅅㄷ');
  await kim.page.getByRole('option', { name: '#속닥' }).waitFor();
  await box.press('Enter');
  await title(kim).filter({ hasText: '#속닥' }).waitFor();
  await kim.page.keyboard.press('Control+k');
  await box.fill('새 방');
  await soon(() => kim.page.getByRole('option').count()).toBe(0);
  await box.fill('새방');
  await kim.page.getByRole('option', { name: kim.later.places.make('#새방') }).click();
  await title(kim).filter({ hasText: '#새방' }).waitFor();
});

scene('[R12] who is invited to a room goes there by the button beside the news', async (stage) => {
  const [hong, kim] = [await stage.speaker('홍길동'), await stage.person('김소연')];
  await hong.ask('join', { room: '#부엌' });
  await hong.ask('invite', { room: '#부엌', nickname: '김소연' });
  await kim.notices.getByRole('button').click();
  await title(kim).filter({ hasText: '#부엌' }).waitFor();
});

scene('(UX 89) on a phone the rooms come from the side; a dot says that something is new', async (stage) => {
  const kim = await stage.person('김소연', { viewport: { width: 320, height: 568 } });
  await go(kim, '#부엌');
  const hong = await stage.speaker('홍길동');
  await hong.say('광장으로');
  await kim.page.locator('.rooms.news').click();
  await place(kim, '#광장').click();
  await kim.sees('광장으로');
  expect(await kim.page.locator('#rooms').isVisible()).toBe(false);
});

scene('[N14] [R8] a room is entered however its name is written, and what is said there is seen', async (stage) => {
  const [hong, kim] = [await stage.speaker('홍길동'), await stage.person('김소연')];
  await hong.ask('join', { room: '#Lobby' });
  await kim.box.fill('/join LOBBY');
  await kim.box.press('Enter');
  await title(kim).filter({ hasText: '#Lobby' }).waitFor();
  await kim.inRoom();
  await hong.ask('say', { room: '#lobby', text: '어서 오세요' });
  await kim.sees('어서 오세요');
  expect(new URL(kim.page.url()).pathname).toBe('/r/Lobby');
  await soon(() => kim.page.locator('nav li').allInnerTexts()).toEqual(['#광장', '#Lobby']);
});

scene(
  '[R24] a room is saved as a file that opens without a server, in both themes: nothing runs in it, and axe finds nothing',
  async (stage) => {
    const hong = await stage.person('홍길동', { path: stage.ownerPath });
    const kim = await stage.person('김소연');
    await kim.say('<script>document.title = "ran"</script> **안녕**');
    await hong.say('반가워요');
    await kim.page.locator('button[popovertarget=settings]').click();
    const [download] = await Promise.all([
      kim.page.waitForEvent('download'),
      kim.page.locator('#settings').getByRole('button', { name: kim.later.takeHome.take }).click(),
    ]);
    expect(download.suggestedFilename().normalize('NFC')).toBe('광장.html');
    const file = join(mkdtempSync(join(tmpdir(), 'sokdak-archive-')), 'room.html');
    await download.saveAs(file);
    const elsewhere = await kim.context.browser()?.newContext({ offline: true });
    if (!elsewhere) throw new Error('there is no browser');
    const asked: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await elsewhere.newPage();
      page.on('request', (request) => asked.push(request.url()));
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(`file://${file}`);
      await page.getByText('<script>document.title').waitFor();
      expect(await page.title()).toBe('#광장');
      expect(await page.locator('article').count()).toBe(2);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
    expect(asked.filter((url) => !url.startsWith(`file://${file}`))).toEqual([]);
    // Its own policy lets nothing run, axe neither: here it is without.
    const page = await elsewhere.newPage();
    await page.setContent(readFileSync(file, 'utf8').replace(/<meta http-equiv[^>]*>/, ''));
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await faults({ page })).toEqual([]);
    }
    await elsewhere.close();
    rmSync(dirname(file), { recursive: true });
  },
);
