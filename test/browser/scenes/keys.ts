import { expect } from 'vitest';
import { scene, seenFocus, soon, words } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

/** The page hears the keys once their part of it is there: then Ctrl+/ shows the help. */
async function listening({ page, later }: Visitor): Promise<void> {
  const help = page.getByRole('dialog', { name: later.help.title });
  await soon(async () => {
    if ((await help.count()) === 0) await page.keyboard.press('Control+/');
    return help.count();
  }).toBe(1);
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
}

const away = ({ page }: Visitor) => page.evaluate(() => void (document.activeElement as HTMLElement).blur());

scene(
  '(UX 60) Ctrl+/ shows the keys, also while one writes; ? does so elsewhere, and in the box is a letter',
  async (stage) => {
    const hong = await stage.person('홍길동');
    await listening(hong);
    const help = hong.page.getByRole('dialog', { name: hong.later.help.title });
    await hong.box.press('?');
    expect([await hong.box.inputValue(), await help.count()]).toEqual(['?', 0]);
    await hong.box.press('Control+/');
    await help.getByText('Ctrl+/, ?').waitFor();
    await hong.page.keyboard.press('Escape');
    await away(hong);
    await hong.page.keyboard.press('?');
    await help.waitFor();
    expect(await hong.box.inputValue()).toBe('?');
  },
);

scene(
  '(UX 61) what is typed anywhere goes into the box: not with a modifier, not from another box, not under a dialog',
  async (stage) => {
    const hong = await stage.person('홍길동');
    await hong.say('여기');
    await listening(hong);
    await away(hong);
    await hong.page.keyboard.press('Control+b');
    await hong.page.keyboard.press('Space');
    expect(await seenFocus(hong.page)).not.toBe('box');
    await hong.page.keyboard.press('a');
    expect([await seenFocus(hong.page), await hong.box.inputValue()]).toEqual(['box', 'a']);
    await hong.box.fill('');

    // The first key of a syllable is no letter yet.
    await hong.messages.first().focus();
    const devtools = await hong.devtools();
    await devtools.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Process',
      code: 'KeyG',
      windowsVirtualKeyCode: 229,
    });
    expect(await seenFocus(hong.page)).toBe('box');
    await devtools.send('Input.imeSetComposition', { text: 'ㅎ', selectionStart: 1, selectionEnd: 1 });
    await devtools.send('Input.insertText', { text: '하' });
    expect(await hong.box.inputValue()).toBe('하');

    await hong.page.keyboard.press('Control+k');
    await hong.page.keyboard.type('ㅅ');
    expect(await hong.box.inputValue()).toBe('하');
    await hong.page.keyboard.press('Escape');
    await away(hong);
    await hong.page.keyboard.press('Control+/');
    const help = hong.page.getByRole('dialog', { name: hong.later.help.title });
    await help.waitFor();
    await hong.page.keyboard.press('x');
    expect(await hong.box.inputValue()).toBe('하');
  },
);

scene('(UX 59) Esc closes what lies on top, and only then counts the room as read', async (stage) => {
  const kim = await stage.speaker('김소연');
  const hong = await stage.person('홍길동', { once: true });
  await listening(hong);
  await hong.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await kim.say(...words(2));
  await hong.unreadLine.waitFor();
  await away(hong);
  await hong.page.keyboard.press('?');
  const help = hong.page.getByRole('dialog', { name: hong.later.help.title });
  await help.waitFor();
  await hong.page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  expect(await hong.unreadLine.count()).toBe(1);
  await away(hong);
  await hong.page.keyboard.press('Escape');
  await soon(() => hong.unreadLine.count()).toBe(0);
});
