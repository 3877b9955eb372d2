import { expect } from 'vitest';
import { type Guest, type Stage, scene, soon, words } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

type Path = readonly (readonly [x: number, y: number])[];

/** Enough for an answer. */
const FAR: Path = [
  [-15, 0],
  [-40, 1],
  [-70, 2],
];

/** Somebody on a phone, where what hears fingers is there: it comes with what draws emphasis. */
async function onPhone(stage: Stage, guest: Guest = {}): Promise<Visitor> {
  const kim = await stage.speaker('김소연');
  await kim.say(...words(30), '**밀어** 보세요');
  const hong = await stage.person('홍길동', { ...PHONE, ...guest });
  await hong.page.locator('article strong').waitFor();
  return hong;
}

/** A finger on the message, from there through these places, in px from where it began. The answer lifts it. */
async function push(visitor: Visitor, path: Path): Promise<() => Promise<unknown>> {
  const { x = 0, y = 0, height = 0 } = (await visitor.message('밀어').locator('.bubble').boundingBox()) ?? {};
  const devtools = await visitor.devtools();
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  const from = { x: x + 90, y: y + height / 2 };
  await touch('touchStart', [from]);
  for (const [dx, dy] of path) await touch('touchMove', [{ x: from.x + dx, y: from.y + dy }]);
  return () => touch('touchEnd', []);
}

const translated = (visitor: Visitor) =>
  visitor.message('밀어').evaluate((article) => (article instanceof HTMLElement ? article.style.translate : null));

scene(
  '(UX 98) a message that is pushed to the left is answered; too little, or to the right, it is not',
  async (stage) => {
    const hong = await onPhone(stage);
    const answered = hong.page.locator('#answered');
    const inVain: readonly Path[] = [
      [
        [-15, 0],
        [-30, 1],
      ],
      [
        [15, 0],
        [70, 0],
      ],
    ];
    for (const path of inVain) await (await push(hong, path))();
    expect(await answered.count()).toBe(0);
    const lift = await push(hong, FAR);
    expect(await translated(hong)).toMatch(/^-\d+px$/);
    await lift();
    await answered.waitFor();
    expect(await translated(hong)).toBe('');
    await hong.box.fill('밀었어요');
    await hong.box.press('Control+Enter');
    await hong.sees('밀었어요');
    await hong.message('밀었어요').locator('.quote').waitFor();
  },
);

scene('(UX 98) a finger that goes up or down scrolls, also from a message', async (stage) => {
  const hong = await onPhone(stage);
  const top = () => hong.log.evaluate(({ scrollTop }) => scrollTop);
  const before = await top();
  const lift = await push(hong, [
    [0, 20],
    [-3, 60],
    [-40, 120],
    [-70, 200],
  ]);
  await lift();
  await soon(top).toBeLessThanOrEqual(before - 100);
  expect(await hong.page.locator('#answered').count()).toBe(0);
});

scene(
  '(UX 88, 98) where no movement is wanted, the message stays where it is and is answered nevertheless',
  async (stage) => {
    const hong = await onPhone(stage, { reducedMotion: 'reduce' });
    const lift = await push(hong, FAR);
    expect(await translated(hong)).toBe('');
    await lift();
    await hong.page.locator('#answered').waitFor();
  },
);
