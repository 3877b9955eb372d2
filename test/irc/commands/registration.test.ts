import { expect, test } from 'vitest';
import { LineClient } from '../line-client.ts';
import { answers, heard, plain, ROOM, scene } from './scene.ts';

const at = scene();

const connect = (address: string | null = null) => LineClient.connect({ port: at.house.ircPort, address });

test('NICK and USER bring one in, with 001 to 005, LUSERS and MOTD', async () => {
  const one = await connect();
  const lines = (await one.register('홍길동')).map(plain);
  expect(lines.slice(0, 4)).toEqual([
    ':irc.sokdak 001 홍길동 :Welcome to sokdak, 홍길동 (홍길동!u)',
    ':irc.sokdak 002 홍길동 :Your host is irc.sokdak, running sokdak 0',
    ':irc.sokdak 003 홍길동 :It has been running since 2026-03-01T09:00:00.000Z',
    ':irc.sokdak 004 홍길동 irc.sokdak sokdak-0 Bio bimnost :bo',
  ]);
  const numerics = lines.map((line) => line.split(' ')[1]);
  expect([...new Set(numerics)].join(' ')).toBe('001 002 003 004 005 251 254 255 265 266 375 372 376');
});

test('NICK is refused: none, no nickname at all, taken, set aside; and can be chosen anew', async () => {
  await at.come('one');
  const two = await connect();
  expect(await two.ask('USER two 0 * :two', 'NICK')).toEqual([':irc.sokdak 431 * :No nickname given']);
  expect(await two.ask('NICK #room')).toEqual([':irc.sokdak 432 * #room :Erroneous nickname']);
  expect(await two.ask('NICK One')).toEqual([expect.stringMatching(/^:irc\.sokdak 433 \* One :/)]);
  expect(await two.ask('NICK 전체')).toEqual([
    ':irc.sokdak 432 * 전체 :이 닉네임은 쓸 수 없습니다. 따로 정해 둔 이름입니다.',
  ]);
  expect((await two.ask('NICK two'))[0]).toContain(' 001 two ');
});

test('NICK afterwards is told to all who share a room, and to oneself', async () => {
  const one = await at.come('one');
  const two = await at.come('two');
  await heard(one);
  expect(await answers(one, 'NICK 홍길동')).toEqual([':one!u@sokdak NICK :홍길동']);
  expect(await heard(two)).toEqual([':one!u@sokdak NICK :홍길동']);
  expect(await answers(one, 'NICK two')).toEqual([expect.stringMatching(/^:irc\.sokdak 433 홍길동 two :/)]);
});

test('USER and PASS are refused once one is in, and all else before', async () => {
  const one = await connect();
  expect(await one.ask('JOIN #a')).toEqual([':irc.sokdak 451 * :You have not registered']);
  expect(await one.ask('NICK one', 'USER')).toEqual([':irc.sokdak 461 * USER :Not enough parameters']);
  await one.ask('USER one 0 * :one');
  expect(await answers(one, 'USER one 0 * :one')).toEqual([':irc.sokdak 462 one :You may not reregister']);
  expect(await answers(one, 'PASS secret')).toEqual([':irc.sokdak 462 one :You may not reregister']);
});

test('PASS brings the invite key from elsewhere; a wrong one closes the connection', async () => {
  const one = await connect('192.0.2.1');
  expect((await one.register('one', { pass: 'the-invite-key' }))[0]).toContain(' 001 one ');
  const two = await connect('192.0.2.1');
  two.send('PASS wrong', 'NICK two', 'USER two 0 * :two');
  expect(await two.last()).toEqual([
    ':irc.sokdak 464 * :초대 열쇠가 필요합니다. 초대 링크로 들어와 주세요.',
    'ERROR :Closing link: (*@sokdak) [Bad password]',
  ]);
});

test('SETNAME chooses a nickname with spaces, and setname tells it', async () => {
  const one = await at.come('one', { caps: ['setname'] });
  const two = await at.come('two');
  await heard(one);
  expect(await answers(one, 'SETNAME :홍 길동')).toEqual([
    ':one!u@sokdak NICK :홍_길동',
    ':홍_길동!u@sokdak SETNAME :홍 길동',
  ]);
  expect(await heard(two)).toEqual([':one!u@sokdak NICK :홍_길동']);
  expect(await answers(one, 'SETNAME :two')).toEqual([':irc.sokdak 400 홍_길동 SETNAME :CANNOT_CHANGE_REALNAME: two']);
});

test('PING is answered with what it bore, before registration too; PONG is not answered', async () => {
  const one = await connect();
  expect(await one.ask('PING :a b')).toEqual([':irc.sokdak PONG irc.sokdak :a b']);
  expect(await one.ask('PONG :a')).toEqual([]);
  expect(await one.ask('PING')).toEqual([':irc.sokdak 461 * PING :Not enough parameters']);
});

test('QUIT leaves at once, with its reason, once to each', async () => {
  const one = await at.come('one', { rooms: [ROOM, '#a'] });
  const two = await at.come('two', { rooms: [ROOM, '#a'] });
  one.send('QUIT :잘 있어');
  expect((await one.last()).at(-1)).toBe('ERROR :Closing link: (one@sokdak) [Quit: 잘 있어]');
  expect(await heard(two)).toEqual([':one!u@sokdak QUIT :잘 있어']);
});

test('OPER makes owner, once, with the secret of the owner link', async () => {
  const one = await at.come('one');
  expect(await answers(one, 'OPER owner wrong')).toEqual([
    ':irc.sokdak 464 one :이미 쓰였거나 틀린 방장 링크입니다. 서버를 다시 켜면 새 링크가 나옵니다.',
  ]);
  expect(await answers(one, 'OPER owner the-owner-secret')).toEqual([
    ':one!u@sokdak MODE one :+o',
    ':irc.sokdak 381 one :You are now the owner',
  ]);
  expect(await answers(one, 'OPER owner the-owner-secret')).toEqual([expect.stringContaining(' 464 one ')]);
  expect(await answers(one, 'OPER')).toEqual([':irc.sokdak 461 one OPER :Not enough parameters']);
});

test('TOKEN tells what PASS token: takes; a wrong one closes the connection', async () => {
  const one = await at.come('one');
  const [line = ''] = await answers(one, 'TOKEN');
  expect(line).toMatch(/^:irc\.sokdak NOTICE one :To come back as yourself, give this password: token:\S+$/);
  const again = await connect();
  const [welcome] = await again.register('two', { pass: line.split(' ').at(-1) ?? '' });
  expect(welcome).toContain(' 001 two ');
  expect(await heard(one)).toContain(':one!u@sokdak NICK :two');
  const stranger = await connect();
  stranger.send('PASS token:nonsense', 'NICK three', 'USER three 0 * :three');
  expect((await stranger.last())[0]).toContain(' 464 * ');
});
