import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { Ime } from '../ime.ts';
import { scene, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

const offered = (visitor: Visitor) => visitor.page.locator('#suggestions [role=option] > span').allInnerTexts();
const value = (visitor: Visitor) => visitor.box.inputValue();

/** Types until what helps is there. */
async function typing(visitor: Visitor, text: string): Promise<void> {
  await visitor.page.locator('.icon-button[disabled]').waitFor({ state: 'detached' });
  await visitor.box.pressSequentially(text);
}

scene('(UX 14, 16) @ offers people; arrows move, Enter and Tab accept and do not send, Esc closes', async (stage) => {
  await stage.speaker('홍길동');
  await stage.speaker('김민수');
  const lee = await stage.person('이영희');
  await typing(lee, '@');
  await soon(() => offered(lee)).toEqual(['김민수', '홍길동']);
  expect(await lee.box.getAttribute('aria-activedescendant')).toBe('suggestion-0');
  await lee.box.press('ArrowDown');
  await soon(() => lee.box.getAttribute('aria-activedescendant')).toBe('suggestion-1');
  await lee.box.press('Enter');
  await soon(() => value(lee)).toBe('@홍길동 ');
  await lee.box.pressSequentially('@길');
  await soon(() => offered(lee)).toEqual(['홍길동']);
  await lee.box.press('Escape');
  await soon(() => offered(lee)).toEqual([]);
  await lee.box.press('Backspace');
  await lee.box.pressSequentially('ㄱㅁ');
  await soon(() => offered(lee)).toEqual(['김민수']);
  await lee.box.press('Tab');
  await soon(() => value(lee)).toBe('@홍길동 @김민수 ');
  expect(await lee.messages.count()).toBe(0);
  await lee.box.press('Enter');
  await lee.sees('@홍길동 @김민수');
});

scene(
  '(UX 4, 14, 16) a syllable that is being composed is enough, and Enter takes the name without sending',
  async (stage) => {
    await stage.speaker('김민수');
    const lee = await stage.person('이영희');
    await typing(lee, '@');
    const ime = await Ime.of(lee);
    await ime.compose('ㄱ', '기');
    await soon(() => offered(lee)).toEqual(['김민수']);
    await ime.enterCommits('기');
    await soon(() => value(lee)).toBe('@김민수 ');
    expect(await lee.messages.count()).toBe(0);
  },
);

scene('(UX 15, 17) # offers rooms, / what one may do, and Tab addresses a text to somebody', async (stage) => {
  const hong = await stage.speaker('홍길동');
  await hong.ask('join', { room: '#부엌' });
  const lee = await stage.person('이영희');
  await typing(lee, '#부');
  await soon(() => offered(lee)).toEqual(['#부엌']);
  await lee.box.press('Enter');
  await soon(() => value(lee)).toBe('#부엌 ');
  await lee.box.fill('');
  await lee.box.pressSequentially('/se');
  await soon(() => offered(lee)).toEqual(['/search 회의']);
  await lee.box.press('Tab');
  await soon(() => value(lee)).toBe('/search ');
  await lee.box.fill('');
  await lee.box.pressSequentially('/ki');
  await soon(() => offered(lee)).toEqual([]);
  await lee.box.fill('');
  await lee.box.pressSequentially('/who');
  await soon(() => offered(lee)).toEqual([]);
  await lee.box.press('Enter');
  await soon(() => value(lee)).toBe('');
  await lee.box.pressSequentially('홍');
  await lee.box.press('Tab');
  await soon(() => value(lee)).toBe('홍길동, ');
});

for (const colorScheme of ['light', 'dark'] as const) {
  scene(`(UX 14, 85, 87, 89) axe finds nothing wrong with suggestions at 320 px (${colorScheme})`, async (stage) => {
    await stage.speaker('홍길동');
    const viewport = { width: 320, height: 640 };
    const lee = await stage.person('이영희', { viewport, colorScheme, reducedMotion: 'reduce' });
    await typing(lee, '/');
    await soon(async () => (await offered(lee)).length).toBe(8);
    expect(await faults(lee)).toEqual([]);
    expect(await lee.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}
