import { afterAll, expect, test, vi } from 'vitest';
import { closeBrowser, openPage, putBack } from '../browser/browser.ts';
import { Stage } from '../browser/stage.ts';
import { Road } from '../talk/road.ts';
import { during, Lesson } from './lesson.ts';
import { LOCALE, type Open, type Reader, readers } from './reader.ts';

vi.setConfig({ testTimeout: 60_000 });
afterAll(closeBrowser);

/** A line that a test has cut, as the browser tells it: 400 where its last words come when it is open again. */
const CUT = /net::ERR_|WebSocket connection to|status of 400/;

/** The lesson's page, then a sokdak that allows it, as the lesson says to start it. */
async function withSokdak(
  play: (open: Open, sokdak: Stage, road: Road, origin: string) => Promise<void>,
): Promise<void> {
  const road = await Road.to('');
  road.block();
  const setting = { env: { SOKDAK: road.url }, forgiven: CUT };
  await readers(
    12,
    async (open, lesson) => {
      const origin = await lesson.prints(/: npm start -- --origins (\S+)$/m);
      const sokdak = await Stage.open({ origins: [origin], grace: 0 });
      road.open(sokdak.url);
      try {
        await play(open, sokdak, road, origin);
        expect(sokdak.complaints).toEqual([]);
      } finally {
        await sokdak.close();
      }
    },
    setting,
  );
  await road.remove();
}

/** Comes in, and is in everyone's list. */
async function come(open: Open, nickname: string, present: readonly Reader[] = []): Promise<Reader> {
  const reader = await open(nickname);
  await reader.page.locator('#wait').waitFor({ state: 'hidden' });
  for (const other of [reader, ...present]) {
    await other.page.locator('#to option', { hasText: nickname }).waitFor({ state: 'attached' });
  }
  return reader;
}

test('the-same-with-sokdak: three people talk and two whisper as before, also across a cut line; one more is on sokdak’s own page', () =>
  withSokdak(async (open, sokdak, road) => {
    const hong = await come(open, '홍길동');
    const kim = await come(open, '김소연', [hong]);
    const min = await come(open, '김민수', [hong, kim]);
    const visitor = await sokdak.person('손님');
    await hong.sees('손님님이 입장하셨습니다.');

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
    await visitor.page.getByText('이제 다 같이').waitFor();

    expect(await hong.log()).toEqual(
      [
        'notice 김소연님이 입장하셨습니다.',
        'notice 김민수님이 입장하셨습니다.',
        'notice 손님님이 입장하셨습니다.',
        'theirs 김소연 : 안녕',
        'mine 홍길동 : 응 모두들 안녕~',
        'theirs whisper (속닥속닥) 김소연 : 길동아 안녕?',
        'mine whisper (속닥속닥) 홍길동 : 오!!',
        'theirs 김소연 : 이제 다 같이',
      ].map((line) => line.replace('  ', ' ')),
    );
    expect((await min.log()).slice(1)).toEqual([
      'theirs 김소연 : 안녕',
      'theirs 홍길동 : 응 모두들 안녕~',
      'theirs 김소연 : 이제 다 같이',
    ]);
    expect(await visitor.page.getByText('길동아 안녕?').count()).toBe(0);

    await refused(hong.page.url(), '홍길동');
    await heals([hong, kim, min], sokdak, road);
    await kim.say('다시 왔어');
    await hong.sees('김소연 : 다시 왔어');

    await hong.page.goto('about:blank');
    await kim.sees('홍길동님이 퇴장하셨습니다.');
    await kim.page.locator('#to option', { hasText: '홍길동' }).waitFor({ state: 'detached' });
  }));

/** Somebody else by the name of one who is here. */
async function refused(url: string, nickname: string): Promise<void> {
  const page = await openPage(LOCALE);
  const refusal = new Promise<string>((resolve) => {
    page.on('dialog', (dialog) => {
      if (dialog.type() === 'alert') resolve(dialog.message());
      return dialog.accept(nickname);
    });
  });
  await page.goto(url);
  expect(await refusal).toContain(nickname);
  page.removeAllListeners('dialog');
  await putBack(page, LOCALE);
}

/** All lines are cut, and are there again without a reload. */
async function heals(all: readonly Reader[], sokdak: Stage, road: Road): Promise<void> {
  road.block();
  await Promise.all(all.map(({ page }) => page.waitForFunction('!socket.connected')));
  road.open(sokdak.url);
  await Promise.all(all.map(({ page }) => page.waitForFunction('socket.connected')));
  // The barrier: each has said who he is again.
  await Promise.all(all.map(({ page }) => page.evaluate("new Promise((done) => socket.emit('mark', {}, done))")));
}

/** A page that cannot reach its sokdak. */
async function saysHowToStart(origin: string): Promise<void> {
  const early = await openPage(LOCALE);
  await early.goto(origin);
  expect(await early.locator('#wait code').textContent()).toBe(`npm start -- --origins ${origin}`);
  await putBack(early, LOCALE);
}

test('the-same-with-sokdak: page and bot wait for sokdak; the bot answers aloud and in a whisper, and comes back as itself', () =>
  withSokdak(async (open, sokdak, road, origin) => {
    road.block();
    await saysHowToStart(origin);
    await during(new Lesson(['12', 'bot'], { SOKDAK: road.url }), async (bot) => {
      await bot.prints(/^속닥을 기다립니다/m);
      road.open(sokdak.url);
      await bot.prints(/^시계봇님이 입장하셨습니다\.$/m);
      const [hong, min] = [await come(open, '홍길동'), await come(open, '김민수')];
      await hong.say('몇 시야?');
      await hong.sees(/^시계봇 : 홍길동님, 지금은 \d\d:\d\d입니다\.$/);
      await hong.choose('시계봇');
      await hong.say('나한테만 알려 줘');
      await hong.sees(/^\(속닥속닥\) 시계봇 : 지금은 \d\d:\d\d입니다\.$/);
      await hong.choose('전체');
      await hong.say('고마워');
      await min.sees('홍길동 : 고마워');
      expect((await min.log()).filter((line) => line.includes('속닥속닥'))).toEqual([]);

      road.block();
      road.open(sokdak.url);
      await bot.prints(/(?:시계봇님이 입장하셨습니다\.[\s\S]*){2}/);
    });
  }));
