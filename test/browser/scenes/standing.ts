import { expect } from 'vitest';
import { scene, soon, words } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

const title = ({ page }: Visitor, room: string) => page.locator('h1').filter({ hasText: room }).waitFor();

/** How far below the upper edge of the log a message stands. */
function below({ log }: Visitor, text: string): Promise<number> {
  return log.evaluate((box, wanted) => {
    const article = [...box.querySelectorAll('article')].find(
      (one) => one.querySelector('.text')?.textContent === wanted,
    );
    return (article?.getBoundingClientRect().top ?? Number.NaN) - box.getBoundingClientRect().top;
  }, text);
}

/** Until it stands there again, to the pixel. */
const standsAt = (visitor: Visitor, text: string, wanted: number) =>
  soon(async () => Math.abs((await below(visitor, text)) - wanted)).toBeLessThanOrEqual(1);

/** Until the page has noted where one stands. */
const stood = ({ page }: Visitor) =>
  soon(() => page.evaluate(() => sessionStorage.getItem('sokdak.standing.#광장') ?? '')).toMatch(/id/);

scene(
  '(UX 62) one comes back to where one was reading: from another room, by back, and after a reload',
  async (stage) => {
    const lee = await stage.speaker('이영희');
    await lee.say(...words(300));
    const kim = await stage.person('김소연', { once: true });
    await kim.sees('말 300번째');
    await soon(() => kim.fromEnd()).toBeLessThanOrEqual(1);
    await kim.message('말 270번째').evaluate((article) => article.scrollIntoView({ block: 'start' }));
    await stood(kim);
    const before = await below(kim, '말 270번째');
    await kim.page.locator('nav li').waitFor();
    await kim.box.fill('/join #부엌');
    await kim.box.press('Enter');
    await title(kim, '#부엌');
    await kim.inRoom();
    await kim.page.locator('nav li button').filter({ hasText: '#광장' }).click();
    await title(kim, '#광장');
    await standsAt(kim, '말 270번째', before);
    await kim.page.goBack();
    await title(kim, '#부엌');
    await kim.page.goForward();
    await title(kim, '#광장');
    await standsAt(kim, '말 270번째', before);

    // Further up than what is loaded at first.
    while ((await kim.message('말 100번째').count()) === 0) await kim.scrollTo(0);
    await kim.message('말 100번째').evaluate((article) => article.scrollIntoView({ block: 'start' }));
    await standsAt(kim, '말 100번째', 0);
    await lee.say('그 사이에');
    await kim.page.reload();
    await kim.inRoom();
    await standsAt(kim, '말 100번째', 0);
    await kim.freshButton.click();
    await kim.sees('그 사이에');
    await soon(() => kim.fromEnd()).toBeLessThanOrEqual(1);
    await kim.page.reload();
    await kim.sees('그 사이에');
    await soon(() => kim.fromEnd()).toBeLessThanOrEqual(1);
    expect(await kim.unreadLine.count()).toBe(0);
  },
);
