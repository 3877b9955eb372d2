import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

const CODE = '```ts\nconst 이름 = "속닥"; // 인사\n```';
const drawn = (visitor: Visitor, text: string) =>
  visitor
    .message(text)
    .last()
    .locator('.text')
    .evaluate((one) => one.innerHTML.replace(/<!--.*?-->| class="[^"]*"/g, '').trim());

scene('(UX 53) **굵게**은 is bold, with code, quotes, lists and links as one writes them', async (stage) => {
  const hong = await stage.speaker('홍길동');
  const kim = await stage.person('김소연');
  await hong.say(
    '**굵게**은 *기울임*이고 ~~지움~~은 `코드`',
    '> 그 말은\n그래요',
    '- 하나\n- 둘',
    '[여기](https://a.kr/b)를 보세요',
  );
  await soon(() => drawn(kim, '굵게')).toBe(
    '<strong>굵게</strong>은 <em>기울임</em>이고 <del>지움</del>은 <code>코드</code>',
  );
  await soon(() => drawn(kim, '그 말은')).toBe('<blockquote>그 말은</blockquote>그래요');
  await soon(() => drawn(kim, '하나')).toBe('<ul><li>하나</li><li>둘</li></ul>');
  const link = kim.message('여기').locator('.text a');
  expect(await link.getAttribute('href')).toBe('https://a.kr/b');
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  expect(await link.getAttribute('target')).toBe('_blank');
});

scene('(UX 53) code gets its colours, and edits are drawn anew', async (stage) => {
  const kim = await stage.person('김소연');
  await kim.box.fill(CODE);
  await kim.box.press('Enter');
  await kim.page.locator('pre .keyword').filter({ hasText: 'const' }).waitFor();
  expect(await kim.page.locator('pre .string').allInnerTexts()).toEqual(['"속닥"']);
  expect(await kim.page.locator('pre .comment').allInnerTexts()).toEqual(['// 인사']);
  await kim.box.press('ArrowUp');
  await kim.box.fill('**고침**');
  await kim.box.press('Enter');
  await soon(() => drawn(kim, '고침')).toBe('<strong>고침</strong>');
  expect(await kim.page.locator('pre').count()).toBe(0);
});

scene('(UX 54) 4,000 of any sign are drawn, and the page goes on', async (stage) => {
  const hong = await stage.speaker('홍길동');
  const kim = await stage.person('김소연');
  for (const sign of ['*', '_', '`', '>', '[', '**a', '~~', '<b>'])
    await hong.say(sign.repeat(Math.floor(4_000 / sign.length)));
  await hong.say('끝');
  await kim.sees('끝');
  expect(await kim.page.locator('article b, article script').count()).toBe(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  scene(`(UX 53, 87, 89) axe finds nothing wrong with Markdown, at 320 px (${colorScheme})`, async (stage) => {
    const hong = await stage.speaker('홍길동');
    const kim = await stage.person('김소연', {
      colorScheme,
      reducedMotion: 'reduce',
      viewport: { width: 320, height: 700 },
    });
    const long = `\`\`\`py\ndef 인사(이름): return f"안녕 {이름}" # ${'길다 '.repeat(30)}\nx = 42\n\`\`\``;
    await hong.say(`**굵게**는 \`코드\`\n> 인용 *둘*\n- 하나\n- https://a.kr`, long);
    await kim.box.fill(CODE);
    await kim.sendButton.click();
    await kim.page.locator('pre .number').waitFor();
    expect(await faults(kim)).toEqual([]);
    const wide = await kim.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
}
