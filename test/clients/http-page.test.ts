import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WORDS } from '../../src/gateways/webhook/words.ts';
import { Caller } from '../http/caller.ts';
import { eventsIn } from '../http/sse.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import { blocksOf, blockWith } from './blocks.ts';

const PAGE = 'docs/http.md';

let house: House;
let soyeon: Caller;
let blocks: readonly string[];
const children: ChildProcess[] = [];

beforeEach(async () => {
  house = await openHouse(usual());
  soyeon = await new Caller(house).hello('김소연');
  blocks = blocksOf(PAGE, 'sh', house.url);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill();
  await house.stop();
});

function shell(script: string, env: NodeJS.ProcessEnv = {}) {
  const child = spawn('sh', ['-eu', '-c', script], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  return child;
}

/** What all of these blocks say, one after the other; curl says nothing of its own. */
async function said(wanted: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  return text(shell(wanted.map((words) => blockWith(words, blocks)).join('\n'), env).stdout);
}

const COME_IN = 'nickname=홍길동';

test('one comes in, speaks in four ways, and looks around', async () => {
  const answers = await said([COME_IN, '1+1=2', 'limit=20']);
  expect(answers.match(/"ok":true/g)).toHaveLength(10);
  const { entries } = (await soyeon.ask('GET', '/api/rooms/광장/history')).body;
  expect(entries).toMatchObject([
    { text: '안녕', by: { nickname: '홍길동' } },
    { text: '1+1=2 & 그래서?' },
    { text: 'JSON으로' },
    { text: expect.stringMatching(/\d\d:\d\d/) },
  ]);
});

test('one hears what happens, and goes on behind what one has', async () => {
  await said([COME_IN, '1+1=2']);
  const resumed = blockWith('Last-Event-ID', blocks);
  const stream = shell(`${blockWith(COME_IN, blocks).replace('홍길동', '독자')}\n${resumed}`);
  await soyeon.say('어서 와');
  let words = '';
  for await (const bytes of stream.stdout.setEncoding('utf8')) {
    words += bytes;
    if (words.includes('어서 와')) break;
  }
  const events = eventsIn(words.slice(words.indexOf('retry:')));
  expect(events.filter(({ id }) => id !== null).map(({ id, event }) => [id, event])).toEqual(
    expect.arrayContaining([
      ['3', 'said'],
      ['4', 'said'],
    ]),
  );
  expect(events.some(({ id }) => id === '2')).toBe(false);
});

test('the owner makes a bot and a webhook, and both speak', async () => {
  const owner = await new Caller(house).hello('방장', { owner: house.hub.settings.ownerSecret });
  const env = { OWNER_TOKEN: owner.token ?? '' };
  const answers = await said([COME_IN, 'BOT_TOKEN', 'HOOK_TOKEN'], env);
  expect(answers.match(/"ok":true/g)).toHaveLength(5);
  expect(answers.match(/}?okok\{/g)).toHaveLength(1);
  const { entries } = (await soyeon.ask('GET', '/api/rooms/광장/history')).body;
  expect(entries.slice(1)).toMatchObject([
    { text: '점심시간입니다', by: { nickname: '알림이', bot: true } },
    { text: '배포를 마쳤습니다 #42 (https://example.com/42)', by: { nickname: '배포', bot: true } },
    { text: 'GitLab: 폼으로도 됩니다', by: { nickname: '배포', bot: true } },
  ]);
  expect((await owner.ask('GET', '/api/bots')).body.bots).toEqual([]);
});

test('the owner link gives the owner’s token', async () => {
  const env = { OWNER_SECRET: house.hub.settings.ownerSecret };
  expect(await said([COME_IN, 'OWNER_SECRET'], env)).toContain('"owner":true');
});

test('the answers of a webhook are those of the page', () => {
  const rows = [...readFileSync(PAGE, 'utf8').matchAll(/^\| (\d{3}) \| `(\w+)`/gm)].map(([, status, word]) => [
    Number(status),
    word,
  ]);
  const given = new Map(Object.values(WORDS).map(({ status, word }) => [word, status]));
  for (const [status, word] of rows) if (word !== 'ok') expect([word, given.get(String(word))]).toEqual([word, status]);
  expect(rows).toHaveLength(8);
});
