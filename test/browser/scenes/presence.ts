import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

scene('(UX 26) /away and /back are seen in the list, and /invite asks somebody to come', async (stage) => {
  const kim = await stage.person('김소연');
  const hong = await stage.person('홍길동');
  const hongSeen = kim.page.locator('aside li', { hasText: '홍길동' });
  await hongSeen.waitFor();
  await hong.box.fill('/away 점심');
  await hong.box.press('Enter');
  await hongSeen.getByTitle('점심').waitFor();
  await hong.page.locator('aside li', { hasText: '홍길동' }).getByTitle('점심').waitFor();
  await hong.box.fill('/back');
  await hong.box.press('Enter');
  await soon(() => hongSeen.getByTitle('점심').count()).toBe(0);
  await hong.box.fill('/join 부엌');
  await hong.box.press('Enter');
  await hong.page.getByRole('heading', { level: 1, name: '#부엌' }).waitFor();
  await hong.box.fill('/초대 김소연');
  await hong.box.press('Enter');
  await kim.page.getByText('#부엌').first().waitFor();
  await hong.box.fill('/방해금지 시험');
  await hong.box.press('Enter');
  await kim.page.locator('aside li', { hasText: '홍길동' }).getByTitle('시험').waitFor();
});

scene('(UX 71) [S14] one whose page is hidden for long is shown as away, until he looks again', async (stage) => {
  const kim = await stage.person('김소연');
  const hong = await stage.person('홍길동', {
    once: true,
    before: (page) => page.clock.install(),
  });
  const away = kim.page.locator('aside li', { hasText: '홍길동' }).getByTitle(hong.later.people.leftAlone);
  const look = (state: 'hidden' | 'visible') =>
    hong.page.evaluate((visibility) => {
      Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await hong.say('여기 있어요');
  await hong.page.locator('#places').waitFor();
  await look('hidden');
  await hong.page.clock.runFor(5 * 60_000);
  expect(await away.count()).toBe(0);
  await hong.page.clock.runFor(6_000);
  await away.waitFor();
  await look('visible');
  await soon(() => away.count()).toBe(0);
});

/** Opens what one says of oneself, and chooses there. */
async function choose(visitor: Visitor, choice: 'here' | 'away' | 'busy', text?: string): Promise<void> {
  await visitor.page.getByRole('button', { name: visitor.texts.room.settings }).click();
  await visitor.page.getByRole('button', { name: visitor.later.presence.title }).click();
  const dialog = visitor.page.getByRole('dialog', { name: visitor.later.presence.title });
  await dialog.locator(`input[value=${choice}]`).check();
  if (text !== undefined) await dialog.locator('#presence-text').fill(text);
  expect(await faults(visitor)).toEqual([]);
  await dialog.locator('[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
}

/** Counts what would be shown by the system. */
const CALLED = `
  window.called = [];
  window.Notification = class { static permission = 'granted'; constructor(title) { called.push(title); } close() {} };
  localStorage.setItem('sokdak.alerts', JSON.stringify({ on: true }));
  Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
`;

scene(
  '[S14] (UX 73, 76, 89) whoever does not want to be disturbed is seen so by others, and nothing calls him until he is back',
  async (stage) => {
    const viewport = { width: 320, height: 640 };
    const before = (page: Visitor['page']) => page.addInitScript(CALLED);
    const kim = await stage.person('Kim', { viewport, language: 'en', colorScheme: 'dark', before });
    const hong = await stage.person('홍길동', { once: true });
    const called = () => kim.page.evaluate('called.length');
    await hong.say('@Kim 하나');
    await soon(called).toBe(1);
    await choose(kim, 'busy', 'exam');
    const inList = hong.page.locator('aside li').filter({ hasText: 'Kim' });
    await inList
      .getByTitle('exam')
      .filter({ hasText: hong.later.people.away(true) })
      .waitFor();
    expect(await faults(hong)).toEqual([]);
    await hong.say('@Kim 둘');
    await kim.sees('@Kim 둘');
    await choose(kim, 'here');
    await inList.getByTitle('exam').waitFor({ state: 'detached' });
    await hong.say('@Kim 셋');
    await soon(called).toBe(2);
    await choose(hong, 'away');
    await kim.page.locator('header [popovertarget=sheet]').click();
    await kim.page.locator('aside li').filter({ hasText: '홍길동' }).getByTitle(hong.later.presence.usual).waitFor();
  },
);
