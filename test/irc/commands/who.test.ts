import { expect, test } from 'vitest';
import { answers, heard, ROOM, scene } from './scene.ts';

const at = scene();

test('WHO tells who is in a room: away, owner, prefix', async () => {
  const one = await at.comeAsOwner('홍길동');
  const two = await at.come('김소연');
  await two.ask('AWAY :점심');
  const owner = `:irc.sokdak 352 홍길동 ${ROOM} u sokdak irc.sokdak 홍길동 H*@ :0 홍길동`;
  const end = `:irc.sokdak 315 홍길동 ${ROOM} :End of WHO list`;
  expect(await answers(one, `WHO ${ROOM}`)).toEqual([
    `:irc.sokdak 352 홍길동 ${ROOM} u sokdak irc.sokdak 김소연 G :0 김소연`,
    owner,
    end,
  ]);
  expect(await answers(one, `WHO ${ROOM} o`)).toEqual([owner, end]);
});

test('WHO of a nickname, a mask, everyone, and of a room that one is not in', async () => {
  const one = await at.come('one');
  await at.come('two', { rooms: [ROOM, '#부엌'] });
  await at.come('stranger', { rooms: ['#부엌'] });
  const two = `:irc.sokdak 352 one ${ROOM} u sokdak irc.sokdak two H :0 two`;
  const end = (of: string) => `:irc.sokdak 315 one ${of} :End of WHO list`;
  expect(await answers(one, 'WHO two')).toEqual([two, end('two')]);
  expect(await answers(one, 'WHO t*')).toEqual([two, end('t*')]);
  expect(await answers(one, 'WHO nobody')).toEqual([end('nobody')]);
  expect(await answers(one, 'WHO stranger')).toEqual([
    ':irc.sokdak 352 one * u sokdak irc.sokdak stranger H :0 stranger',
    end('stranger'),
  ]);
  expect((await answers(one, 'WHO')).length).toBe(3);
  expect(await answers(one, 'WHO #부엌')).toEqual([end('#부엌')]);
});

test('WHO with a mask of a thousand stars is answered at once', async () => {
  const one = await at.come('one');
  expect((await answers(one, `WHO ${'*a'.repeat(230)}`)).length).toBe(1);
});

test('WHO with %fields (WHOX) gives the fields that were asked for, in their one order', async () => {
  const one = await at.comeAsOwner('one');
  expect(await answers(one, `WHO ${ROOM} %rnuhcsfdlaoit,42`)).toEqual([
    `:irc.sokdak 354 one 42 ${ROOM} u 255.255.255.255 sokdak irc.sokdak one H*@ 0 0 0 n/a :one`,
    `:irc.sokdak 315 one ${ROOM} :End of WHO list`,
  ]);
  expect(await answers(one, 'WHO one %na')).toEqual([
    ':irc.sokdak 354 one one :0',
    ':irc.sokdak 315 one one :End of WHO list',
  ]);
});

test('WHOIS tells who somebody is, and only the rooms that one shares', async () => {
  const one = await at.come('one');
  const two = await at.come('홍', { rooms: [ROOM, '#부엌'] });
  await two.ask('SETNAME :홍 길동', 'AWAY :점심');
  at.house.clock.advance(61_000);
  const nick = '홍_길동';
  expect(await answers(one, `WHOIS ${nick}`)).toEqual([
    `:irc.sokdak 311 one ${nick} u sokdak * :홍 길동`,
    `:irc.sokdak 319 one ${nick} :${ROOM}`,
    `:irc.sokdak 312 one ${nick} irc.sokdak :sokdak`,
    `:irc.sokdak 301 one ${nick} :점심`,
    `:irc.sokdak 320 one ${nick} :is here by irc`,
    `:irc.sokdak 317 one ${nick} 61 ${Date.UTC(2026, 2, 1, 9) / 1_000} :seconds idle, signon time`,
    `:irc.sokdak 318 one ${nick} :End of /WHOIS list`,
  ]);
  expect((await answers(one, `WHOIS irc.sokdak ${nick}`)).length).toBe(7);
});

test('WHOIS of the owner, of nobody, of nothing', async () => {
  const one = await at.comeAsOwner('one');
  const lines = await answers(one, 'WHOIS one');
  expect(lines[1]).toBe(`:irc.sokdak 319 one one :@${ROOM}`);
  expect(lines[3]).toBe(':irc.sokdak 313 one one :is the owner');
  expect(await answers(one, 'WHOIS nobody')).toEqual([
    ':irc.sokdak 401 one nobody :그런 사람이 없습니다.',
    ':irc.sokdak 318 one nobody :End of /WHOIS list',
  ]);
  expect(await answers(one, 'WHOIS')).toEqual([':irc.sokdak 431 one :No nickname given']);
});

test('WHOWAS remembers who left and who was renamed, the latest first', async () => {
  const one = await at.come('one');
  const two = await at.come('two');
  expect(await answers(one, 'WHOWAS two')).toEqual([
    ':irc.sokdak 406 one two :There was no such nickname',
    ':irc.sokdak 369 one two :End of WHOWAS',
  ]);
  await two.ask('NICK three');
  at.house.clock.advance(1_000);
  const again = await at.come('two');
  again.send('QUIT');
  await again.closed;
  const bearer = [':irc.sokdak 314 one two u sokdak * :two'];
  expect(await answers(one, 'WHOWAS two')).toEqual([
    ...bearer,
    ':irc.sokdak 312 one two irc.sokdak :2026-03-01T09:00:01.000Z',
    ...bearer,
    ':irc.sokdak 312 one two irc.sokdak :2026-03-01T09:00:00.000Z',
    ':irc.sokdak 369 one two :End of WHOWAS',
  ]);
  expect((await answers(one, 'WHOWAS two 1')).length).toBe(3);
  expect(await answers(one, 'WHOWAS')).toEqual([':irc.sokdak 431 one :No nickname given']);
  expect(await heard(one)).toEqual([]);
});
