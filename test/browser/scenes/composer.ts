import { expect } from 'vitest';
import { Ime } from '../ime.ts';
import { scene, soon } from '../stage.ts';
import { seenText } from '../visitor.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

scene('(UX 1) Enter sends, the box empties, the focus stays', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.say('안녕');
  await soon(() => hong.box.inputValue()).toBe('');
  expect(await hong.box.evaluate((box) => box === document.activeElement)).toBe(true);
});

scene('(UX 2) (UX 3) Shift+Enter breaks the line, Ctrl+Enter sends', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.box.pressSequentially('하나');
  await hong.box.press('Shift+Enter');
  await hong.box.pressSequentially('둘');
  expect(await hong.box.inputValue()).toBe('하나\n둘');
  await hong.box.press('Control+Enter');
  await soon(() => hong.said()).toEqual(['하나\n둘']);
  await hong.box.fill('셋');
  await hong.box.press('Meta+Enter');
  await soon(() => hong.said()).toEqual(['하나\n둘', '셋']);
});

scene('(UX 4) one Enter commits the Hangul syllable and sends once', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.box.focus();
  const ime = await Ime.of(hong);
  await ime.compose('ㅎ', '하');
  await ime.enterCommits('하');
  await soon(() => hong.said()).toEqual(['하']);

  await ime.compose('ㅇ', '아', '안');
  await ime.commit('안');
  await ime.compose('ㄴ', '녀', '녕');
  await ime.bareEnterCommits('녕');
  await soon(() => hong.said()).toEqual(['하', '안녕']);
  expect(await hong.box.inputValue()).toBe('');
  await hong.say('끝');
  expect(await hong.said()).toEqual(['하', '안녕', '끝']);
});

scene('(UX 5) Enter only confirms Japanese and Chinese candidates', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.box.focus();
  const ime = await Ime.of(hong);
  await ime.compose('k', 'か', 'かん', '漢');
  await ime.enterCommits('漢');
  await soon(() => hong.box.inputValue()).toBe('漢');
  await ime.compose('z', 'zi', '字');
  await ime.bareEnterCommits('字');
  await soon(() => hong.box.inputValue()).toBe('漢字');

  // Safari ends the composition first and then tells of the key, with isComposing false.
  await hong.box.evaluate((box) => {
    box.dispatchEvent(new CompositionEvent('compositionupdate', { data: 'ひ', bubbles: true }));
    box.dispatchEvent(new CompositionEvent('compositionend', { data: '火', bubbles: true }));
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 229, bubbles: true }));
  });
  expect(await hong.box.inputValue()).toBe('漢字');
  expect(await hong.said()).toEqual([]);
  await hong.box.press('Enter');
  await soon(() => hong.said()).toEqual(['漢字']);
});

scene('(UX 4) in Safari’s order of events too, Hangul is sent by one Enter', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.box.fill('하');
  await hong.box.evaluate((box) => {
    box.dispatchEvent(new CompositionEvent('compositionupdate', { data: '하', bubbles: true }));
    box.dispatchEvent(new CompositionEvent('compositionend', { data: '하', bubbles: true }));
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 229, bubbles: true }));
  });
  await soon(() => hong.said()).toEqual(['하']);
});

scene('(UX 6) a second keydown after the composition sends nothing more', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.box.focus();
  const ime = await Ime.of(hong);
  await ime.compose('ㄱ', '기', '길');
  await ime.enterCommitsAndComesAgain('길');
  await soon(() => hong.said()).toEqual(['길']);
  expect(await hong.box.inputValue()).toBe('');
  await hong.say('끝');
  expect(await hong.said()).toEqual(['길', '끝']);
});

scene('(UX 7) on a touch screen Enter breaks the line and the button sends', async (stage) => {
  const hong = await stage.person('홍길동', PHONE);
  await hong.box.tap();
  await hong.box.pressSequentially('하나');
  await hong.box.press('Enter');
  await hong.box.pressSequentially('둘');
  expect(await hong.box.inputValue()).toBe('하나\n둘');
  expect(await hong.box.getAttribute('enterkeyhint')).toBe('send');
  await hong.sendButton.tap();
  await soon(() => hong.said()).toEqual(['하나\n둘']);
});

scene('(UX 8) what cannot be seen is not sent', async (stage) => {
  const hong = await stage.person('홍길동');
  for (const blank of ['', '   ', '\u3164', '\u200b\u2060', '\n\n', '\u115f\u1160']) {
    await hong.box.fill(blank);
    expect(await hong.sendButton.isDisabled()).toBe(true);
    await hong.box.press('Enter');
  }
  await hong.say('보임');
  expect(await hong.said()).toEqual(['보임']);
});

scene('(UX 9) the box grows to 40 % of the height, then scrolls', async (stage) => {
  const hong = await stage.person('홍길동', { viewport: { width: 900, height: 700 } });
  const height = () => hong.box.evaluate((box) => box.getBoundingClientRect().height);
  const one = await height();
  await hong.box.fill('1\n2\n3');
  await soon(height).toBeGreaterThan(one + 40);
  await hong.box.fill('줄\n'.repeat(80));
  await soon(height).toBeLessThanOrEqual(280);
  expect(await height()).toBeGreaterThan(260);
  expect(await hong.box.evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true);
});

scene('(UX 10) ↑ in the empty box edits my last message, Esc gives up', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.say('하나');
  await hong.say('둗');
  await hong.box.press('ArrowUp');
  await soon(() => hong.box.inputValue()).toBe('둗');
  await hong.page.getByText(hong.later.composing.editing).waitFor();
  await hong.box.press('Escape');
  await soon(() => hong.box.inputValue()).toBe('');

  await hong.box.press('ArrowUp');
  await hong.box.fill('둘');
  await hong.box.press('Enter');
  await soon(() => hong.said()).toEqual(['하나', '둘']);
  await hong.message('둘').getByText(hong.texts.message.edited).waitFor();
});

scene('(UX 11) ↑ and ↓ walk what I wrote, as long as I change nothing', async (stage) => {
  const hong = await stage.person('홍길동');
  for (const text of ['하나', '둘', '셋']) await hong.say(text);
  await soon(() => hong.page.locator('article.pending').count()).toBe(0);
  await hong.box.press('ArrowUp');
  await hong.box.press('ArrowUp');
  await soon(() => hong.box.inputValue()).toBe('둘');
  await hong.box.press('ArrowDown');
  await soon(() => hong.box.inputValue()).toBe('셋');
  await hong.box.pressSequentially('!');
  await hong.box.press('ArrowUp');
  expect(await hong.box.inputValue()).toBe('셋!');
  await hong.box.press('Escape');

  await hong.box.fill('쓰던 글');
  await hong.box.press('ArrowUp');
  expect(await hong.box.inputValue()).toBe('쓰던 글');
});

scene('(UX 12) a draft outlives a reload', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.box.fill('아직 안 보낸 글');
  await hong.page.reload();
  await hong.inRoom();
  expect(await hong.box.inputValue()).toBe('아직 안 보낸 글');
});

scene('(UX 13) the counter comes at 90 %, and too long is not sent; code points count', async (stage) => {
  const hong = await stage.person('홍길동', { language: 'en' });
  const left = hong.page.locator('.left');
  await hong.box.fill('가'.repeat(3599));
  expect(await left.count()).toBe(0);
  await hong.box.fill('가'.repeat(3600));
  await soon(() => seenText(left)).toBe(hong.texts.composer.left(400));
  await hong.box.fill('😀'.repeat(4000));
  await soon(() => seenText(left)).toBe(hong.texts.composer.left(0));
  expect(await hong.sendButton.isEnabled()).toBe(true);
  await hong.box.fill('😀'.repeat(4001));
  await soon(() => seenText(left)).toBe(hong.texts.composer.left(-1));
  expect(await hong.sendButton.isDisabled()).toBe(true);
  await hong.box.press('Enter');
  expect(await hong.messages.count()).toBe(0);
});

scene('(UX 20) pasted lines stay one message', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.box.focus();
  await hong.page.keyboard.insertText('첫째\n둘째\n\n넷째');
  await hong.box.press('Enter');
  await soon(() => hong.said()).toEqual(['첫째\n둘째\n\n넷째']);
});

scene('(UX 23) choosing a person turns the composer visibly private, Esc returns to all', async (stage) => {
  const hong = await stage.person('홍길동');
  await stage.person('김소연');
  const look = () => hong.page.locator('.card').evaluate((card) => getComputedStyle(card).borderStyle);
  expect(await look()).toBe('solid');
  await hong.chooser.click();
  expect(await hong.page.getByRole('option').allInnerTexts()).toEqual([
    expect.stringContaining('전체'),
    expect.stringContaining('김소연'),
  ]);
  await hong.page.getByRole('option', { name: '김소연' }).click();
  await hong.page.getByText('김소연에게만 보입니다 (속닥속닥)').waitFor();
  expect(await look()).toBe('dashed');
  expect(await seenText(hong.sendButton)).toBe('속닥이기');
  expect(await hong.box.evaluate((box) => box === document.activeElement)).toBe(true);
  await hong.box.press('Escape');
  await soon(look).toBe('solid');
  expect(await seenText(hong.sendButton)).toBe('보내기');
});

scene(
  '(UX 23) when he leaves, the whisper is for nobody else',
  async (stage) => {
    const hong = await stage.person('홍길동');
    const kim = await stage.person('김소연');
    await hong.chooseRecipient('김소연');
    await kim.context.close();
    await hong.page.getByText(hong.later.composing.gone('김소연')).waitFor();
    await hong.box.fill('둘만의 말');
    await hong.box.press('Enter');
    await hong.page.locator('.fault').first().waitFor();
    const lee = await stage.person('이민수');
    expect(await lee.said()).toEqual([]);
  },
  { grace: 0 },
);

scene('(UX 24) // says a slash; an unknown command is an error and is never sent', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.box.fill('//help');
  await hong.box.press('Enter');
  await soon(() => hong.said()).toEqual(['/help']);
  await hong.box.fill('/hepl');
  await hong.box.press('Enter');
  await hong.page.getByRole('alert').filter({ hasText: '/hepl' }).waitFor();
  expect(await hong.box.inputValue()).toBe('/hepl');
  expect(await hong.said()).toEqual(['/help']);
  await hong.box.fill('/help');
  await hong.box.press('Enter');
  await hong.page.getByRole('dialog', { name: '이렇게 씁니다' }).waitFor();
});
