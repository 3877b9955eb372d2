import type { BrowserContextOptions } from 'playwright-core';
import type { Config } from '../../src/config.ts';
import type { Stage } from '../../test/browser/stage.ts';
import type { Visitor } from '../../test/browser/visitor.ts';
import { picture } from './picture.ts';
import { siteWith } from './site.ts';

/** One look of the page that matters: who is before it, and what has happened until it is taken. */
export interface State {
  readonly name: string;
  readonly says: string;
  readonly settings?: Partial<Config>;
  play(stage: Stage): Promise<Visitor>;
}

type Look = BrowserContextOptions & { readonly language?: 'ko' | 'en' };

const DESK = { viewport: { width: 1_120, height: 700 }, reducedMotion: 'reduce' } as const;
const PHONE = {
  viewport: { width: 390, height: 760 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
} as const;
const NIGHT = { colorScheme: 'dark' } as const;
const ENGLISH = { language: 'en' } as const;

export const STATES: readonly State[] = [
  {
    name: 'first-visit',
    says: '처음 왔을 때 · The first visit',
    play: (stage) => arrived(stage.visitor(DESK)),
  },
  {
    name: 'first-visit-phone',
    says: '처음 왔을 때, 전화기, 어두운 화면, 영어 · The first visit on a phone, dark, in English',
    play: (stage) => arrived(stage.visitor({ ...PHONE, ...NIGHT, ...ENGLISH })),
  },
  {
    name: 'question',
    says: '문 앞의 질문 · A question at the door',
    settings: { question: '우리 반은 몇 반이죠?', answer: '3반' },
    async play(stage) {
      const kim = await stage.visitor(DESK);
      await kim.giveName('김소연');
      await kim.page.locator('#answer').waitFor();
      return kim;
    },
  },
  {
    name: 'empty',
    says: '빈 방 · An empty room',
    play: (stage) => stage.person('홍길동', { ...DESK, path: stage.ownerPath }),
  },
  { name: 'busy', says: '이야기가 오가는 방 · A busy room', play: (stage) => busy(stage, DESK) },
  { name: 'busy-dark', says: '어두운 화면 · The same, dark', play: (stage) => busy(stage, { ...DESK, ...NIGHT }) },
  { name: 'busy-phone', says: '전화기 · On a phone', play: (stage) => busy(stage, PHONE) },
  {
    name: 'narrow',
    says: '320픽셀 · 320 pixels wide',
    play: (stage) => busy(stage, { ...PHONE, viewport: { width: 320, height: 640 } }),
  },
  {
    name: 'whisper',
    says: '귓속말을 쓰는 칸 · Whispering: the composer has turned private',
    async play(stage) {
      const hong = await busy(stage, DESK);
      await hong.chooseRecipient('김소연');
      await hong.box.fill('케이크는 내가 들고 갈게');
      return hong;
    },
  },
  {
    name: 'marks',
    says: '답장과 반응 · A reply and reactions',
    async play(stage) {
      const [hong, kim, lee] = [
        await stage.person('홍길동', DESK),
        await stage.person('김소연'),
        await stage.person('이민수'),
      ];
      await kim.say('을지로에 새로 생긴 곳 어때요?');
      await lee.sees('을지로');
      await choose(lee, '을지로', '답장');
      await lee.say('저는 조금 늦어요');
      await choose(lee, '을지로', '👍');
      await hong.sees('저는 조금 늦어요');
      await choose(kim, '저는 조금', 'ㅋㅋㅋ');
      await hong.message('저는 조금').locator('.reactions button').waitFor();
      return hong;
    },
  },
  {
    name: 'files',
    says: '사진과 파일 · A picture and a file',
    async play(stage) {
      const [hong, kim] = [await stage.person('홍길동', DESK), await stage.person('김소연')];
      await send(kim, '어제 찍은 사진이에요', {
        name: '노을.png',
        mimeType: 'image/png',
        buffer: await picture(kim.page),
      });
      await send(kim, '회의록도요', {
        name: '11월 정기 회의록.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.alloc(180_000),
      });
      await hong.messages.getByRole('img').waitFor();
      await hong.sees('회의록도요');
      return hong;
    },
  },
  {
    name: 'preview',
    says: '링크의 미리보기, 전화기 · The preview of a link, on a phone',
    settings: { linkPreviews: 'all' },
    async play(stage) {
      const [hong, kim] = [await stage.person('홍길동', PHONE), await stage.person('김소연')];
      await kim.say(`토요일에 여기 걸을까요? ${await siteWith(await picture(kim.page))}`);
      await hong.page.locator('.preview img').waitFor();
      await kim.say('물 챙겨 오세요');
      await hong.sees('물 챙겨 오세요');
      return hong;
    },
  },
  {
    name: 'undo',
    says: '삭제를 되돌릴 수 있을 때, 어두운 화면, 영어 · A deletion that can still be taken back, dark, in English',
    async play(stage) {
      const hong = await busy(stage, { ...DESK, ...NIGHT, ...ENGLISH });
      await hong.say('oops');
      await hong.message('oops').focus();
      await hong.page.keyboard.press('Enter');
      await hong.page.getByRole('menuitem', { name: hong.later.menu.delete }).click();
      await hong.page.getByText(hong.later.undo.deleting).waitFor();
      return hong;
    },
  },
  {
    name: 'words',
    says: '꾸민 글과 코드 · Words that are set off, and code',
    async play(stage) {
      const [hong, kim] = [await stage.person('홍길동', DESK), await stage.person('김소연')];
      await kim.box.fill(
        '**내일까지**입니다. ~~오늘~~\n> 언제까지였죠?\n\n```ts\nconst room = await chat.join("#광장");\nroom.say("안녕하세요");\n```\n- 하나\n- 둘',
      );
      await kim.box.press('Enter');
      await hong.sees('내일까지');
      await hong.page.locator('article pre').waitFor();
      return hong;
    },
  },
  {
    name: 'rooms',
    says: '방 목록과 Ctrl+K · The list of rooms, and Ctrl+K',
    async play(stage) {
      const hong = await withRooms(stage, DESK);
      await hong.page.locator('#places').waitFor();
      await hong.page.keyboard.press('Control+k');
      await hong.page.getByRole('dialog').waitFor();
      return hong;
    },
  },
  {
    name: 'rooms-phone',
    says: '전화기의 방 목록 · The rooms on a phone',
    async play(stage) {
      const hong = await withRooms(stage, PHONE);
      await hong.page.locator('.rooms').click();
      await hong.page.locator('nav li').filter({ hasText: '#부엌' }).waitFor();
      return hong;
    },
  },
  {
    name: 'long-names',
    says: '긴 이름과 긴 낱말 · Long names and long words',
    async play(stage) {
      const hong = await stage.person('홍길동', PHONE);
      const long = await stage.person('아주아주긴이름을가진사람은누구일까요');
      await long.say('가나다라마바사아자차카타파하'.repeat(6));
      await long.say(`https://example.com/${'very-long-path/'.repeat(12)}`);
      await hong.sees('https://example.com');
      return hong;
    },
  },
  {
    name: 'put-out',
    says: '내보내졌을 때 · Put out, with the reason',
    async play(stage) {
      const [hong, kim] = [await stage.person('홍길동', { path: stage.ownerPath }), await stage.person('김소연', DESK)];
      await kim.say('광고입니다');
      await hong.sees('광고입니다');
      await hong.box.fill('/kick 김소연 광고는 안 됩니다');
      await hong.box.press('Enter');
      await kim.page.getByRole('alert').waitFor();
      return kim;
    },
  },
  {
    name: 'offline',
    says: '연결이 끊겼을 때 · The connection is gone',
    async play(stage) {
      const { visitor: hong, line } = await stage.wired('홍길동', DESK);
      await hong.say('여기까지는 갔어요');
      await line.cut();
      await hong.box.fill('이건 연결되면 갑니다');
      await hong.box.press('Enter');
      await hong.page.locator('article.pending').waitFor();
      await hong.page.getByText(hong.later.connection.reconnecting).waitFor();
      return hong;
    },
  },
  {
    name: 'failed',
    says: '보내지 못한 글 · A message that could not be sent',
    async play(stage) {
      const { visitor: hong, line } = await stage.wired('홍길동', DESK);
      const held: string[] = [];
      line.up = (frame) => (frame.includes('"do":"say"') && held.push(frame) ? null : frame);
      await hong.box.fill('이 글은 받아들여지지 않았어요');
      await hong.box.press('Enter');
      await hong.message('이 글은').getByText(hong.texts.message.sending).waitFor();
      line.answer(held.pop() ?? '', { code: 'internal', message: '서버에 문제가 생겼습니다.' });
      await hong.page.locator('article.failed').waitFor();
      return hong;
    },
  },
  {
    name: 'help',
    says: '도움말, 영어 · The help, in English',
    async play(stage) {
      const hong = await stage.person('Ada', { ...DESK, ...ENGLISH });
      await hong.page.getByRole('button', { name: hong.texts.room.settings }).click();
      await hong.page.getByRole('button', { name: hong.texts.settings.help }).click();
      await hong.page.getByRole('dialog').waitFor();
      return hong;
    },
  },
  {
    name: 'emoji',
    says: '이모지 · The emoji',
    async play(stage) {
      const hong = await busy(stage, DESK);
      await hong.composer.getByRole('button', { name: hong.later.emoji.open }).click();
      await hong.page.locator('.picker [role=option]').first().waitFor();
      await hong.page.locator('.picker').getByRole('combobox').fill('축하');
      return hong;
    },
  },
  {
    name: 'pins-phone',
    says: '고정한 메시지, 전화기, 어두운 화면 · What is pinned, on a phone, dark',
    async play(stage) {
      const hong = await busy(stage, { ...PHONE, ...NIGHT });
      for (const text of ['을지로에', '저는 조금 늦어요']) await choose(hong, text, hong.later.pins.pin);
      await hong.page.locator('header').getByRole('button', { name: hong.later.pins.title }).click();
      await hong.page.getByRole('dialog').getByRole('button', { name: '저는 조금 늦어요' }).waitFor();
      return hong;
    },
  },
  {
    name: 'invite',
    says: '초대 링크와 QR 코드 · An invite link and its QR code',
    async play(stage) {
      const hong = await busy(stage, DESK);
      await hong.page.getByRole('button', { name: hong.texts.room.settings }).click();
      await hong.page.locator('#settings').getByText(hong.later.invites.title).click();
      const dialog = hong.page.getByRole('dialog', { name: hong.later.invites.title });
      await dialog.locator('[type=submit]').click();
      await dialog.getByRole('img', { name: hong.later.invites.code }).waitFor();
      return hong;
    },
  },
  {
    name: 'admin',
    says: '서버 운영 · Running the server',
    play: (stage) => running(stage, DESK),
  },
  {
    name: 'admin-phone',
    says: '서버 운영, 전화기, 어두운 화면, 영어 · The same on a phone, dark, in English',
    play: (stage) => running(stage, { ...PHONE, ...NIGHT, ...ENGLISH }),
  },
  {
    name: 'settings-dark',
    says: '설정, 어두운 화면 · The settings, dark',
    async play(stage) {
      const hong = await stage.person('홍길동', { ...DESK, ...NIGHT });
      await hong.page.getByRole('button', { name: hong.texts.room.settings }).click();
      await hong.page.getByRole('button', { name: hong.later.panel.leave }).waitFor();
      return hong;
    },
  },
];

async function arrived(coming: Promise<Visitor>): Promise<Visitor> {
  const visitor = await coming;
  await visitor.nameBox.waitFor();
  return visitor;
}

async function busy(stage: Stage, look: Look): Promise<Visitor> {
  const hong = await stage.person('홍길동', { ...look, path: stage.ownerPath });
  const [kim, lee, ada] = [await stage.person('김소연'), await stage.person('이민수'), await stage.person('Ada 🦊')];
  await kim.say('다들 안녕하세요! 오늘 저녁 어디서 볼까요?');
  await kim.say('을지로에 새로 생긴 곳 어때요');
  await lee.say('저는 조금 늦어요. 먼저 시작하세요!');
  await hong.box.fill('응 모두들 안녕~ 일곱 시, 3번 출구에서 봐요');
  await hong.sendButton.click();
  await hong.sees('응 모두들');
  await kim.whisper('홍길동', '길동아, 오늘 민수 생일인 거 알지?');
  await ada.say('I feel like there is a secret in this room…');
  await hong.sees('I feel like there is');
  await hong.page.locator('article.pending').waitFor({ state: 'detached' });
  return hong;
}

/** The owner's page, with some seconds of figures. */
async function running(stage: Stage, look: Look): Promise<Visitor> {
  const hong = await stage.person('홍길동', { ...look, path: stage.ownerPath });
  const kim = await stage.speaker('김소연');
  await hong.page.goto(`${stage.url}/admin`);
  const drawn = hong.page.locator('main svg path[d]').first();
  for (let n = 0; n < 40; n += 1) await kim.say(...Array.from({ length: n }, () => '오늘은 무엇을 먹을까'));
  await drawn.waitFor();
  await hong.page.waitForTimeout(6_000);
  return hong;
}

async function withRooms(stage: Stage, look: Look): Promise<Visitor> {
  const hong = await stage.person('홍길동', look);
  for (const room of ['#부엌', '#독서모임', '#운동']) {
    await hong.box.fill(`/join ${room}`);
    await hong.sendButton.click();
    await hong.page.locator('h1').filter({ hasText: room }).waitFor();
    await hong.inRoom();
  }
  return hong;
}

async function send(
  by: Visitor,
  text: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await by.page
    .locator('button:enabled')
    .and(by.page.getByRole('button', { name: by.texts.composer.attach }))
    .waitFor();
  await by.page.locator('input[type="file"]').setInputFiles(file);
  await by.page.getByRole('list', { name: by.later.files.going }).getByText(file.name).waitFor();
  await by.box.fill(text);
  await by.page.locator('.send:enabled').waitFor();
  await by.box.press('Enter');
  await by.sees(text);
}

/** Opens the menu of a message by the keyboard, and chooses. */
async function choose(by: Visitor, text: string, name: string): Promise<void> {
  const message = by.message(text).last();
  await message.focus();
  await message.press('Enter');
  await by.page.locator('.menu button', { hasText: name }).click();
}
