import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Sender } from '../files/sender.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import type { Voice } from '../plays/voices/voice.ts';
import { websocket } from '../plays/voices/websocket.ts';
import { Road } from './road.ts';
import { computer, SOKDAK } from './talker.ts';
import { Terminal } from './terminal.ts';

const ROOM = '#광장';
const SIZE = { columns: 60, rows: 14 };

let home: string;
let house: House;
let terminals: Terminal[];
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'sokdak-talk-'));
  house = await openHouse(usual());
  terminals = [];
});
afterEach(async () => {
  for (const terminal of terminals) terminal.end();
  await house.stop();
  rmSync(home, { recursive: true, force: true });
});

function sit(args: readonly string[], language: 'ko' | 'en' = 'ko'): Terminal {
  const terminal = new Terminal([process.execPath, SOKDAK, 'talk', ...args], computer(home, language), SIZE);
  terminals.push(terminal);
  return terminal;
}

async function seated(nickname: string, url = house.url): Promise<Terminal> {
  const terminal = sit([url, '--nickname', nickname]);
  await terminal.sees(`${nickname}>`);
  return terminal;
}

async function guest(nickname: string): Promise<Voice> {
  const voice = await websocket.come(house, null);
  await voice.ask({ do: 'hello', nickname });
  return voice;
}

/** Waits until the voice was told this; what is typed at a terminal has no answer to wait for. */
async function heard(voice: Voice, part: string): Promise<void> {
  do await voice.barrier();
  while (!JSON.stringify(voice.take()).includes(part));
}

const say = (text: string) => ({ do: 'say', room: ROOM, text }) as const;

test('the first screen asks for a nickname, says why one is taken, and lets one in', async () => {
  await guest('길동');
  const terminal = sit([house.url]);
  await terminal.sees('닉네임>');
  terminal.say('길동');
  const refused = await terminal.sees('이미');
  expect(refused).not.toContain('연결됨');
  terminal.press('C-u');
  terminal.say('소연');
  await terminal.sees('소연>', '#광장');
});

test('[A2] [A8] a nickname that is somebody’s own asks for its password, which is not shown; /login-link shows a link', async () => {
  const page = await guest('길동');
  await page.ask({ do: 'claim', password: '동에 번쩍 서에 번쩍' });
  const terminal = sit([house.url, '--nickname', '길동']);
  await terminal.sees('비밀번호>');
  terminal.say('열려라 참깨');
  expect(await terminal.sees('맞지 않습니다')).not.toContain('참깨');
  terminal.type('동에 번쩍 서에 번쩍');
  expect(await terminal.sees('•••••••••••')).not.toContain('번쩍');
  terminal.press('Enter');
  await terminal.sees('길동>', '연결됨');
  terminal.say('/login-link');
  await terminal.sees(/\/l\/once-/);
});

test('what is said stands there once, mine and others’, whispers marked, and a whisper goes to one alone', async () => {
  const [gildong, third] = [await guest('길동'), await guest('셋째')];
  const terminal = await seated('소연');
  await terminal.sees('3명');
  terminal.say('안녕하세요');
  await terminal.sees('소연(나): 안녕하세요');
  await gildong.ask(say('어서 와'));
  await gildong.ask({ do: 'whisper', to: '소연', aside: ROOM, text: '너만 봐' });
  const screen = await terminal.sees('(속닥속닥) 길동: 너만 봐', '길동: 어서 와');
  expect(screen.match(/안녕하세요/g)).toHaveLength(1);
  terminal.say('/w 길동 알겠어');
  await heard(gildong, '알겠어');
  await third.barrier();
  expect(JSON.stringify(third.take())).not.toContain('알겠어');
});

test('[E2] [E4] an answer shows what it answers, and a message the reactions that it has', async () => {
  const gildong = await guest('길동');
  const terminal = await seated('소연');
  const asked = await gildong.ask(say('몇 시에 볼까요?'));
  const id = asked.ok ? (asked.answer.id ?? '') : '';
  await gildong.ask({ do: 'say', room: ROOM, text: '일곱 시', replyTo: id });
  await terminal.sees('(↳ 길동: 몇 시에 볼까요?) 일곱 시');
  await gildong.ask({ do: 'react', id, emoji: 'ㅋㅋㅋ', on: true });
  await terminal.sees('몇 시에 볼까요? [ㅋㅋㅋ 1]');
});

test('[F8] a file stands below the text with its name and size, and with where it is to be had', async () => {
  const sender = await new Sender(house).hello('길동');
  const terminal = await seated('소연');
  await sender.ask('POST', '/api/rooms/광장/join');
  await sender.sayWith([await sender.file('x'.repeat(2_000), { name: '회의록.txt' })], { text: '보세요' });
  const screen = await terminal.sees('길동: 보세요', '[파일] 회의록.txt (2 KB)', 'proof=');
  expect(screen).toContain(`${house.url}/files/`);
});

test('Korean stands two columns wide: lines are folded at the width, also when that changes', async () => {
  const gildong = await guest('길동');
  const terminal = await seated('소연');
  await gildong.ask(say('가'.repeat(40)));
  await terminal.sees('가가');
  expect(widest(terminal.screen)).toBeLessThanOrEqual(60);
  terminal.resize(32, 10);
  const narrow = await terminal.sees(/^ *가{1,16} *$/m, /^(?:[^가]*가){40}[^가]*$/, '소연>');
  expect(widest(narrow)).toBeLessThanOrEqual(32);
});

/** Columns of the widest line; all that is not ASCII and no line-drawing counts two. */
function widest(screen: string): number {
  const columns = (line: string) => [...line].reduce((sum, sign) => sum + (/[가-힣]/.test(sign) ? 2 : 1), 0);
  return Math.max(...screen.split('\n').map(columns));
}

test('one scrolls back, is told how many are new below, and comes back to the end', async () => {
  const gildong = await guest('길동');
  for (let n = 1; n <= 40; n += 1) await gildong.ask(say(`${n}번째`));
  const terminal = await seated('소연');
  await terminal.sees('40번째');
  terminal.press('PPage');
  await terminal.sees('End');
  expect(terminal.screen).not.toContain('40번째');
  await gildong.ask(say('새 말'));
  await terminal.sees(/1개/);
  expect(terminal.screen).not.toContain('새 말');
  terminal.press('End');
  await terminal.sees('새 말');
});

test('a paste of several lines is one message, and is sent only by Enter', async () => {
  const gildong = await guest('길동');
  const terminal = await seated('소연');
  terminal.paste('첫 줄\n둘째 줄');
  await terminal.sees('첫 줄');
  await gildong.barrier();
  expect(JSON.stringify(gildong.take())).not.toContain('첫 줄');
  terminal.press('Enter');
  await heard(gildong, '첫 줄\\n둘째 줄');
});

test('escape sequences in a message never reach the terminal', async () => {
  const gildong = await guest('길동');
  const terminal = await seated('소연');
  await gildong.ask(say('앞\u009b2J\u202e뒤'));
  await terminal.sees('뒤');
  await gildong.ask(say('끝'));
  await terminal.sees('끝', '앞', '소연>');
});

test('a lost connection is told; what is written meanwhile goes when it is back, once', async () => {
  const gildong = await guest('길동');
  const road = await Road.to(house.url);
  const terminal = await seated('소연', road.url);
  road.block();
  await terminal.sees('다시');
  terminal.say('끊긴 동안');
  await terminal.sees('끊긴 동안');
  road.open(house.url);
  await terminal.sees('연결됨');
  await heard(gildong, '끊긴 동안');
  expect(terminal.screen.match(/끊긴 동안/g)).toHaveLength(1);
  await road.remove();
});

test('Ctrl+C twice leaves, the terminal is as it was, and the next time one is oneself again', async () => {
  const terminal = await seated('소연');
  terminal.press('C-c');
  await terminal.sees('Ctrl+C');
  terminal.press('C-c');
  const after = await terminal.sees('exit 0');
  expect(after).not.toContain('#광장');
  const again = sit([house.url]);
  await again.sees('소연>');
});

test('in English where the locale is', async () => {
  const terminal = sit([house.url, '--nickname', 'Annie'], 'en');
  await terminal.sees('Annie>');
  terminal.say('/dance');
  await terminal.sees(/no command/i);
});

test('[H1] /search shows what was found above the box, until Esc', async () => {
  const gildong = await guest('길동');
  await gildong.ask(say('점심 국밥'));
  const terminal = await seated('소연');
  terminal.say('/찾기 국밥');
  await terminal.sees('2026-03-01 18:00 #광장 길동: 점심 국밥');
});

test('[W11] /directs shows above the box with whom one whispered', async () => {
  const gildong = await guest('길동');
  const terminal = await seated('소연');
  await gildong.ask({ do: 'whisper', to: '소연', text: '몰래' });
  terminal.say('/대화목록');
  await terminal.sees(/2026-03-01 18:00 길동 \(여기 있음\)/);
});
