import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { type Guest, type Stage, scene, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

/** What the browser was asked to show: its own notifications, noted as they are made. */
const NOTING = `
  window.called = [];
  window.asked = 0;
  window.Notification = class extends Notification {
    static requestPermission() {
      window.asked += 1;
      return super.requestPermission();
    }
    constructor(title, options) {
      super(title, options);
      window.called.push({ title, body: this.body, click: () => this.dispatchEvent(new Event('click')) });
    }
  };
`;

/** What of sound was played, in s, and a clock that stands still until it is put forward. */
const LISTENING = `
  window.tones = [];
  window.skipped = 0;
  const begun = performance.now();
  performance.now = () => begun + window.skipped;
  const stop = OscillatorNode.prototype.stop;
  OscillatorNode.prototype.stop = function (at) {
    window.tones.push(at - this.context.currentTime);
    return stop.call(this, at);
  };
`;

const note = (page: Page) => page.addInitScript(NOTING);
const ALLOWING: Guest = { permissions: ['notifications'], before: note };
const called = ({ page }: Visitor): Promise<string[]> =>
  page.evaluate('called.map(({ title, body }) => title + ": " + body)');

async function dialogOf(visitor: Visitor): Promise<Locator> {
  await visitor.page.locator('button[popovertarget=settings]').click();
  await visitor.page.locator('#settings').getByRole('button', { name: visitor.later.alerts.title }).click();
  const dialog = visitor.page.getByRole('dialog', { name: visitor.later.alerts.title });
  await dialog.waitFor();
  return dialog;
}

/** Somebody who wants to be called, in a room of his own. */
async function reader(
  stage: Stage,
  wishes: (dialog: Locator) => Promise<unknown> = async () => {},
  guest = ALLOWING,
): Promise<Visitor> {
  const kim = await stage.person('김소연', guest);
  const dialog = await dialogOf(kim);
  await dialog.getByLabel(kim.later.alerts.on).check();
  await wishes(dialog);
  await dialog.getByRole('button', { name: kim.later.alerts.close }).click();
  await kim.box.fill('/join 부엌');
  await kim.box.press('Enter');
  await kim.page.locator('h1').filter({ hasText: '#부엌' }).waitFor();
  await kim.inRoom();
  return kim;
}

scene(
  '(UX 73, 76) a name, a whisper and a word call one who looks elsewhere, and a click leads to the message',
  async (stage) => {
    const hong = await stage.speaker('홍길동');
    const kim = await reader(stage, (dialog) => dialog.getByLabel('알릴 낱말').fill('회의, 배포'));
    await hong.say('그냥 하는 말', '@김소연아 밥 먹자', '내일 회의는 세 시');
    await hong.ask('whisper', { to: '김소연', text: '쉿' });
    await soon(() => called(kim)).toEqual([
      '홍길동님 · #광장: @김소연아 밥 먹자',
      '홍길동님 · #광장: 내일 회의는 세 시',
      '홍길동님의 귓속말: 쉿',
    ]);
    await kim.page.evaluate('called[1].click()');
    await kim.page.locator('h1').filter({ hasText: '#광장' }).waitFor();
    await kim.sees('내일 회의는 세 시');
    // Now he looks at it: what calls him here is before his eyes.
    await hong.say('@김소연 여기');
    await kim.sees('@김소연 여기');
    await kim.box.fill('/join 부엌');
    await kim.box.press('Enter');
    await kim.page.locator('h1').filter({ hasText: '#부엌' }).waitFor();
    await hong.say('@김소연 저기');
    await soon(async () => (await called(kim)).slice(3)).toEqual(['홍길동님 · #광장: @김소연 저기']);
  },
);

scene('(UX 73) in quiet hours nothing calls; they outlive a reload', async (stage) => {
  const hong = await stage.speaker('홍길동');
  const kim = await reader(stage, async (dialog) => {
    await dialog.getByLabel('조용히 시간').check();
    await dialog.getByLabel('시작').fill('00:00');
    await dialog.getByLabel('끝').fill('23:59');
  });
  await hong.say('@김소연 자니');
  await kim.page.locator('nav li').filter({ hasText: '1' }).waitFor();
  await kim.page.reload();
  await kim.inRoom();
  const dialog = await dialogOf(kim);
  expect(await dialog.getByLabel('시작').inputValue()).toBe('00:00');
  await dialog.getByLabel('조용히 시간').uncheck();
  await dialog.getByRole('button', { name: '닫기' }).click();
  await hong.say('@김소연 일어나');
  await soon(() => called(kim)).toEqual(['홍길동님 · #광장: @김소연 일어나']);
});

scene(
  '(UX 72, 75) nothing is asked before one wants it, and it says where the browser refuses; the sound is off',
  async (stage) => {
    const kim = await stage.person('Soyeon', { language: 'en', before: note, viewport: { width: 320, height: 640 } });
    const dialog = await dialogOf(kim);
    expect(await kim.page.evaluate('asked')).toBe(0);
    await dialog.getByLabel('Alert me').check();
    await dialog.getByText('Your browser blocks alerts').waitFor();
    expect(await dialog.getByLabel('Sound').isChecked()).toBe(false);
    expect(await faults(kim)).toEqual([]);
  },
);

scene('(UX 75) a sound that one wants is short, and comes once in three seconds', async (stage) => {
  const hong = await stage.speaker('홍길동');
  const before = async (page: Page) => {
    await note(page);
    await page.addInitScript(LISTENING);
  };
  const kim = await reader(stage, (dialog) => dialog.getByLabel('소리').check(), { ...ALLOWING, before });
  const tones = () => kim.page.evaluate<number[]>('tones');
  await hong.say('@김소연 하나', '@김소연 둘', '@김소연 셋');
  await soon(async () => (await called(kim)).length).toBe(3);
  const once = await tones();
  expect(once.length).toBeGreaterThan(0);
  expect(Math.max(...once)).toBeLessThan(0.5);
  await kim.page.evaluate('skipped += 2900');
  await hong.say('@김소연 넷');
  await soon(async () => (await called(kim)).length).toBe(4);
  expect(await tones()).toHaveLength(once.length);
  await kim.page.evaluate('skipped += 100');
  await hong.say('@김소연 다섯');
  await soon(async () => (await tones()).length).toBe(2 * once.length);
});
