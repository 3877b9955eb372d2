import { expect } from 'vitest';
import { scene, soon } from '../stage.ts';

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
  await hong.box.fill('/away');
  await hong.box.press('Enter');
  await hong.page.getByRole('alert').waitFor();
  expect(await hong.box.inputValue()).toBe('/away');
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
