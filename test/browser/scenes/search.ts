import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, seenFocus, soon, words } from '../stage.ts';
import { seenText, type Visitor } from '../visitor.ts';

const panel = (visitor: Visitor) => visitor.page.getByRole('dialog', { name: visitor.later.search.title });
const hits = (visitor: Visitor) => panel(visitor).locator('li button');
const status = (visitor: Visitor) => seenText(panel(visitor).getByRole('status'));
const focused = (visitor: Visitor) =>
  visitor.page.evaluate(() => document.activeElement?.querySelector('.text')?.textContent ?? '');

async function look(visitor: Visitor, words: string): Promise<void> {
  const box = visitor.page.locator('#search');
  await box.fill(words);
  await box.press('Enter');
}

scene(
  '[H1] (UX 26, 44) /search finds a message, its words marked; choosing it leads to its room and far up to it, and back to now',
  async (stage) => {
    const hong = await stage.speaker('홍길동');
    await hong.say('국밥 먹을 사람?');
    await hong.say(...words(400));
    const kim = await stage.person('김소연', { once: true });
    await kim.sees('말 400번째');
    await kim.box.fill('/join #부엌');
    await kim.box.press('Enter');
    await kim.page.locator('h1').filter({ hasText: '#부엌' }).waitFor();
    await kim.box.fill('/search 국밥 방:광장');
    await kim.box.press('Enter');
    await soon(() => status(kim)).toBe(kim.later.search.found(1, false));
    expect(await hits(kim).locator('mark').allInnerTexts()).toEqual(['국밥']);
    await hits(kim).click();
    await soon(() => focused(kim)).toBe('국밥 먹을 사람?');
    expect(await seenText(kim.page.locator('h1'))).toBe('#광장');
    await hong.say('지금 하는 말');
    expect(await kim.message('지금 하는 말').count()).toBe(0);
    await kim.freshButton.filter({ hasText: kim.texts.room.toNow }).click();
    await kim.sees('지금 하는 말');
    await soon(() => kim.fromEnd()).toBeLessThanOrEqual(1);
  },
);

scene('[H1] (UX 44) what is looked back at goes on by scrolling, down to now', async (stage) => {
  const hong = await stage.speaker('홍길동');
  await hong.say('처음 한 말');
  await hong.say(...words(260));
  const kim = await stage.person('김소연', { once: true });
  await kim.sees('말 260번째');
  await kim.box.fill('/찾기 처음');
  await kim.box.press('Enter');
  await hits(kim).click();
  await soon(() => focused(kim)).toBe('처음 한 말');
  await kim.message('처음 한 말').press('ArrowDown');
  await soon(() => focused(kim)).toBe('말 1번째');
  for (const nth of [90, 140, 190, 240, 260]) {
    await soon(async () => {
      await kim.scrollTo(1_000_000);
      return kim.message(`말 ${nth}번째`).count();
    }).toBe(1);
  }
  await kim.freshButton.waitFor({ state: 'detached' });
  await hong.say('이어지는 말');
  await kim.sees('이어지는 말');
});

scene(
  '[H3] [H5] (UX 26, 28) Ctrl+Shift+F opens the search; filters narrow it, and what can’t be looked for is said in words',
  async (stage) => {
    const hong = await stage.speaker('홍길동');
    const kim = await stage.person('김소연');
    await hong.say('밥 하나', '밥 둘');
    await kim.say('밥 셋');
    await kim.page.locator('nav li').first().waitFor();
    await kim.page.keyboard.press('Control+Shift+F');
    await soon(() => seenFocus(kim.page)).toBe('search');
    await look(kim, '밥 누가:김소연');
    await soon(() => status(kim)).toBe(kim.later.search.found(1, false));
    await look(kim, '밥');
    await soon(() => hits(kim).locator('.snippet').allInnerTexts()).toEqual(['밥 셋', '밥 둘', '밥 하나']);
    await look(kim, '?!');
    await soon(() => status(kim)).toBe('찾을 낱말을 적어 주세요. 글자나 숫자가 하나는 있어야 합니다.');
    await look(kim, '밥 부터:언젠가');
    await soon(() => status(kim)).toBe(kim.later.search.badDate('부터:언젠가'));
    await look(kim, '떡');
    await soon(() => status(kim)).toBe(kim.later.search.nothing);
    await kim.page.keyboard.press('Escape');
    await panel(kim).waitFor({ state: 'detached' });
    await soon(() => seenFocus(kim.page)).toBe('box');
  },
);

scene('[H1] more hits come by scrolling; the arrow keys lead through them and back to the box', async (stage) => {
  const hong = await stage.speaker('홍길동');
  const kim = await stage.person('김소연');
  await hong.say(...words(70));
  await kim.sees('말 70번째');
  await kim.box.fill('/search 말');
  await kim.box.press('Enter');
  await soon(() => status(kim)).toBe(kim.later.search.found(30, true));
  await soon(async () => {
    await panel(kim)
      .locator('.list')
      .evaluate((list) => list.scrollTo(0, list.scrollHeight));
    return hits(kim).count();
  }).toBe(70);
  await soon(() => status(kim)).toBe(kim.later.search.found(70, false));
  await kim.page.locator('#search').press('ArrowDown');
  await kim.page.keyboard.press('ArrowDown');
  await soon(() => kim.page.evaluate(() => document.activeElement?.textContent)).toContain('말 69번째');
  await kim.page.keyboard.press('ArrowUp');
  await kim.page.keyboard.press('ArrowUp');
  await soon(() => seenFocus(kim.page)).toBe('search');
});

scene('[H2] (UX 50) a whisper is found by the two alone, marked as one, and shown as it stands', async (stage) => {
  const hong = await stage.person('홍길동');
  const kim = await stage.person('김소연');
  const lee = await stage.person('이영희');
  await hong.whisper('김소연', '우리만의 비밀');
  await kim.sees('우리만의 비밀');
  for (const one of [kim, lee]) {
    await one.box.fill('/search 비밀');
    await one.box.press('Enter');
  }
  await soon(() => status(lee)).toBe(lee.later.search.nothing);
  await soon(() => seenText(hits(kim).locator('.place'))).toMatch(/홍길동님과 귓속말/);
  await hits(kim).click();
  await soon(() => focused(kim)).toBe('우리만의 비밀');
});

scene('[T1] (UX 54) hostile text found is text: no element of it is made', async (stage) => {
  const hong = await stage.speaker('홍길동');
  const kim = await stage.person('김소연');
  await hong.say('<img src=x onerror="window.__x=1"> 고양이 <b>굵게</b>');
  await kim.box.fill('/search 고양이');
  await kim.box.press('Enter');
  await soon(() => seenText(hits(kim).locator('.snippet'))).toBe(
    '<img src=x onerror="window.__x=1"> 고양이 <b>굵게</b>',
  );
  expect(await panel(kim).locator('img, .snippet b').count()).toBe(0);
});

for (const [width, colorScheme] of [
  [1280, 'light'],
  [320, 'dark'],
] as const) {
  scene(`(UX 85, 87, 89) axe finds nothing wrong with the search at ${width} px (${colorScheme})`, async (stage) => {
    const hong = await stage.speaker('홍길동');
    const kim = await stage.person('김소연', {
      colorScheme,
      reducedMotion: 'reduce',
      viewport: { width, height: 700 },
      language: width === 320 ? 'ko' : 'en',
    });
    await hong.say('점심에 국밥 먹고 저녁에는 무엇을 먹을지 아직 아무도 정하지 않았습니다', '국밥은 어제도 먹었어요');
    await kim.box.fill('/search 국밥');
    await kim.box.press('Enter');
    await soon(() => hits(kim).count()).toBe(2);
    expect(await faults(kim)).toEqual([]);
    const wide = await kim.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
}
