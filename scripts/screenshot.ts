/** Makes docs/screenshot.png: a real room on a real server, once by day and once by night. Needs `npm run build`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { closeBrowser, openPage } from '../test/browser/browser.ts';
import { Visitor } from '../test/browser/visitor.ts';

const SOKDAK = fileURLToPath(new URL('../bin/sokdak.js', import.meta.url));
const PICTURE = fileURLToPath(new URL('../docs/screenshot.png', import.meta.url));
const SIZE = { width: 1280, height: 800 };

const flags = ['--port', '0', '--irc-port', 'off', '--json', '--store', 'memory', '--log-level', 'error'];
const server = spawn(process.execPath, [SOKDAK, 'serve', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
const { value: ready } = await createInterface(server.stdout)[Symbol.asyncIterator]().next();
const { owner, url }: { owner: string; url: string } = JSON.parse(ready);

try {
  const hong = await comeIn('홍길동', owner);
  await talk(hong);
  await hong.page.screenshot({ path: PICTURE, ...(await twoTone(hong.page)) });
} finally {
  await closeBrowser();
  server.kill();
  await once(server, 'exit');
}

async function comeIn(nickname: string, address = url): Promise<Visitor> {
  const look = { viewport: SIZE, colorScheme: 'light', reducedMotion: 'reduce' } as const;
  const page = await openPage({ locale: 'ko-KR', timezoneId: 'Asia/Seoul', ...look });
  await page.goto(address);
  return new Visitor(page, 'ko').enter(nickname);
}

async function talk(hong: Visitor): Promise<void> {
  const kim = await comeIn('김소연');
  const lee = await comeIn('이민수');
  const ada = await comeIn('Ada 🦊');
  await kim.say('다들 안녕하세요! 오늘 저녁 어디서 볼까요?');
  await kim.say('을지로에 새로 생긴 곳 어때요');
  await hong.say('응 모두들 안녕~ 일곱 시, 3번 출구에서 봐요');
  await lee.say('저는 조금 늦어요. 먼저 시작하세요!');
  await kim.whisper('홍길동', '길동아, 오늘 민수 생일인 거 알지?');
  await hong.whisper('김소연', '오!! 케이크는 내가 들고 갈게');
  await ada.say('I feel like there is a secret in this room…');
  await hong.sees('I feel like there is');
  await hong.box.fill('들킨 것 같은데 ㅎㅎ');
  await hong.page.locator('article.pending').waitFor({ state: 'detached' });
  await hong.page.mouse.move(0, 0);
}

/** Day on the left, night on the right. Resolves to what is to be taken. */
async function twoTone(page: Page): Promise<{ clip: { x: number; y: number; width: number; height: number } }> {
  const day = await page.screenshot();
  await page.emulateMedia({ colorScheme: 'dark' });
  const night = await page.screenshot();
  const layer = (png: Buffer, edge: string) =>
    `<img src="data:image/png;base64,${png.toString('base64')}" style="position:absolute;inset:0;clip-path:polygon(${edge})">`;
  await page.goto('about:blank');
  await page.setContent(
    `<body style="margin:0">${layer(day, '0 0,62% 0,44% 100%,0 100%')}${layer(night, '62% 0,100% 0,100% 100%,44% 100%')}`,
  );
  return { clip: { x: 0, y: 0, ...SIZE } };
}
