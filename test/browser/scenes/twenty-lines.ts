import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { type Stage, scene, soon } from '../stage.ts';
import { seenText } from '../visitor.ts';

const FILE = readFileSync('docs/twenty-lines.html', 'utf8');

/** Somebody else's web server: it has one page, and hands on what is asked of `/socket.io/`. */
class Elsewhere {
  html = '';
  behind = '';
  readonly #server = createServer((asked, answer) => {
    if (!asked.url?.startsWith('/socket.io/')) return void answer.setHeader('content-type', 'text/html').end(this.html);
    const { url, method, headers } = asked;
    const handedOn = request(this.behind + url, { method, headers }, (answered) => {
      answered.pipe(answer.writeHead(answered.statusCode ?? 500, answered.headers));
    });
    asked.pipe(handedOn.on('error', () => answer.destroy()));
  }).on('upgrade', ({ url, rawHeaders }, socket) => {
    const far = connect(Number(new URL(this.behind).port), '127.0.0.1');
    const headers = rawHeaders.map((word, index) => word + (index % 2 === 0 ? ': ' : '\r\n')).join('');
    far.write(`GET ${url} HTTP/1.1\r\n${headers}\r\n`);
    socket
      .on('error', () => far.destroy())
      .pipe(far.on('error', () => socket.destroy()))
      .pipe(socket);
  });

  static async open(): Promise<Elsewhere> {
    const elsewhere = new Elsewhere();
    await once(elsewhere.#server.listen(0, '127.0.0.1'), 'listening');
    afterAll(() => void elsewhere.#server.close());
    return elsewhere;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
}

const [proxy, foreign] = [await Elsewhere.open(), await Elsewhere.open()];

/** Answers whatever the page asks of who opens it. */
const named = (nickname: string) => async (page: Page) => {
  page.on('dialog', (dialog) => void dialog.accept(nickname));
};

async function converse(page: Page, stage: Stage): Promise<void> {
  const lines = () => page.locator('#log li').allInnerTexts();
  const soyeon = await stage.person('김소연');
  await soon(lines).toEqual(['김소연님이 입장하셨습니다.']);
  await page.locator('#line').fill('안녕하세요');
  await page.locator('#line').press('Enter');
  await soyeon.sees('안녕하세요');
  await soyeon.whisper('홍길동', '길동아 안녕?');
  await soon(lines).toEqual(['김소연님이 입장하셨습니다.', '홍길동 : 안녕하세요', '(속닥속닥) 김소연 : 길동아 안녕?']);
  await page.locator('#line').fill('/w 김소연 쉿');
  await page.locator('button').click();
  await soyeon.sees('쉿');
  await page.locator('#line').fill('/w 아무개 쉿');
  await page.locator('button').click();
  await soon(async () => (await lines()).at(-1)).toMatch(/그런 사람이 없습니다|no such person/);
  await page.reload();
  await soon(lines).toContain('홍길동 : 안녕하세요');
  expect(await seenText(page.locator('#log'))).not.toContain('쉿');
}

test('the script of twenty lines has twenty lines', () => {
  const [, script = ''] = /<script>\n([\s\S]*?)\n<\/script>/.exec(FILE) ?? [];
  expect(script.split('\n')).toHaveLength(20);
});

scene('twenty lines and Socket.IO’s own client are a whole chat, served beside it', async (stage) => {
  Object.assign(proxy, { html: FILE, behind: stage.url });
  const { page } = await stage.visitor({ origin: proxy.origin, before: named('홍길동') });
  await converse(page, stage);
});

scene(
  'so they are on a page of another origin that may connect',
  async (stage) => {
    foreign.html = FILE.replace('/socket.io/socket.io.js', `${stage.url}$&`).replace('io()', `io('${stage.url}')`);
    const { page } = await stage.visitor({ origin: foreign.origin, before: named('홍길동') });
    await converse(page, stage);
    expect(stage.complaints).toContain(`asked of another host: ${stage.url}/socket.io/socket.io.js`);
    stage.complaints.length = 0;
  },
  { origins: [foreign.origin] },
);
