import { expect, test } from 'vitest';
import { ROWS } from '../../../src/gateways/irc/commands/table.ts';
import { answers, ROOM, scene } from './scene.ts';

const at = scene();

test('MOTD tells where people meet', async () => {
  const one = await at.come('one');
  expect(await answers(one, 'MOTD')).toEqual([
    ':irc.sokdak 375 one :- irc.sokdak Message of the day -',
    `:irc.sokdak 372 one :- 모두가 만나는 방은 ${ROOM} 입니다: /join ${ROOM}`,
    ':irc.sokdak 372 one :- 귓속말은 /msg 닉네임, 도움말은 /quote HELP',
    ':irc.sokdak 376 one :End of /MOTD command.',
  ]);
});

test('VERSION tells the version and what this server can do (005)', async () => {
  const one = await at.come('one');
  const [version, ...isupport] = await answers(one, 'VERSION');
  expect(version).toBe(':irc.sokdak 351 one sokdak-0 irc.sokdak :sokdak');
  expect(isupport.every((line) => /^:irc\.sokdak 005 one .* :are supported by this server$/.test(line))).toBe(true);
  expect(isupport.every((line) => line.split(' ').length <= 15 + 5)).toBe(true);
});

test('TIME tells the time', async () => {
  const one = await at.come('one');
  expect(await answers(one, 'TIME')).toEqual([':irc.sokdak 391 one irc.sokdak :2026-03-01T09:00:00.000Z']);
});

test('LUSERS counts people and rooms', async () => {
  const one = await at.come('one');
  await at.come('two');
  expect(await answers(one, 'LUSERS')).toEqual([
    ':irc.sokdak 251 one :There are 2 users and 0 invisible on 1 server',
    ':irc.sokdak 254 one 1 :channels formed',
    ':irc.sokdak 255 one :I have 2 clients and 0 servers',
    ':irc.sokdak 265 one 2 2 :Current local users 2, max 2',
    ':irc.sokdak 266 one 2 2 :Current global users 2, max 2',
  ]);
});

test('INFO tells what this is', async () => {
  const one = await at.come('one');
  expect(await answers(one, 'INFO')).toEqual([
    ':irc.sokdak 371 one :sokdak 0, a group chat for any client',
    ':irc.sokdak 371 one :Running since 2026-03-01T09:00:00.000Z',
    ':irc.sokdak 374 one :End of /INFO list.',
  ]);
});

test('ADMIN says that nobody is named', async () => {
  const one = await at.come('one');
  expect(await answers(one, 'ADMIN')).toEqual([':irc.sokdak 423 one irc.sokdak :No administrative info available']);
});

test('HELP and HELPOP list every command, or tell of one', async () => {
  const one = await at.come('one');
  const all = await answers(one, 'HELP');
  expect(all[0]).toBe(':irc.sokdak 704 one * :Commands:');
  expect(all.at(-1)).toBe(':irc.sokdak 706 one * :End of /HELP');
  expect(all.length).toBe(ROWS.length + 2);
  expect(all.every((line) => Buffer.byteLength(line) <= 510)).toBe(true);
  const join = [
    ':irc.sokdak 704 one JOIN :JOIN',
    ':irc.sokdak 705 one JOIN :JOIN #room[,#room…] [link[,link…]] | 0 – Enter rooms; one that does not exist is made. Into a private one, by what stands behind /i/ in an invite link.',
    ':irc.sokdak 706 one JOIN :End of /HELP',
  ];
  expect(await answers(one, 'HELP join')).toEqual(join);
  expect(await answers(one, 'HELPOP JOIN')).toEqual(join);
  expect(await answers(one, 'HELP nonsense')).toEqual([':irc.sokdak 524 one NONSENSE :There is no such command']);
});

test('ERROR from a client is passed over', async () => {
  const one = await at.come('one');
  expect(await answers(one, 'ERROR :I am a server')).toEqual([]);
});

test('what is no command is said to be none', async () => {
  const one = await at.come('one');
  expect(await answers(one, 'DANCE')).toEqual([':irc.sokdak 421 one DANCE :Unknown command']);
});
