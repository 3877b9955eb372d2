import { expect } from 'vitest';
import { faults } from '../axe.ts';
import { scene, soon } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

const inList = (visitor: Visitor, nickname: string) =>
  visitor.page.getByRole('list', { name: visitor.later.directs.title }).getByRole('button', { name: nickname });

const heading = (visitor: Visitor, name: string) => visitor.page.locator('h1').filter({ hasText: name });

scene(
  '[W11] [W1] (UX 62, 85) direct conversations stand beside the rooms with what is unread, and reload and back lead there',
  async (stage) => {
    const [hong, lee] = [await stage.speaker('홍길동'), await stage.speaker('이몽룡')];
    const kim = await stage.person('김소연');
    await hong.ask('whisper', { to: '김소연', text: '잠깐 볼까?' });
    await lee.ask('whisper', { to: '김소연', text: '춘향이 봤어?' });
    await soon(() => kim.page.title()).toMatch(/^\(2\) /);
    expect(await kim.message('잠깐 볼까?').count()).toBe(0);
    await inList(kim, '홍길동')
      .filter({ hasText: kim.later.directs.unread(1) })
      .click();
    await heading(kim, '@홍길동').waitFor();
    await kim.sees('잠깐 볼까?');
    expect(await kim.message('춘향이 봤어?').count()).toBe(0);
    expect(new URL(kim.page.url()).pathname).toBe(`/d/${encodeURIComponent('홍길동')}`);
    expect(await kim.chooser.count()).toBe(0);
    await kim.say('그래, 어디서?');
    await soon(() => kim.page.title()).toMatch(/^\(1\) @홍길동/);
    expect(await faults(kim)).toEqual([]);
    await kim.page.reload();
    await kim.inRoom();
    expect(await kim.said()).toEqual(['잠깐 볼까?', '그래, 어디서?']);
    await kim.page.getByRole('navigation').getByRole('button', { name: '#광장' }).click();
    await heading(kim, '#광장').waitFor();
    expect(await kim.said()).toEqual([]);
    await kim.page.goBack();
    await kim.sees('그래, 어디서?');
  },
);

scene(
  '[W10] (UX 57, 85, 89) on a small screen, by the switcher, one writes to who has gone and has an account',
  async (stage) => {
    const hong = await stage.speaker('홍길동');
    const viewport = { width: 320, height: 640 };
    const kim = await stage.person('Kim', { viewport, language: 'en', colorScheme: 'dark' });
    await hong.ask('claim', { password: '동에 번쩍 서에 번쩍' });
    await hong.ask('whisper', { to: 'Kim', text: '다녀올게' });
    await soon(() => kim.page.title()).toMatch(/^\(1\) /);
    await kim.page.keyboard.press('Control+k');
    await kim.page.getByRole('combobox').fill('ㅎㄱㄷ');
    await kim.page.getByRole('option').filter({ hasText: 'Direct' }).first().click();
    await heading(kim, '@홍길동').waitFor();
    await kim.sees('다녀올게');
    await kim.page.locator('header').getByText(kim.later.directs.standing('here', undefined)).waitFor();
    hong.leave();
    await kim.page.locator('header').getByText(kim.later.directs.standing('gone', undefined)).waitFor();
    await kim.say('See you');
    expect(await kim.page.locator('.failed').count()).toBe(0);
    expect(await faults(kim)).toEqual([]);
    const back = await stage.speaker('임꺽정');
    await back.ask('whisper', { to: 'Kim', text: '나는 못 왔어?' });
    await kim.page.getByRole('button', { name: kim.texts.room.rooms }).click();
    await inList(kim, '임꺽정').waitFor();
    expect(await faults(kim)).toEqual([]);
  },
  { grace: 0 },
);
