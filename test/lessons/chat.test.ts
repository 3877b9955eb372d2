import { afterAll, expect, test, vi } from 'vitest';
import { closeBrowser } from '../browser/browser.ts';
import { readers } from './reader.ts';

vi.setConfig({ testTimeout: 60_000 });
afterAll(closeBrowser);

const ENTERED = /^\S{20}님이 입장하셨습니다\.$/;

test('chat-window: mine on the right, theirs on the left', () =>
  readers(5, async (open) => {
    const [hong, kim, min] = [await open(), await open(), await open()];
    await hong.say('안녕');
    await kim.sees('안녕');
    await kim.say('응');
    await min.sees('응');
    await hong.sees('응');
    expect(await hong.log()).toEqual(['mine 안녕', 'theirs 응']);
    expect(await kim.log()).toEqual(['theirs 안녕', 'mine 응']);
    expect(await min.log()).toEqual(['theirs 안녕', 'theirs 응']);

    const [log, mine, theirs] = await Promise.all(
      ['#log', '.mine', '.theirs'].map((selector) => hong.page.locator(selector).boundingBox()),
    );
    const middle = log!.x + log!.width / 2;
    expect(mine!.x).toBeGreaterThan(middle);
    expect(theirs!.x + theirs!.width).toBeLessThan(middle);
  }));

test('entering: everyone is told the id of who came', () =>
  readers(6, async (open, lesson) => {
    const hong = await open();
    await hong.sees(ENTERED);
    const id = await lesson.prints(/^Server Socket Connected (\S{20})$/m);
    expect(await hong.log()).toEqual([`notice ${id}님이 입장하셨습니다.`]);
    const kim = await open();
    await kim.sees(ENTERED);
    const [notice] = await kim.log();
    await hong.sees(notice!.replace('notice ', ''));
    await kim.say('안녕');
    await hong.sees('안녕');
  }));

test('nickname: whoever has not entered neither hears nor is heard', () =>
  readers(7, async (open) => {
    const [hong, kim, min] = [await open(), await open(), await open()];
    await hong.entered('홍길동');
    await kim.entered('김소연');
    await hong.sees('김소연님이 입장하셨습니다.');
    await hong.say('안녕');
    await kim.sees('안녕');
    expect(await min.page.locator('#chat').isVisible()).toBe(false);
    // What the page does not offer, the console does.
    await min.page.evaluate("socket.emit('message', '들려요?')");
    await min.entered('김민수');
    await hong.sees('김민수님이 입장하셨습니다.');
    expect(await min.log()).toEqual(['notice 김민수님이 입장하셨습니다.']);
    expect(await hong.log()).not.toContain('theirs 들려요?');
  }));

test('unique-nickname: the second of one nickname is refused, and may take another', () =>
  readers(8, async (open) => {
    const [hong, other] = [await open(), await open()];
    await hong.entered('홍길동');
    const dialog = other.page.waitForEvent('dialog');
    const pressed = other.enter('홍길동');
    const refusal = await dialog;
    expect(refusal.message()).toBe('이미 사용 중인 닉네임입니다.');
    await refusal.accept();
    await pressed;
    await other.entered('홍길동2');
    await hong.sees('홍길동2님이 입장하셨습니다.');
    expect(await hong.log()).toEqual(['notice 홍길동님이 입장하셨습니다.', 'notice 홍길동2님이 입장하셨습니다.']);
  }));

test('leaving: by the button or the closed window, everyone is told and the nickname is free again', () =>
  readers(9, async (open) => {
    const [hong, kim, min] = [await open(), await open(), await open()];
    await hong.entered('홍길동');
    await kim.entered('김소연');
    await hong.press('나가기');
    await kim.sees('홍길동님이 퇴장하셨습니다.');
    await min.entered('홍길동');
    await kim.sees('홍길동님이 입장하셨습니다.');
    await min.page.goto('about:blank');
    await expect
      .poll(() => kim.log())
      .toEqual([
        'notice 김소연님이 입장하셨습니다.',
        'notice 홍길동님이 퇴장하셨습니다.',
        'notice 홍길동님이 입장하셨습니다.',
        'notice 홍길동님이 퇴장하셨습니다.',
      ]);
  }));

test('leaving: who had not entered leaves unnoticed', () =>
  readers(9, async (open) => {
    const [hong, kim, shy] = [await open(), await open(), await open()];
    await hong.entered('홍길동');
    await kim.entered('김소연');
    await shy.page.goto('about:blank');
    await kim.say('안녕');
    await hong.sees('안녕');
    expect(await hong.log()).toEqual([
      'notice 홍길동님이 입장하셨습니다.',
      'notice 김소연님이 입장하셨습니다.',
      'theirs 안녕',
    ]);
  }));

test('author: each message has its author', () =>
  readers(10, async (open) => {
    const [hong, kim] = [await open(), await open()];
    await hong.entered('홍길동');
    await kim.entered('김소연');
    await kim.say('안녕');
    await hong.sees('김소연 : 안녕');
    await hong.say('응 모두들 안녕~');
    await kim.sees('홍길동 : 응 모두들 안녕~');
    expect((await kim.log()).slice(1)).toEqual(['mine 김소연 : 안녕', 'theirs 홍길동 : 응 모두들 안녕~']);
  }));

test('whisper: the lecture’s conversation; the third sees none of it', () =>
  readers(11, async (open) => {
    const [hong, kim, min] = [await open(), await open(), await open()];
    await min.entered('김민수');
    await hong.entered('홍길동');
    await kim.entered('김소연');
    await hong.sees('김소연님이 입장하셨습니다.');
    expect(await hong.page.locator('#to option').allInnerTexts()).toEqual(['전체', '김민수', '홍길동', '김소연']);

    await kim.say('안녕');
    await hong.sees('김소연 : 안녕');
    await hong.say('응 모두들 안녕~');
    await kim.sees('홍길동 : 응 모두들 안녕~');
    await kim.choose('홍길동');
    await kim.say('길동아 안녕?');
    await hong.sees('(속닥속닥) 김소연 : 길동아 안녕?');
    await hong.choose('김소연');
    await hong.say('오!!');
    await kim.sees('(속닥속닥) 홍길동 : 오!!');
    await kim.choose('전체');
    await kim.say('이제 다 같이');
    await min.sees('김소연 : 이제 다 같이');

    expect((await kim.log()).slice(1)).toEqual([
      'mine 김소연 : 안녕',
      'theirs 홍길동 : 응 모두들 안녕~',
      'mine whisper (속닥속닥) 김소연 : 길동아 안녕?',
      'theirs whisper (속닥속닥) 홍길동 : 오!!',
      'mine 김소연 : 이제 다 같이',
    ]);
    expect((await min.log()).slice(3)).toEqual([
      'theirs 김소연 : 안녕',
      'theirs 홍길동 : 응 모두들 안녕~',
      'theirs 김소연 : 이제 다 같이',
    ]);
  }));

test('whisper: a whisper to who has left goes to nobody', () =>
  readers(11, async (open) => {
    const [hong, kim, min] = [await open(), await open(), await open()];
    await hong.entered('홍길동');
    await kim.entered('김소연');
    await min.entered('김민수');
    await kim.sees('김민수님이 입장하셨습니다.');
    await kim.choose('홍길동');
    await hong.press('나가기');
    await kim.sees('홍길동님이 퇴장하셨습니다.');
    await kim.say('너만 봐');
    expect(await kim.page.locator('#to').inputValue()).toBe('');
    await kim.choose('전체');
    await kim.say('안녕');
    await min.sees('김소연 : 안녕');
    expect((await min.log()).filter((line) => line.includes('너만 봐'))).toEqual([]);
  }));

test('whisper: nobody can be called what means everyone', () =>
  readers(11, async (open) => {
    const hong = await open();
    const dialog = hong.page.waitForEvent('dialog');
    const pressed = hong.enter('전체');
    await (await dialog).accept();
    await pressed;
    await hong.entered('홍길동');
  }));
