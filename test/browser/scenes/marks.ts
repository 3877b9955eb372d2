import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, soon, words } from '../stage.ts';
import { seenText, type Visitor } from '../visitor.ts';

/** Opens the menu of a message by the keyboard, and chooses. */
async function choose(visitor: Visitor, text: string, name: string): Promise<void> {
  const message = visitor.message(text).last();
  await message.focus();
  await message.press('Enter');
  await visitor.page.locator('.menu button', { hasText: name }).click();
}

const reactions = (visitor: Visitor, text: string) => visitor.message(text).last().locator('.reactions button');

/** Each sign with its count. */
async function shown(visitor: Visitor, text: string): Promise<readonly string[]> {
  return (await reactions(visitor, text).allInnerTexts()).map((words) => words.replace(/\s/g, ''));
}

scene(
  '(UX 48) a reaction is given and taken back by a click; its count and who it was are seen, by keyboard too',
  async (stage) => {
    const hong = await stage.person('홍길동');
    const kim = await stage.person('김소연');
    await hong.say('점심 국밥 어때요?');
    await kim.sees('점심 국밥');
    await choose(kim, '점심 국밥', '👍');
    await soon(() => shown(hong, '점심 국밥')).toEqual(['👍1']);
    expect(await reactions(hong, '점심 국밥').getAttribute('aria-pressed')).toBe('false');
    await reactions(hong, '점심 국밥').click();
    await soon(() => shown(kim, '점심 국밥')).toEqual(['👍2']);
    const button = reactions(hong, '점심 국밥');
    expect(await button.getAttribute('aria-label')).toBe('👍 2, 김소연 및 홍길동');
    await hong.page.mouse.move(0, 0);
    await button.focus();
    await hong.page.keyboard.press('Shift+Tab');
    await hong.page.keyboard.press('Tab');
    const tip = await button.evaluate((one) => getComputedStyle(one, '::after').content);
    expect(tip).toBe('"김소연 및 홍길동"');
    await button.press('Enter');
    await soon(() => shown(kim, '점심 국밥')).toEqual(['👍1']);
    await choose(kim, '점심 국밥', 'ㅋㅋㅋ');
    await soon(() => shown(hong, '점심 국밥')).toEqual(['👍1', 'ㅋㅋㅋ1']);
    await hong.page.reload();
    await hong.inRoom();
    await soon(() => shown(hong, '점심 국밥')).toEqual(['👍1', 'ㅋㅋㅋ1']);
  },
);

scene('an answer shows what it answers, and leads there, also where that is not loaded yet', async (stage) => {
  const hong = await stage.person('홍길동');
  const kim = await stage.person('김소연');
  await hong.say('몇 시에 볼까요?');
  await kim.sees('몇 시에');
  await choose(kim, '몇 시에', '답장');
  await soon(() => seenText(kim.page.locator('#answered'))).toMatch(/홍길동에게 답장: 몇 시에 볼까요\?/);
  await kim.say('일곱 시요');
  expect(await kim.page.locator('#answered').count()).toBe(0);
  const quote = (visitor: Visitor) => visitor.message('일곱 시요').last().locator('.quote');
  await soon(() => seenText(quote(hong))).toMatch(/홍길동\s*몇 시에 볼까요\?/);
  const speaker = await stage.speaker('수다쟁이');
  await speaker.say(...words(200));
  await choose(kim, '일곱 시요', '답장');
  await kim.say('아니 여덟 시');
  await kim.page.reload();
  await kim.inRoom();
  const late = kim.message('아니 여덟 시').last();
  await soon(() => seenText(late.locator('.quote'))).toBe('이전 메시지');
  await late.locator('.quote').click();
  await kim.message('일곱 시요').waitFor();
  await soon(() => kim.page.evaluate(() => document.activeElement?.querySelector('.text')?.textContent)).toBe(
    '일곱 시요',
  );
});

scene('Esc lets go of the answer first; a whisper is answered by a whisper', async (stage) => {
  const hong = await stage.person('홍길동');
  const kim = await stage.person('김소연');
  await hong.whisper('김소연', '비밀이에요');
  await kim.sees('비밀이에요');
  await choose(kim, '비밀이에요', '답장');
  await kim.page.locator('#answered').waitFor();
  await kim.say('알겠어요');
  await hong.sees('알겠어요');
  expect(await hong.message('알겠어요').getAttribute('aria-label')).toMatch(/속닥속닥/);
  await soon(() => seenText(hong.message('알겠어요').locator('.quote'))).toMatch(/비밀이에요/);
  await choose(kim, '비밀이에요', '답장');
  await kim.page.locator('#answered').waitFor();
  await kim.box.press('Escape');
  await kim.page.locator('#answered').waitFor({ state: 'detached' });
});

for (const colorScheme of ['light', 'dark'] as const) {
  scene(
    `(UX 48) (UX 85) (UX 87) axe finds nothing wrong with reactions, quotes and their menu (${colorScheme})`,
    async (stage) => {
      const hong = await stage.person('홍길동', { colorScheme, reducedMotion: 'reduce' });
      const kim = await stage.person('김소연');
      await hong.say('몇 시에 볼까요?');
      await kim.sees('몇 시에');
      await choose(kim, '몇 시에', '👍');
      await choose(hong, '몇 시에', 'ㅋㅋㅋ');
      await choose(kim, '몇 시에', '답장');
      await kim.say('일곱 시요');
      await hong.message('일곱 시요').locator('.quote').waitFor();
      await soon(() => reactions(hong, '몇 시에').count()).toBe(2);
      await choose(hong, '일곱 시요', '답장');
      await hong.page.locator('#answered').waitFor();
      expect(await faults(hong)).toEqual([]);
      await hong.message('몇 시에').last().focus();
      await hong.page.keyboard.press('Enter');
      await hong.page.locator('.palette').waitFor();
      expect(await faults(hong)).toEqual([]);
    },
  );
}
