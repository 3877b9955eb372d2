import { expect } from 'vitest';
import { scene, seenFocus, soon } from '../stage.ts';

scene(
  '[D1] who is new is asked the question: the caret stands in the box for the answer, a wrong one is told, a right one lets in',
  async (stage) => {
    const kim = await stage.visitor();
    await kim.giveName('김소연');
    const answer = kim.page.locator('#answer');
    await kim.page.getByRole('alert').filter({ hasText: '우리 반은?' }).waitFor();
    await soon(() => seenFocus(kim.page)).toBe('answer');
    await answer.fill('4반');
    await answer.press('Enter');
    await soon(() => answer.getAttribute('aria-invalid')).toBe('true');
    await soon(() => seenFocus(kim.page)).toBe('answer');
    await answer.fill('3반');
    await answer.press('Enter');
    await kim.inRoom();
    await kim.page.reload();
    await kim.inRoom();
  },
  { question: '우리 반은?', answer: '3반' },
);

scene(
  '[D1] the work at the door is done by the page itself: one only gives a name',
  async (stage) => {
    const kim = await stage.person('김소연');
    await kim.say('안녕하세요');
  },
  { work: 8 },
);

scene('[M9] behind a locked door who is new is told why, and comes in when it is opened', async (stage) => {
  const hong = await stage.person('홍길동', { path: stage.ownerPath });
  await hong.box.fill('/lock 수업 중');
  await hong.box.press('Enter');
  await hong.notices.filter({ hasText: hong.deeds.locked('', '홍길동') }).waitFor();
  const kim = await stage.visitor({ language: 'en' });
  await kim.giveName('김소연');
  await kim.page.getByRole('alert').filter({ hasText: '수업 중' }).waitFor();
  await soon(() => seenFocus(kim.page)).toBe('nickname');
  await hong.box.fill('/unlock');
  await hong.box.press('Enter');
  await hong.notices.filter({ hasText: hong.deeds.unlocked('', '홍길동') }).waitFor();
  await kim.nameBox.press('Enter');
  await kim.inRoom();
});

scene(
  '[M10] [M12] [M13] a moderator is made by a line, bears the badge, and mutes by the dialog; who is muted is told why and until when',
  async (stage) => {
    const hong = await stage.person('홍길동', { path: stage.ownerPath });
    const [kim, lee] = [await stage.person('김소연', { once: true }), await stage.person('이영희', { once: true })];
    const putsOut = kim.page.getByRole('dialog').locator('input[value=kick]');
    await kim.openDeeds('이영희');
    expect(await putsOut.count()).toBe(0);
    await kim.page.keyboard.press('Escape');
    await hong.box.fill('/op 김소연');
    await hong.box.press('Enter');
    await kim.notices.filter({ hasText: kim.deeds.appointed('김소연', '홍길동') }).waitFor();
    await lee.page.locator('aside li').filter({ hasText: '김소연' }).getByText(lee.later.people.moderator).waitFor();
    await kim.openDeeds('홍길동');
    expect(await putsOut.count()).toBe(0);
    await kim.page.keyboard.press('Escape');
    await kim.openDeeds('이영희');
    const dialog = kim.page.getByRole('dialog');
    await dialog.locator('input[value=mute]').check();
    await dialog.locator('input[value="600"]').check();
    await dialog.locator('#reason').fill('도배');
    await dialog.locator('[type=submit]').click();
    const told = lee.notices.filter({ hasText: lee.deeds.muted('이영희', '김소연') });
    await told.filter({ hasText: '까지입니다' }).filter({ hasText: '도배' }).waitFor();
    await lee.box.fill('왜요');
    await lee.box.press('Enter');
    await lee.page.getByText('이 방에서 말할 수 없게 되었습니다').waitFor();
    await kim.box.fill('/unmute 이영희');
    await kim.box.press('Enter');
    await lee.notices.filter({ hasText: lee.deeds.unmuted('이영희', '김소연') }).waitFor();
    await lee.say('고맙습니다');
    await hong.box.fill('/deop 김소연');
    await hong.box.press('Enter');
    await kim.notices.filter({ hasText: kim.deeds.dismissed('김소연', '홍길동') }).waitFor();
    await kim.openDeeds('이영희');
    expect(await putsOut.count()).toBe(0);
  },
);

scene('[M8] in a slow room what is said too soon waits, and is said by itself, in order', async (stage) => {
  const hong = await stage.person('홍길동', { path: stage.ownerPath });
  const kim = await stage.person('김소연');
  await hong.box.fill('/slow 1');
  await hong.box.press('Enter');
  await kim.notices.filter({ hasText: kim.deeds.slowed('1', '홍길동') }).waitFor();
  for (const text of ['하나', '둘', '셋']) await kim.say(text);
  await hong.sees('셋');
  expect(await hong.said()).toEqual(['하나', '둘', '셋']);
});

scene(
  '[W8] [W9] whom one blocks in his dialog calls and whispers no more; the list of whom one blocked ends it',
  async (stage) => {
    const kim = await stage.person('김소연');
    const lee = await stage.person('이영희', { once: true });
    await kim.openDeeds('이영희');
    await kim.page.getByRole('dialog').locator('[type=submit]').click();
    await kim.page.getByRole('dialog').waitFor({ state: 'detached' });
    await lee.say('@김소연 안녕');
    await kim.sees('@김소연 안녕');
    expect(await kim.page.locator('main .calls').count()).toBe(0);
    await lee.box.fill('/w 김소연 들려?');
    await lee.box.press('Enter');
    await lee.page.getByText('상대를 차단해 두어').waitFor();
    await kim.box.fill('/차단해제 이영희');
    await kim.box.press('Enter');
    await soon(() => kim.page.locator('main .calls').count()).toBe(1);
  },
);

scene(
  '[M14] [M15] the owner mutes everywhere by the dialog and bans from the server by a line; who is concerned is told why, and is refused at the door',
  async (stage) => {
    const hong = await stage.person('홍길동', { path: stage.ownerPath });
    const kim = await stage.person('김소연', { once: true });
    await hong.openDeeds('김소연');
    const dialog = hong.page.getByRole('dialog');
    await dialog.locator('input[value=mute]').check();
    await dialog.locator('input[name=everywhere]').check();
    await dialog.locator('#reason').fill('도배');
    await dialog.locator('[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    const muted = kim.deeds['server-muted']('김소연', '홍길동');
    await kim.notices.filter({ hasText: muted }).filter({ hasText: '도배' }).waitFor();
    await hong.notices.filter({ hasText: muted }).waitFor();
    await hong.box.fill('/server-ban 김소연 1일 광고');
    await hong.box.press('Enter');
    const banned = kim.deeds['server-banned']('김소연', '홍길동');
    await kim.notices
      .filter({ hasText: banned })
      .filter({ hasText: '까지입니다' })
      .filter({ hasText: '광고' })
      .waitFor();
    await kim.page.getByText(kim.later.connection.closed).waitFor();
    await kim.page.reload();
    await kim.page.getByRole('alert').filter({ hasText: '이 서버에 들어올 수 없게 되었습니다' }).waitFor();
  },
);

scene(
  '[M17] [M18] a message is reported by its menu; who looks after the room is told, and reads what was done there',
  async (stage) => {
    const hong = await stage.person('홍길동', { path: stage.ownerPath });
    const kim = await stage.person('김소연');
    const lee = await stage.person('이영희', { once: true });
    await kim.say('사세요');
    await lee.sees('사세요');
    await lee.log.focus();
    await lee.page.keyboard.press('ArrowUp');
    await lee.page.keyboard.press('Enter');
    await lee.page.getByRole('menuitem', { name: '신고' }).click();
    await lee.page.locator('#report-reason').fill('광고');
    await lee.page.getByRole('dialog').locator('[type=submit]').click();
    await lee.page.getByRole('status').filter({ hasText: '신고했습니다' }).waitFor();
    const told = hong.notices.filter({ hasText: hong.deeds.reported('김소연', '이영희') });
    await told.filter({ hasText: '광고' }).waitFor();
    await hong.openDeeds('김소연');
    await hong.page.getByRole('button', { name: '운영 기록' }).click();
    await hong.page.getByRole('dialog').getByText('이영희: 김소연 메시지를 신고함').waitFor();
  },
);
