import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, soon } from '../stage.ts';
import { seenText, type Visitor } from '../visitor.ts';

const writers = ({ page }: Visitor) => page.locator('.writers .names');

/** Until what helps to write is there. */
const helped = ({ page }: Visitor) => page.locator('.icon-button[disabled]').waitFor({ state: 'detached' });

scene('[R11] (UX 49) who is writing is shown, three names at most, until he has spoken or stopped', async (stage) => {
  const [hong, kim] = [await stage.person('홍길동'), await stage.person('김소연')];
  await helped(hong);
  await helped(kim);
  await hong.box.pressSequentially('점심');
  await soon(() => seenText(writers(kim))).toBe('홍길동님이 쓰고 있습니다');
  expect(await writers(hong).count()).toBe(0);
  await hong.box.press('Enter');
  await kim.sees('점심');
  await writers(kim).waitFor({ state: 'detached' });
  const others = [await stage.speaker('이영희'), await stage.speaker('박지은'), await stage.speaker('최민수')];
  for (const one of others) await one.ask('typing', { room: '#광장' });
  await soon(() => seenText(writers(kim))).toBe('이영희님, 박지은님, 최민수님이 쓰고 있습니다');
  await (await stage.speaker('정하나')).ask('typing', { room: '#광장' });
  await soon(() => seenText(writers(kim))).toBe('여러 사람이 쓰고 있습니다');
  await writers(kim).waitFor({ state: 'detached' });
});

scene(
  '[R11] (UX 49) that somebody writes a whisper is shown to the one it is for, and to nobody else',
  async (stage) => {
    const viewport = { width: 320, height: 640 };
    const [hong, kim] = [await stage.person('홍길동'), await stage.person('김소연', { viewport, language: 'en' })];
    const lee = await stage.person('이영희');
    for (const one of [hong, kim, lee]) await helped(one);
    await hong.chooseRecipient('김소연');
    await hong.box.pressSequentially('비밀');
    await soon(() => seenText(writers(kim))).toBe('홍길동 is whispering to you');
    expect(await faults(kim)).toEqual([]);
    // What comes after it has come: then that would have come, too.
    await (await stage.speaker('박지은')).ask('typing', { room: '#광장' });
    await soon(() => seenText(writers(lee))).toBe('박지은님이 쓰고 있습니다');
  },
);
