import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROWS } from '../../src/gateways/irc/commands/table.ts';
import { LineClient, type read } from '../irc/line-client.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import { blocksOf } from './blocks.ts';

const PAGE = 'docs/irc.md';

let house: House;

beforeEach(async () => {
  house = await openHouse(usual());
});
afterEach(() => house.stop());

test('what the page has one type is understood, block by block, and does what it says', async () => {
  const soyeon = await LineClient.come({ port: house.ircPort }, '김소연', { rooms: ['#광장'] });
  const client = await LineClient.connect({ port: house.ircPort });
  const [come = '', links = '', token = '', rename = '', whisper = '', history = ''] = blocksOf(PAGE, 'irc', house.url);
  const typed = (block: string) => client.heard(...block.trim().split('\n'));
  const welcome = await typed(come);
  expect(welcome.map(({ command }) => command)).toEqual(expect.arrayContaining(['001', 'JOIN', '366', 'PONG']));
  expect((await typed(links)).map(({ params }) => params.at(-1))).toContainEqual(expect.stringContaining('/i/'));
  expect((await typed(token)).map(({ params }) => params.at(-1))).toEqual([expect.stringContaining('token:')]);
  expect((await typed(rename)).map(({ command, params }) => [command, ...params])).toEqual([
    ['NICK', '홍_길동'],
    ['NICK', '홍길동'],
  ]);
  expect(await typed(whisper)).toEqual([]);
  const whispers = (await soyeon.heard()).filter(({ params: [to] }) => to === '김소연');
  expect(whispers.map(({ params: [, text] }) => text)).toEqual(['길동아 안녕?', '여기서만']);
  const seen = await typed(history);
  expect(seen.map(({ params }) => params.at(-1))).toContain('안녕하세요');
  for (const block of [come, links, token, rename, whisper, history]) expect(faults(await typed(block))).toEqual([]);
});

test('the owner looks after a room as the page says', async () => {
  const others = ['김민수', '도깨비'];
  const [minsu] = await Promise.all(
    others.map((nick) => LineClient.come({ port: house.ircPort }, nick, { rooms: ['#광장'] })),
  );
  const owner = await LineClient.come({ port: house.ircPort }, '김소연', { rooms: ['#광장'] });
  await owner.heard('OPER owner the-owner-secret');
  const order = blocksOf(PAGE, 'irc', house.url).find((block) => block.includes('MUTE')) ?? '';
  const lines = order.trim().split('\n');
  expect(faults(await owner.heard(...lines))).toEqual([]);
  const told = (await minsu!.heard()).filter(({ command }) => ['MODE', 'KICK'].includes(command));
  expect(told.map(({ params: [, sign] }) => sign)).toEqual(['+o', '도깨비', '+b', '도깨비', '-b', '-o']);
});

test('[R15] [R16] [R17] [R18] [R19] [R20] the owner sets the doors of a room as the page says', async () => {
  const minsu = await LineClient.come({ port: house.ircPort }, '김민수', { rooms: ['#광장'] });
  const owner = await LineClient.come({ port: house.ircPort }, '김소연', { rooms: ['#광장'] });
  await owner.heard('OPER owner the-owner-secret');
  const doors = blocksOf(PAGE, 'irc', house.url).find((block) => block.includes('ARCHIVE')) ?? '';
  expect(faults(await owner.heard(...doors.trim().split('\n')))).toEqual([]);
  expect((await minsu.heard()).some(({ command }) => command === 'INVITE')).toBe(true);
  const entered = await minsu.heard('JOIN #동굴', 'MODE #동굴');
  expect(faults(entered)).toEqual([]);
  expect(entered.find(({ command }) => command === '324')?.params.at(-1)).toBe('+imnst');
  const drop = blocksOf(PAGE, 'irc', house.url).find((block) => block.includes('DROP')) ?? '';
  expect(faults(await owner.heard(...drop.trim().split('\n')))).toEqual([]);
  expect((await minsu.heard()).filter(({ command }) => command === 'KICK')).toMatchObject([
    { params: ['#동굴', '김민수', expect.stringContaining('이사')] },
  ]);
});

test('[M19] [M22] the owner sets a filter as the page says', async () => {
  const minsu = await LineClient.come({ port: house.ircPort }, '김민수', { rooms: ['#광장'] });
  const owner = await LineClient.come({ port: house.ircPort }, '김소연', { rooms: ['#광장'] });
  await owner.heard('OPER owner the-owner-secret');
  const filter = blocksOf(PAGE, 'irc', house.url).find((block) => block.includes('FILTER')) ?? '';
  expect(faults(await owner.heard(...filter.trim().split('\n')))).toEqual([]);
  expect(faults(await minsu.heard('PRIVMSG #광장 :바보 https://school.kr'))).toEqual([]);
  expect(faults(await minsu.heard('PRIVMSG #광장 :도박'))).toHaveLength(1);
});

/** Refusals, but for those of what was done once already. */
function faults(heard: readonly ReturnType<typeof read>[]): readonly string[] {
  return heard.flatMap(({ command, params }) => (/^4(?!62)\d\d$|FAIL/.test(command) ? params.join(' ') : []));
}

test('every command and capability that the page names is there', () => {
  const page = readFileSync(PAGE, 'utf8');
  const named = [...page.matchAll(/`([A-Z]{4,})\b/g)].map(([, name]) => name);
  const known = new Set(ROWS.map(({ name }) => name));
  expect(named.filter((name) => name !== undefined && !known.has(name))).toEqual([]);
});
