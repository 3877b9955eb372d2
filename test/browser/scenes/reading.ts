import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { scene, soon, words } from '../stage.ts';
import { seenText, type Visitor } from '../visitor.ts';

/** The first message that is seen, and where it stands. */
function topMessage({ log }: Visitor): Promise<{ label: string; top: number }> {
  return log.evaluate((box) => {
    const edge = box.getBoundingClientRect().top;
    const article = [...box.querySelectorAll('article')].find((one) => one.getBoundingClientRect().bottom > edge);
    return { label: article?.ariaLabel ?? '', top: article?.getBoundingClientRect().top ?? Number.NaN };
  });
}

function topOf({ log }: Visitor, label: string): Promise<number> {
  return log.evaluate((box, wanted) => {
    const article = [...box.querySelectorAll('article')].find((one) => one.ariaLabel === wanted);
    return article?.getBoundingClientRect().top ?? Number.NaN;
  }, label);
}

const isHistory = (frame: string) => frame.includes('"do":"history"');

scene('(UX 29) mine stand right and others left, and the words say so too', async (stage) => {
  const hong = await stage.person('홍길동');
  const kim = await stage.person('김소연');
  await kim.say('반가워요');
  await hong.sees('반가워요');
  await hong.say('응 모두들 안녕~');
  const middle = await hong.log.evaluate((log) => log.getBoundingClientRect().left + log.clientWidth / 2);
  const bubble = async (text: string) =>
    (await hong.message(text).locator('.bubble').boundingBox()) ?? { x: 0, width: 0 };
  const mine = await bubble('응 모두들 안녕~');
  const other = await bubble('반가워요');
  expect(mine.x).toBeGreaterThan(middle);
  expect(other.x + other.width).toBeLessThan(middle);
  expect(await hong.message('응 모두들').getAttribute('aria-label')).toMatch(/^나 \(홍길동\), /);
  expect(await seenText(hong.message('응 모두들').locator('.name'))).toBe('홍길동나');
  expect(await seenText(kim.message('응 모두들').locator('.name'))).toBe('홍길동');
});

scene('(UX 30) one author within five minutes is named once; whispers stand alone', async (stage) => {
  const hong = await stage.person('홍길동');
  const kim = await stage.person('김소연');
  await kim.say('하나');
  await kim.say('둘');
  await hong.sees('둘');
  expect(await hong.page.locator('article .name').count()).toBe(1);
  expect(await hong.page.locator('article .face').count()).toBe(1);
  await kim.whisper('홍길동', '셋');
  await hong.sees('셋');
  expect(await hong.page.locator('article .name').count()).toBe(2);
});

scene('(UX 33) the time has seconds when one looks closer', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.say('지금');
  await soon(() => hong.page.locator('article.pending').count()).toBe(0);
  const time = hong.message('지금').locator('time');
  await hong.page.mouse.move(0, 0);
  await hong.chooser.focus();
  expect(await time.locator('.exact').isVisible()).toBe(false);
  await hong.message('지금').hover();
  await soon(() => time.locator('.exact').isVisible()).toBe(true);
  expect(await seenText(time.locator('.exact'))).toMatch(/\d:\d\d:\d\d$/);
  expect(Date.parse((await time.getAttribute('datetime')) ?? '')).toBeGreaterThan(Date.now() - 60_000);
});

scene('(UX 34) who comes and goes in a row is told in one line', async (stage) => {
  const hong = await stage.person('홍길동');
  for (const name of ['김소연', '이민수', '박지은']) await stage.speaker(name);
  await soon(() => hong.notices.allInnerTexts()).toEqual(['김소연님 외 2명이 입장하셨습니다.']);
});

scene('(UX 36) (UX 37) after an absence one lands at the line of the unread, which Esc takes away', async (stage) => {
  const hong = await stage.person('홍길동', { viewport: { width: 900, height: 600 } });
  const kim = await stage.speaker('김소연');
  await kim.say('읽은 말');
  await hong.sees('읽은 말');
  await hong.page.goto('about:blank');
  await kim.say(...words(30));
  await hong.page.goto(stage.url);
  await hong.inRoom();
  await hong.unreadLine.waitFor();
  expect(await seenText(hong.unreadLine)).toBe('여기부터 안 읽음');
  await soon(async () => {
    const line = await hong.unreadLine.boundingBox();
    const log = await hong.log.boundingBox();
    return Math.round((line?.y ?? 0) - (log?.y ?? 0));
  }).toBe(8);
  expect(await hong.fromEnd()).toBeGreaterThan(300);

  await hong.box.press('Escape');
  await hong.unreadLine.waitFor({ state: 'detached' });
});

scene('(UX 37) what is read is opened at its end', async (stage) => {
  const kim = await stage.speaker('김소연');
  await kim.say(...words(40));
  const hong = await stage.person('홍길동');
  await hong.sees('말 40번째');
  await soon(() => hong.fromEnd()).toBeLessThanOrEqual(1);
  expect(await hong.unreadLine.count()).toBe(0);
});

scene('(UX 38) (UX 39) (UX 40) new words scroll down only near the end; else a button says how many', async (stage) => {
  const kim = await stage.speaker('김소연');
  await kim.say(...words(40));
  const hong = await stage.person('홍길동', { viewport: { width: 900, height: 600 } });
  await soon(() => hong.fromEnd()).toBeLessThanOrEqual(1);
  await hong.log.evaluate((log) => log.scrollBy(0, -90));
  await kim.say('가까이');
  await hong.sees('가까이');
  await soon(() => hong.fromEnd()).toBeLessThanOrEqual(1);

  await hong.log.evaluate((log) => log.scrollBy(0, -400));
  await soon(() => hong.fromEnd()).toBeGreaterThan(300);
  const before = await topMessage(hong);
  await kim.say('멀리 하나', '멀리 둘');
  await soon(() => seenText(hong.freshButton)).toBe('새 메시지 2개');
  expect(Math.abs((await topOf(hong, before.label)) - before.top)).toBeLessThanOrEqual(1);
  await hong.freshButton.click();
  await soon(() => hong.fromEnd()).toBeLessThanOrEqual(1);
  await hong.freshButton.waitFor({ state: 'detached' });

  await hong.log.evaluate((log) => log.scrollBy(0, -400));
  await kim.say('멀리 셋');
  await hong.freshButton.waitFor();
  await hong.log.focus();
  await hong.log.press('End');
  await soon(() => hong.fromEnd()).toBeLessThanOrEqual(1);
  await hong.freshButton.waitFor({ state: 'detached' });

  await hong.log.evaluate((log) => log.scrollBy(0, -400));
  await hong.say('내 말');
  await soon(() => hong.fromEnd()).toBeLessThanOrEqual(1);
});

scene('(UX 41) older messages come without moving what is read, from the very top too', async (stage) => {
  const kim = await stage.speaker('김소연');
  await kim.say(...words(300));
  const { visitor: hong, line } = await stage.wired('홍길동', { viewport: { width: 900, height: 600 } });
  await hong.sees('말 300번째');
  await soon(() => hong.fromEnd()).toBeLessThanOrEqual(1);

  const held: string[] = [];
  for (const top of [300, 0]) {
    line.up = (frame) => (isHistory(frame) && held.push(frame) ? null : frame);
    await hong.scrollTo(top);
    await soon(() => held.length).toBeGreaterThan(0);
    await hong.scrollTo(top);
    const count = await hong.messages.count();
    const before = await topMessage(hong);
    line.up = (frame) => frame;
    for (const frame of held.splice(0)) line.send(frame);
    await soon(() => hong.messages.count()).toBeGreaterThan(count);
    expect(Math.abs((await topOf(hong, before.label)) - before.top)).toBeLessThanOrEqual(1);
  }
});

scene(
  '(UX 43) older pages come before the top is reached; a row says that they come, fail, or are at an end',
  async (stage) => {
    const kim = await stage.speaker('김소연');
    await kim.say(...words(120));
    const { visitor: hong, line } = await stage.wired('홍길동', { viewport: { width: 900, height: 600 } });
    await hong.sees('말 120번째');
    const asked: string[] = [];
    line.up = (frame) => (isHistory(frame) && asked.push(frame) ? null : frame);
    const room = hong.texts.room;
    await hong.scrollTo(800);
    await soon(() => asked.length).toBe(1);
    await hong.scrollTo(0);
    await hong.page.getByText(room.loading).waitFor();
    line.answer(asked[0] ?? '', { code: 'internal', message: '' });
    await hong.page.getByText(room.loadFailed).waitFor();
    line.up = (frame) => frame;
    await hong.page.getByRole('button', { name: room.retry }).click();
    await soon(() => hong.messages.count()).toBeGreaterThan(50);
    await readBackTo(hong, hong.page.getByText(room.beginning));
    expect(await hong.said()).toEqual(words(120));
  },
);

scene('(UX 45) what is loaded can be found: all of it stands in the page', async (stage) => {
  const kim = await stage.speaker('김소연');
  await kim.say(...words(50));
  const hong = await stage.person('홍길동', { viewport: { width: 900, height: 400 } });
  await hong.sees('말 50번째');
  await hong.page.locator('body').click({ position: { x: 5, y: 5 } });
  const finds = await hong.page.evaluate(() => {
    const find: unknown = Reflect.get(window, 'find');
    return (
      typeof find === 'function' &&
      ['말 1번째', '말 25번째', '말 50번째'].every((text) => find.call(window, text, false, false, true))
    );
  });
  expect(finds).toBe(true);
});

scene('(UX 41) the page holds 550 rows at most, and every one can be reached', async (stage) => {
  const kim = await stage.speaker('김소연');
  await kim.say(...words(700));
  const hong = await stage.person('홍길동', { viewport: { width: 900, height: 600 } });
  await soon(() => hong.fromEnd()).toBeLessThanOrEqual(1);
  const first = hong.message('말 1번째').first();
  await readBackTo(hong, first);
  expect(await hong.page.locator('article, .day, .notice').count()).toBeLessThanOrEqual(550);
  expect(await hong.message('말 700번째').count()).toBe(0);
  await hong.page.locator('.fresh').click();
  await soon(() => hong.fromEnd()).toBeLessThanOrEqual(1);
  await hong.sees('말 700번째');
  expect(await hong.page.locator('article, .day, .notice').count()).toBeLessThanOrEqual(550);
});

scene('(UX 46) an edited message says so with its time, a deleted one leaves a stub', async (stage) => {
  const hong = await stage.person('홍길동');
  const kim = await stage.person('김소연');
  await kim.say('처음');
  await kim.say('지울 말');
  await hong.sees('지울 말');
  await kim.message('처음').hover();
  await kim.message('처음').locator('.more').click();
  await kim.page.getByRole('menuitem', { name: kim.later.menu.edit }).click();
  await kim.box.fill('나중');
  await kim.box.press('Enter');
  await hong.message('나중').getByText('(수정됨)').waitFor();
  expect(await hong.message('나중').locator('.edited').getAttribute('title')).toMatch(/수정됨$/);
  await kim.message('지울 말').hover();
  await kim.message('지울 말').locator('.more').click();
  await kim.page.getByRole('menuitem', { name: kim.later.menu.delete }).click();
  await soon(() => hong.said()).toEqual(['나중', hong.texts.message.deleted]);
});

scene(
  '(UX 47) grey until it is kept; what fails is red and can be sent again or removed, and is never there twice',
  async (stage) => {
    const kim = await stage.person('김소연');
    const { visitor: hong, line } = await stage.wired('홍길동');
    const held: string[] = [];
    line.up = (frame) => (frame.includes('"do":"say"') && held.push(frame) ? null : frame);
    await hong.say('가는 중');
    await hong.page.locator('article.pending').waitFor();
    await hong.message('가는 중').getByText(hong.texts.message.sending).waitFor();
    line.answer(held.pop() ?? '', { code: 'internal', message: '서버에 문제가 생겼습니다.' });
    const failed = hong.page.locator('article.failed');
    await failed.getByText(hong.texts.message.failed).waitFor();
    await failed.getByRole('button', { name: hong.texts.message.retry }).click();
    await soon(() => held.length).toBe(1);
    line.up = (frame) => frame;
    await line.cut();
    line.mend();
    await soon(() => hong.page.locator('article.pending, article.failed').count()).toBe(0);
    await kim.sees('가는 중');
    expect(await kim.said()).toEqual(['가는 중']);
    expect(await hong.said()).toEqual(['가는 중']);

    line.up = (frame) => (frame.includes('"do":"say"') && held.push(frame) ? null : frame);
    await hong.say('그만둘 말');
    await soon(() => held.length).toBe(2);
    line.answer(held.pop() ?? '', { code: 'internal', message: '서버에 문제가 생겼습니다.' });
    await failed.getByRole('button', { name: hong.texts.message.remove }).click();
    await soon(() => hong.said()).toEqual(['가는 중']);
  },
);

scene('(UX 50) a whisper is marked in words and in looks, and no third person has it', async (stage) => {
  const hong = await stage.person('홍길동');
  const kim = await stage.person('김소연');
  const lee = await stage.person('이민수');
  await kim.whisper('홍길동', '길동아 안녕?');
  await hong.sees('길동아 안녕?');
  await kim.box.press('Escape');
  await kim.say('모두 안녕');
  await lee.sees('모두 안녕');
  expect(await lee.said()).toEqual(['모두 안녕']);
  expect(await lee.page.content()).not.toContain('길동아');
  expect(await seenText(hong.message('길동아').locator('.mark'))).toBe('(속닥속닥) 나에게만');
  expect(await seenText(kim.message('길동아').locator('.mark'))).toBe('(속닥속닥) 홍길동에게');
  expect(await hong.message('길동아').getAttribute('aria-label')).toContain('(속닥속닥) 나에게만');
  const looks = (text: string) =>
    hong
      .message(text)
      .locator('.bubble')
      .evaluate((bubble) => {
        const { backgroundColor, borderStyle } = getComputedStyle(bubble);
        return { backgroundColor, borderStyle };
      });
  const whisper = await looks('길동아');
  const said = await looks('모두 안녕');
  expect(whisper.borderStyle).toBe('dashed');
  expect(whisper.backgroundColor).not.toBe(said.backgroundColor);
  await hong.page.reload();
  await hong.inRoom();
  await hong.sees('길동아 안녕?');
});

scene('(UX 52) links open elsewhere and bear nothing along; other schemes stay text', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.say('https://example.com/길?q=1 javascript:alert(1) <b>굵게</b>');
  // They are drawn by what is loaded late.
  await hong.page.locator('article a').waitFor();
  const links = await hong.page
    .locator('article a')
    .evaluateAll((all) => all.map((link) => ['href', 'target', 'rel'].map((name) => link.getAttribute(name))));
  expect(links).toEqual([['https://example.com/길?q=1', '_blank', 'noopener noreferrer nofollow']]);
  expect(await hong.page.locator('article b').count()).toBe(0);
});

scene('(UX 55) what turns the writing direction ends with its message', async (stage) => {
  const hong = await stage.person('홍길동');
  await hong.box.fill('\u202e거꾸로\u2066');
  await hong.box.press('Enter');
  await hong.messages.first().waitFor();
  const isolated = await hong.page.locator('article .text').evaluate((text) => ({
    dir: text.getAttribute('dir'),
    bidi: getComputedStyle(text).unicodeBidi,
  }));
  expect(isolated).toEqual({ dir: 'auto', bidi: 'isolate' });
  const time = await hong.page.locator('article time .short').boundingBox();
  const bubble = await hong.page.locator('article .bubble').boundingBox();
  expect((time?.x ?? 0) + (time?.width ?? 0)).toBeLessThanOrEqual(bubble?.x ?? 0);
});

/** Reads back page by page until this is seen; each page has the patience of one wait. */
async function readBackTo(reader: Visitor, wanted: Locator): Promise<void> {
  const oldest = () => seenText(reader.messages.first());
  while (!(await wanted.isVisible())) {
    const before = await oldest();
    await soon(async () => {
      await reader.scrollTo(0);
      return (await wanted.isVisible()) || (await oldest()) !== before;
    }).toBe(true);
  }
}
