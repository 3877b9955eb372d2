import { expect } from 'vitest';
import { leastWords, roomSentence, rulesSentence } from '../../../src/protocol/room-words.ts';
import { faults } from '../axe.ts';
import { scene, soon } from '../stage.ts';

const BY = { by: { nickname: '홍길동' } };

scene(
  '[R15] [R16] [R17] [R18] who looks after a room sets its doors in a dialog; the others are told, and who comes in reads the rules',
  async (stage) => {
    const hong = await stage.person('홍길동', { path: stage.ownerPath });
    const kim = await stage.person('김소연');
    await kim.say('먼저 왔어요');
    await kim.page.locator('button[popovertarget=settings]').click();
    await kim.page.locator('#settings').getByRole('button', { name: kim.texts.settings.help }).waitFor();
    expect(await kim.page.locator('#settings').getByText('이 방 설정').count()).toBe(0);
    await kim.page.keyboard.press('Escape');

    await hong.page.locator('button[popovertarget=settings]').click();
    await hong.page.locator('#settings').getByText('이 방 설정').click();
    const dialog = hong.page.getByRole('dialog', { name: '이 방 설정' });
    await dialog.locator('input[name=announce]').check();
    await kim.notices.filter({ hasText: roomSentence({ ...BY, announce: true }, 'ko') }).waitFor();
    await kim.box.fill('나도 말할래');
    await kim.box.press('Enter');
    await kim.page.getByText('방장과 운영자만 할 수 있습니다.').waitFor();
    await dialog.locator('input[name=past]').uncheck();
    await kim.notices.filter({ hasText: roomSentence({ ...BY, past: false }, 'ko') }).waitFor();
    await dialog.locator('#rules').fill('서로 존댓말');
    await dialog.locator('#rules + button').click();
    await kim.notices.filter({ hasText: roomSentence({ ...BY, rules: '서로 존댓말' }, 'ko') }).waitFor();
    await hong.page.keyboard.press('Escape');

    const lee = await stage.person('이영희', { language: 'en' });
    await lee.notices.filter({ hasText: rulesSentence('서로 존댓말', 'en') }).waitFor();
    expect(await lee.said()).toEqual([]);
    await hong.say('알립니다');
    await lee.sees('알립니다');
  },
);

scene('[M23] the owner lets everyone pin in a room, and takes links from guests, who read why', async (stage) => {
  const hong = await stage.person('홍길동', { path: stage.ownerPath });
  const kim = await stage.person('김소연');
  await hong.page.locator('button[popovertarget=settings]').click();
  await hong.page.locator('#settings').getByText('이 방 설정').click();
  const dialog = hong.page.getByRole('dialog', { name: '이 방 설정' });
  await dialog.locator('summary', { hasText: hong.later.doors.may }).click();
  await dialog.locator('select[name=pin]').selectOption(leastWords('guest', 'ko'));
  await kim.notices.filter({ hasText: roomSentence({ ...BY, may: { pin: 'guest' } }, 'ko') }).waitFor();
  await dialog.locator('select[name=link]').selectOption(leastWords('member', 'ko'));
  await kim.notices.filter({ hasText: roomSentence({ ...BY, may: { link: 'member' } }, 'ko') }).waitFor();
  expect(await faults(hong)).toEqual([]);
  await hong.page.keyboard.press('Escape');
  await kim.box.fill('https://a.kr');
  await kim.box.press('Enter');
  await kim.page.getByText('닉네임을 지킨 회원만 할 수 있습니다.').waitFor();
  await hong.say('모임은 일곱 시');
  await kim.message('모임은 일곱 시').last().focus();
  await kim.page.keyboard.press('Enter');
  await kim.page.getByRole('menuitem', { name: kim.later.pins.pin }).click();
  await hong.notices.filter({ hasText: '김소연님이 메시지를 고정했습니다.' }).waitFor();
});

scene('[R15] a private room lets nobody in but who is invited, and is in nobody else’s list', async (stage) => {
  const hong = await stage.person('홍길동', { path: stage.ownerPath });
  const kim = await stage.person('김소연');
  const join = async (who: typeof kim) => {
    await who.box.fill('/join 동굴');
    await who.box.press('Enter');
  };
  await join(hong);
  await soon(() => hong.page.locator('h1').textContent()).toBe('#동굴');
  await hong.box.fill('/private');
  await hong.box.press('Enter');
  await hong.page.getByText('/private on').waitFor();
  await hong.box.fill('/private on');
  await hong.box.press('Enter');
  await hong.notices.filter({ hasText: roomSentence({ ...BY, private: true }, 'ko') }).waitFor();
  await join(kim);
  await kim.page.getByText('비공개 방입니다.').waitFor();
});

scene(
  '[R20] [R22] the owner deletes a room in its dialog, by typing its name; who is in it is told by whom and why, and does not get back in',
  async (stage) => {
    const hong = await stage.person('홍길동', { path: stage.ownerPath });
    const kim = await stage.person('김소연', { language: 'en' });
    for (const one of [hong, kim]) {
      await one.box.fill('/join 동굴');
      await one.box.press('Enter');
      await soon(() => one.page.locator('h1').textContent()).toBe('#동굴');
    }
    await kim.say('여기 있어요');
    await hong.page.locator('button[popovertarget=settings]').click();
    await hong.page.locator('#settings').getByText('이 방 설정').click();
    const dialog = hong.page.getByRole('dialog', { name: '이 방 설정' });
    await dialog.locator('summary', { hasText: hong.later.doors.deleteRoom }).click();
    const remove = dialog.locator('button', { hasText: hong.later.doors.deleteRoom });
    await dialog.locator('#delete-name').fill('동구');
    expect(await remove.isDisabled()).toBe(true);
    await dialog.locator('#delete-name').fill('동굴');
    await dialog.locator('#delete-reason').fill('이사');
    expect(await faults(hong)).toEqual([]);
    await remove.click();
    for (const one of [hong, kim]) {
      const out = one.page.locator('.out');
      await out.getByText(one.later.out.deleted('홍길동')).waitFor();
      await out.getByText('이사').waitFor();
      expect(await out.getByRole('button').count()).toBe(0);
      expect(await one.page.getByText('여기 있어요').count()).toBe(0);
      expect(await faults(one)).toEqual([]);
    }
    await kim.page.reload();
    await kim.page.getByText('That room was deleted.').waitFor();
  },
);

scene(
  '[R23] the owner sets when a room ends in its dialog; the others read it in the room and in its header, and who comes in, too',
  async (stage) => {
    const hong = await stage.person('홍길동', { path: stage.ownerPath });
    const kim = await stage.person('김소연', { language: 'en' });
    const mark = kim.page.locator('header time');
    await hong.page.locator('button[popovertarget=settings]').click();
    await hong.page.locator('#settings').getByText('이 방 설정').click();
    const dialog = hong.page.getByRole('dialog', { name: '이 방 설정' });
    const soon = await hong.page.evaluate(() => {
      const then = new Date(Date.now() + 3 * 3_600_000 + 90_000);
      return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    });
    await dialog.locator('#room-end').fill(soon);
    await dialog.locator('#room-end + button').click();
    await kim.notices.filter({ hasText: '홍길동 set when the room ends' }).waitFor();
    await mark.getByText('in 3 hr.').waitFor();
    expect(await faults(hong)).toEqual([]);
    expect(await faults(kim)).toEqual([]);
    const lee = await stage.person('이영희');
    await lee.page.locator('header time').getByText('3시간 후').waitFor();
    await lee.notices.filter({ hasText: '에 끝납니다.' }).waitFor();
    await dialog.getByRole('button', { name: hong.later.doors.endless }).click();
    await kim.notices.filter({ hasText: 'go on without an end' }).waitFor();
    await mark.waitFor({ state: 'detached' });
  },
);
