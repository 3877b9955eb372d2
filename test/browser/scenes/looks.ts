import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, sceneAlone, soon, words } from '../stage.ts';
import { seenText, TEXTS, type Visitor } from '../visitor.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

for (const colorScheme of ['light', 'dark'] as const) {
  scene(`(UX 29) (UX 82) (UX 84) (UX 85) axe finds nothing wrong (${colorScheme})`, async (stage) => {
    const hong = await stage.visitor({ colorScheme, path: stage.ownerPath, reducedMotion: 'reduce' });
    await hong.nameBox.waitFor();
    expect(await faults(hong)).toEqual([]);
    await hong.enter('홍길동');
    expect(await faults(hong)).toEqual([]);
    const kim = await stage.person('김소연');
    await kim.say('https://example.com 보세요');
    await kim.whisper('홍길동', '길동아 안녕?');
    await hong.say('응');
    await hong.whisper('김소연', '오!!');
    await hong.box.fill('속닥');
    expect(await faults(hong)).toEqual([]);
    await hong.chooser.click();
    expect(await faults(hong)).toEqual([]);
    await hong.page.keyboard.press('Escape');
    await hong.page.getByRole('button', { name: hong.texts.room.settings }).click();
    await hong.page.getByRole('button', { name: hong.later.panel.leave }).waitFor();
    expect(await faults(hong)).toEqual([]);
    await hong.page.getByRole('button', { name: hong.texts.settings.help }).click();
    await hong.page.getByRole('dialog', { name: '이렇게 씁니다' }).waitFor();
    expect(await faults(hong)).toEqual([]);
    await hong.page.keyboard.press('Escape');
    await hong.openDeeds('김소연');
    await hong.page.locator('#reason').waitFor();
    expect(await faults(hong)).toEqual([]);
    await hong.page.locator('[type=submit]').last().click();
    await kim.page.getByRole('alert').waitFor();
    expect(await faults(kim)).toEqual([]);
  });
}

scene('a long dialog is read from its beginning', async (stage) => {
  const hong = await stage.person('홍길동', { viewport: { width: 900, height: 480 } });
  await hong.page.getByRole('button', { name: hong.texts.room.settings }).click();
  await hong.page.getByRole('button', { name: hong.texts.settings.help }).click();
  const help = hong.page.getByRole('dialog', { name: '이렇게 씁니다' });
  await help.waitFor();
  expect(
    await help.evaluate(({ scrollTop, scrollHeight, clientHeight }) => [scrollTop, scrollHeight > clientHeight]),
  ).toEqual([0, true]);
});

scene('(UX 82) (UX 84) the log is read out as it grows, but not what came before', async (stage) => {
  const kim = await stage.speaker('김소연');
  await kim.say(...words(120));
  const { visitor: hong, line } = await stage.wired('홍길동', { viewport: { width: 900, height: 600 } });
  const live = () => hong.log.getAttribute('aria-live');
  await soon(live).toBe('polite');
  expect(await hong.log.getAttribute('aria-label')).toBe('대화');
  expect(await hong.log.getAttribute('aria-relevant')).toBe('additions');
  expect(await hong.log.getAttribute('tabindex')).toBe('0');
  const held: string[] = [];
  line.up = (frame) => (frame.includes('"do":"history"') && held.push(frame) ? null : frame);
  await hong.scrollTo(400);
  await soon(() => held.length).toBe(1);
  await soon(live).toBe('off');
  const heard = await hong.log.evaluateHandle((log) => {
    const then: (string | null)[] = [];
    const note = () => then.push(log.getAttribute('aria-live'));
    new MutationObserver(note).observe(log, { childList: true, subtree: true });
    return then;
  });
  for (const frame of held) line.send(frame);
  await soon(() => hong.messages.count()).toBeGreaterThan(60);
  await soon(live).toBe('polite');
  expect(new Set(await heard.jsonValue())).toEqual(new Set(['off']));
});

scene('(UX 83) each message is an article with a whole name; arrows, Home and End walk', async (stage) => {
  const kim = await stage.speaker('김소연');
  await kim.say('하나', '둘', '셋');
  const hong = await stage.person('홍길동');
  await hong.sees('셋');
  expect(await hong.message('둘').getAttribute('aria-label')).toMatch(/^김소연, (오전|오후) \d+:\d\d, 둘$/);
  const focused = () => hong.page.evaluate(() => document.activeElement?.querySelector('.text')?.textContent ?? '');
  await hong.log.focus();
  await hong.page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('셋');
  await hong.page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('둘');
  await hong.page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('셋');
  await hong.page.keyboard.press('Home');
  expect(await focused()).toBe('하나');
  await hong.page.keyboard.press('End');
  await soon(focused).toBe('셋');
});

scene('(UX 85) (UX 86) all of it works with the keyboard alone', async (stage) => {
  await stage.person('김소연');
  const hong = await stage.visitor({ path: stage.ownerPath });
  const { keyboard } = hong.page;
  await hong.nameBox.waitFor();
  await keyboard.type('홍길동');
  await keyboard.press('Enter');
  await hong.inRoom();
  expect(await hong.page.locator('h1').count()).toBe(1);
  for (const role of ['banner', 'main', 'complementary'] as const)
    expect(await hong.page.getByRole(role).count()).toBe(1);

  const stops: string[] = [];
  for (let i = 0; i < 24; i += 1) {
    await keyboard.press('Tab');
    stops.push(await hong.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 60) ?? ''));
  }
  expect(new Set(stops).size).toBeGreaterThanOrEqual(7);
  expect(stops.slice(12).some((stop) => stops.slice(0, 12).includes(stop))).toBe(true);

  await hong.page.locator('.skip').focus();
  await keyboard.press('Enter');
  expect(await hong.box.evaluate((box) => box === document.activeElement)).toBe(true);

  await keyboard.press('Shift+Tab');
  await keyboard.press('Enter');
  await hong.page.getByRole('option').first().waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await hong.page.getByText('김소연에게만 보입니다').waitFor();
  await keyboard.type('쉿');
  await keyboard.press('Enter');
  await hong.sees('쉿');

  const act = hong.page.getByRole('button', { name: hong.later.people.act('김소연') });
  await act.focus();
  await keyboard.press('Enter');
  await hong.page.getByRole('dialog', { name: hong.later.card.title('김소연') }).waitFor();
  await keyboard.press('Escape');
  await hong.page.locator('dialog').waitFor({ state: 'detached' });
  expect(await act.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await act.evaluate((button) => getComputedStyle(button).outlineStyle)).toBe('solid');

  await hong.log.focus();
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await hong.page.getByRole('menuitem').first().waitFor();
  await keyboard.press('Escape');
  await hong.page.getByRole('menu').waitFor({ state: 'detached' });
});

scene('(UX 87) names and faces can be read in both themes', async (stage) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const visitor = await stage.visitor({ colorScheme });
    const ratios = await visitor.page.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const luminance = (colour: string) => {
        if (!canvas) return Number.NaN;
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
          const s = part / 255;
          return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const contrast = (one: string, other: string) => {
        const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05);
      };
      return Array.from({ length: 8 }, (_, tint) => {
        const probe = document.body.appendChild(document.createElement('span'));
        probe.dataset.tint = String(tint);
        const colour = (value: string) => {
          probe.style.color = `var(${value})`;
          return getComputedStyle(probe).color;
        };
        return [contrast(colour('--name-ink'), colour('--ground')), contrast(colour('--face-ink'), colour('--face'))];
      }).flat();
    });
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5);
  }
});

scene('(UX 88) no movement where none is wanted; the theme follows the system, and can be chosen', async (stage) => {
  const hong = await stage.visitor({ colorScheme: 'dark', reducedMotion: 'reduce', once: true });
  const ground = () => hong.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await ground();
  expect(await hong.page.locator('.button').evaluate((button) => getComputedStyle(button).transitionDuration)).toMatch(
    /^0s(, 0s)*$/,
  );
  await hong.page.emulateMedia({ colorScheme: 'light' });
  const light = await ground();
  expect(light).not.toBe(dark);
  await hong.page.getByRole('button', { name: hong.texts.settings.turn }).click();
  expect(await ground()).toBe(dark);
  await hong.page.reload();
  await hong.nameBox.waitFor();
  expect(await ground()).toBe(dark);
  await hong.enter('홍길동');
  await hong.say('보이나요');
  await hong.page.emulateMedia({ forcedColors: 'active' });
  expect(
    await hong
      .message('보이나요')
      .locator('.bubble')
      .evaluate((bubble) => getComputedStyle(bubble).borderTopStyle),
  ).toBe('solid');
});

scene('(UX 89) nothing scrolls sideways at 320 px or at 200 %', async (stage) => {
  const tooWide = ({ page }: Visitor) =>
    page.evaluate(() =>
      [...document.querySelectorAll('html, main, .log, dialog, [popover], form')]
        .filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'none')
        .map((part) => `${part.tagName}.${part.className}`),
    );
  for (const viewport of [
    { width: 320, height: 640 },
    { width: 640, height: 400 },
  ]) {
    const hong = await stage.visitor({
      viewport,
      language: viewport.width === 320 ? 'en' : 'ko',
    });
    expect(await tooWide(hong)).toEqual([]);
    const name = `가나다라마바사아자차카타파하가나${viewport.width}`;
    await hong.enter(name);
    const kim = await stage.person(`Wolfeschlegelstein${viewport.width === 320 ? 'er' : 'in'}`);
    await kim.say(`${'긴말'.repeat(60)} https://example.com/${'x'.repeat(200)}`);
    await kim.whisper(name, '쉿');
    await hong.sees('쉿');
    await hong.chooser.click();
    await hong.page.getByRole('option').nth(1).click();
    await hong.box.fill('x'.repeat(3700));
    expect(await tooWide(hong)).toEqual([]);
    await hong.page.getByRole('button', { name: hong.texts.room.settings }).click();
    await hong.page.getByRole('button', { name: hong.texts.settings.help }).click();
    await hong.page.getByRole('dialog').locator('h2').waitFor();
    expect(await tooWide(hong)).toEqual([]);
  }
});

scene('(UX 90) (UX 92) targets are large enough to be touched, boxes large enough not to be zoomed', async (stage) => {
  const small = ({ page }: Visitor) =>
    page
      .locator('button:visible, input:visible, textarea:visible, [role=option]:visible')
      .evaluateAll((all) =>
        all
          .filter((one) => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
          .map((one) => one.outerHTML.slice(0, 80)),
      );
  const fonts = ({ page }: Visitor) =>
    page
      .locator('input, textarea')
      .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
  const hong = await stage.visitor({ ...PHONE, path: stage.ownerPath });
  expect(await small(hong)).toEqual([]);
  expect(Math.min(...(await fonts(hong)))).toBeGreaterThanOrEqual(16);
  await hong.enter('홍길동');
  const kim = await stage.person('김소연');
  await kim.say('안녕');
  await hong.sees('안녕');
  await hong.chooser.tap();
  expect(await small(hong)).toEqual([]);
  await hong.page.getByRole('option', { name: '김소연' }).tap();
  expect(await small(hong)).toEqual([]);
  expect(Math.min(...(await fonts(hong)))).toBeGreaterThanOrEqual(16);
  await hong.page.getByRole('button', { name: hong.texts.room.people }).tap();
  await hong.page.getByRole('button', { name: hong.later.people.act('김소연') }).waitFor();
  expect(await small(hong)).toEqual([]);
  await hong.page.keyboard.press('Escape');
  await hong.page.getByRole('button', { name: hong.texts.room.settings }).tap();
  await hong.page.getByRole('button', { name: hong.later.panel.leave }).waitFor();
  expect(await small(hong)).toEqual([]);
});

scene('(UX 90) a long press opens what can be done with a message', async (stage) => {
  const kim = await stage.person('김소연');
  await kim.box.fill('**꾹** 눌러요');
  await kim.box.press('Enter');
  await kim.sees('꾹 눌러요');
  const hong = await stage.person('홍길동', PHONE);
  // What tells a long press comes with what draws this.
  await hong.page.locator('article strong').waitFor();
  const { x = 0, y = 0, width = 0, height = 0 } = (await hong.message('꾹').locator('.bubble').boundingBox()) ?? {};
  const devtools = await hong.devtools();
  const touchPoints = [{ x: x + width / 2, y: y + height / 2 }];
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await hong.page.getByRole('menu').waitFor();
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await hong.page.getByRole('menuitem', { name: hong.later.menu.whisperBack }).tap();
  await hong.page.getByText('김소연에게만 보입니다').waitFor();
});

scene('(UX 91) when the keyboard takes its room, the box stays above it and the log at its end', async (stage) => {
  const kim = await stage.speaker('김소연');
  await kim.say(...words(40));
  const hong = await stage.person('홍길동', PHONE);
  await soon(() => hong.fromEnd()).toBeLessThanOrEqual(1);
  expect(await hong.page.locator('meta[name=viewport]').getAttribute('content')).toContain(
    'interactive-widget=resizes-content',
  );
  await hong.page.setViewportSize({ width: 390, height: 480 });
  await soon(() => hong.fromEnd()).toBeLessThanOrEqual(1);
  const box = await hong.box.boundingBox();
  expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThanOrEqual(480);
});

scene(
  '(UX 93) (UX 94) the language follows the browser and can be switched; messages are of no language',
  async (stage) => {
    const hong = await stage.visitor({ language: 'en' });
    const lang = () => hong.page.locator('html').getAttribute('lang');
    await soon(lang).toBe('en');
    await hong.page.getByRole('button', { name: '한국어' }).click();
    await hong.page.getByRole('button', { name: '들어가기' }).waitFor();
    await soon(lang).toBe('ko');
    await hong.enter('홍길동');
    await hong.say('말 사이에서만 줄이 바뀌는 문장');
    const time = hong.message('말 사이').locator('time .short');
    await soon(() => seenText(time)).toContain('오');
    expect(await seenText(time)).toMatch(/^(오전|오후) \d+:\d\d$/);
    const text = hong.page.locator('article .text');
    expect(await text.getAttribute('lang')).toBe('');
    expect(await text.evaluate((one) => [getComputedStyle(one).wordBreak, getComputedStyle(one).overflowWrap])).toEqual(
      ['keep-all', 'anywhere'],
    );
    await hong.page.getByRole('button', { name: TEXTS.ko.room.settings }).click();
    await hong.page.getByRole('button', { name: 'English' }).click();
    await soon(lang).toBe('en');
    await soon(() => seenText(time)).toMatch(/^\d+:\d\d.[AP]M$/u);
    await hong.page.reload();
    await hong.inRoom();
    await soon(lang).toBe('en');
    // The server's sentences too.
    await hong.box.fill('/kick 홍길동');
    await hong.box.press('Enter');
    await hong.page.getByRole('alert').filter({ hasText: 'Only the owner' }).waitFor();
  },
);

scene('(UX 95) without JavaScript the page says what it needs', async (stage) => {
  const hong = await stage.visitor({ javaScriptEnabled: false });
  await hong.page.locator('noscript p').first().waitFor();
  expect(await hong.page.locator('noscript p').allInnerTexts()).toEqual([
    expect.stringContaining('자바스크립트를 켜 주세요'),
    expect.stringContaining('Please turn it on'),
  ]);
});

/** What comes meanwhile, and nobody waits for. */
const BESIDE = /\/(?:drawer|database|Ways|passkeys)-/;

sceneAlone(
  '(UX 95) the first screen takes at most 40 KB of JavaScript and is seen within 1.5 s on a slow line; one can talk after 50 KB',
  async (stage) => {
    const loaded: string[] = [];
    const hong = await stage.visitor({
      async before(page) {
        page.on('request', (request) => request.resourceType() === 'script' && loaded.push(request.url()));
        const devtools = await page.context().newCDPSession(page);
        const line = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };
        await devtools.send('Network.enable');
        await devtools.send('Network.emulateNetworkConditions', line);
      },
    });
    await hong.nameBox.waitFor();
    const paint = await hong.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
            type: 'largest-contentful-paint',
            buffered: true,
          });
        }),
    );
    expect(paint).toBeLessThan(1_500);
    const dist = new URL('../../../dist/web/', import.meta.url);
    const sizeOf = (url: string) =>
      gzipSync(readFileSync(new URL(`.${new URL(url).pathname}`, dist)), { level: 9 }).length;
    const bytes = () =>
      [...new Set(loaded)]
        .filter((url) => !BESIDE.test(url))
        .map(sizeOf)
        .reduce((sum, size) => sum + size, 0);
    expect(bytes()).toBeGreaterThan(0);
    expect(bytes()).toBeLessThanOrEqual(40 * 1024);
    await hong.giveName('홍길동');
    await hong.box.waitFor();
    expect(bytes()).toBeLessThanOrEqual(50 * 1024);
  },
);

scene('(UX 96) nothing but this server is asked, and the policy is kept', async (stage) => {
  const hong = await stage.visitor();
  const response = await hong.page.reload();
  expect(response?.headers()['content-security-policy']).toContain("default-src 'self'");
  await hong.enter('홍길동');
  await hong.page.evaluate(() => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => seen.push(violatedDirective));
    Reflect.set(window, 'violations', seen);
  });
  await stage.person('김소연');
  await hong.whisper('김소연', '안녕');
  await hong.page.getByRole('button', { name: hong.texts.room.settings }).click();
  await hong.page.getByRole('button', { name: hong.texts.settings.help }).click();
  await hong.page.getByRole('dialog', { name: '이렇게 씁니다' }).waitFor();
  expect(await hong.page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([]);
});

scene(
  '(UX 77) over plain http on an address of this network nothing throws',
  async (stage) => {
    const lan = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && !one.internal);
    const port = new URL(stage.url).port;
    const origin = `http://${lan?.address ?? '127.0.0.2'}:${port}`;
    const hong = await stage.person('홍길동', { origin, path: `/i/${stage.server.invite ?? ''}` });
    expect(await hong.page.evaluate(() => window.isSecureContext)).toBe(lan === undefined);
    const kim = await stage.person('김소연');
    await hong.say('안녕');
    await kim.sees('안녕');
    await kim.whisper('홍길동', '들려?');
    await hong.sees('들려?');
    await hong.message('안녕').hover();
    await hong.message('안녕').locator('.more').click();
    await hong.page.getByRole('menuitem', { name: hong.later.menu.copy, exact: true }).click();
    await hong.page.reload();
    await hong.inRoom();
    await hong.sees('들려?');
  },
  { host: null },
);

scene(
  'axe finds nothing wrong with the page of the API, in both languages, and nothing is wider than a phone',
  async (stage) => {
    for (const [language, colorScheme] of [
      ['ko', 'light'],
      ['en', 'dark'],
    ] as const) {
      const visitor = await stage.visitor({
        path: '/docs',
        language,
        colorScheme,
        viewport: { width: 320, height: 640 },
      });
      expect(await visitor.page.locator('html').getAttribute('lang')).toBe(language);
      expect(await faults(visitor)).toEqual([]);
      expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    }
  },
);
