import { expect, test } from 'vitest';
import { answers, heard, plain, ROOM, scene } from './scene.ts';

const at = scene();

const ALL = ['message-tags', 'server-time', 'batch', 'echo-message', 'labeled-response', 'standard-replies'];
const NOW = 'time=2026-03-01T09:00:00.000Z';

/** The id of what is said by this line. */
async function idOf(client: Awaited<ReturnType<typeof at.come>>, line: string): Promise<string> {
  const [, id = ''] = /msgid=([^; ]+)/.exec((await client.ask(line)).join('\n')) ?? [];
  return id;
}

test('TAGMSG with +draft/react and +draft/reply reacts; whoever has no tags reads a short line', async () => {
  const one = await at.come('one', { caps: ALL });
  const two = await at.come('two', { caps: ALL });
  const three = await at.come('three');
  const id = await idOf(one, `PRIVMSG ${ROOM} :안녕`);
  for (const client of [one, two, three]) await heard(client);
  const told = (tag: string) => `@${NOW};msgid=ID;+draft/${tag}=👍;+draft/reply=ID :two!u@sokdak TAGMSG :${ROOM}`;
  expect(await answers(two, `@+draft/react=👍;+draft/reply=${id} TAGMSG ${ROOM}`)).toEqual([told('react')]);
  expect(await heard(one)).toEqual([told('react')]);
  expect(await heard(three)).toEqual([`:irc.sokdak NOTICE ${ROOM} :two 님의 반응: 👍`]);
  await two.ask(`@+draft/unreact=👍;+draft/reply=${id} TAGMSG ${ROOM}`);
  expect(await heard(one)).toEqual([told('unreact')]);
  expect(await heard(three)).toEqual([`:irc.sokdak NOTICE ${ROOM} :two 님이 거둔 반응: 👍`]);
});

test('TAGMSG that reacts is refused: no such message, no reaction, and what is so already', async () => {
  const one = await at.come('one', { caps: ALL });
  const id = await idOf(one, `PRIVMSG ${ROOM} :안녕`);
  const react = (emoji: string, to: string) => answers(one, `@+draft/react=${emoji};+draft/reply=${to} TAGMSG ${ROOM}`);
  expect(await react('👍', 'none')).toEqual([':irc.sokdak FAIL TAGMSG UNKNOWN_MSGID none :그 메시지가 없습니다.']);
  expect(await react('a\\sb', id)).toEqual([
    ':irc.sokdak FAIL TAGMSG INVALID_PARAMS :요청을 이해하지 못했습니다 (emoji: one emoji, or a word of up to 16 characters).',
  ]);
  await react('👍', id);
  expect(await react('👍', id)).toEqual([':irc.sokdak FAIL TAGMSG NO_CHANGE ID :이미 그렇게 되어 있습니다.']);
  expect(await answers(one, `@+draft/react=👍 TAGMSG ${ROOM}`)).toEqual([]);
});

test('TAGMSG that reacts to a whisper goes to the other, and bears the label for oneself', async () => {
  const one = await at.come('one', { caps: ALL });
  const two = await at.come('two', { caps: ALL });
  const id = await idOf(one, 'PRIVMSG two :쉿');
  await heard(two);
  expect(await answers(two, `@label=7;+draft/react=👍;+draft/reply=${id} TAGMSG one`)).toEqual([
    `@${NOW};msgid=ID;+draft/react=👍;+draft/reply=ID;label=7 :two!u@sokdak TAGMSG :one`,
  ]);
  expect((await heard(one)).at(-1)).toBe(`@${NOW};msgid=ID;+draft/react=👍;+draft/reply=ID :two!u@sokdak TAGMSG :one`);
});

test('PRIVMSG with +draft/reply answers a message, to those who have tags; in draft/multiline too', async () => {
  const one = await at.come('one', { caps: [...ALL, 'draft/multiline'] });
  const two = await at.come('two', { caps: ALL });
  const three = await at.come('three');
  const id = await idOf(one, `PRIVMSG ${ROOM} :안녕`);
  for (const client of [two, three]) await heard(client);
  await one.ask(`@+draft/reply=${id} PRIVMSG ${ROOM} :네`);
  expect(await heard(two)).toEqual([`@${NOW};msgid=ID;+draft/reply=ID :one!u@sokdak PRIVMSG ${ROOM} :네`]);
  expect(await heard(three)).toEqual([`:one!u@sokdak PRIVMSG ${ROOM} :네`]);
  await one.ask(
    `@+draft/reply=${id} BATCH +1 draft/multiline ${ROOM}`,
    `@batch=1 PRIVMSG ${ROOM} :하나`,
    `@batch=1 PRIVMSG ${ROOM} :둘`,
    'BATCH -1',
  );
  expect((await heard(two))[0]).toBe(`@${NOW};msgid=ID;+draft/reply=ID :one!u@sokdak PRIVMSG ${ROOM} :하나`);
  expect(await answers(one, `@+draft/reply=none PRIVMSG ${ROOM} :네`)).toEqual([
    ':irc.sokdak FAIL PRIVMSG UNKNOWN_MSGID none :그 메시지가 없습니다.',
  ]);
});

test('CHATHISTORY shows what a message answers, and with draft/event-playback who reacted', async () => {
  const one = await at.come('one', { caps: [...ALL, 'draft/chathistory', 'draft/event-playback'] });
  const id = await idOf(one, `PRIVMSG ${ROOM} :안녕`);
  await one.ask(`@+draft/reply=${id} PRIVMSG ${ROOM} :네`, `@+draft/react=👍;+draft/reply=${id} TAGMSG ${ROOM}`);
  const shown = (await one.ask(`CHATHISTORY LATEST ${ROOM} * 10`)).map(plain).slice(1, -1);
  expect(shown.map((line) => line.replace(/^@\S+?;(?:batch=\S+?;)?msgid=ID;?/, '').replace(/;?batch=\w+/, ''))).toEqual(
    [
      expect.stringContaining(`PRIVMSG ${ROOM} :안녕`),
      expect.stringContaining(`+draft/reply=ID :one!u@sokdak PRIVMSG ${ROOM} :네`),
      expect.stringContaining(`+draft/react=👍;+draft/reply=ID :one!u@sokdak TAGMSG :${ROOM}`),
    ],
  );
});

test('MARKREAD says how far one has read, to all clients of one person that have draft/read-marker', async () => {
  const caps = ['draft/read-marker', 'server-time', 'standard-replies'];
  const one = await at.come('one', { caps });
  const [, token = ''] = /token:(\S+)/.exec((await one.ask('TOKEN')).join('\n')) ?? [];
  const two = await at.come('one', { caps, pass: `token:${token}`, rooms: [] });
  const bare = await at.come('one', { pass: `token:${token}`, rooms: [] });
  const other = await at.come('other', { caps });
  await other.ask(`PRIVMSG ${ROOM} :하나`);
  for (const client of [one, two, bare]) await heard(client);
  const NOON = 'timestamp=2026-03-01T09:00:00.000Z';
  expect(await answers(one, `MARKREAD ${ROOM}`)).toEqual([`:irc.sokdak MARKREAD ${ROOM} :*`]);
  expect(await answers(one, `MARKREAD ${ROOM} ${NOON}`)).toEqual([`:irc.sokdak MARKREAD ${ROOM} :${NOON}`]);
  expect(await heard(two)).toEqual([`:irc.sokdak MARKREAD ${ROOM} :${NOON}`]);
  expect(await heard(bare)).toEqual([]);
  expect(await heard(other)).toEqual([]);
  expect(await answers(two, `MARKREAD ${ROOM} timestamp=2020-01-01T00:00:00.000Z`)).toEqual([
    `:irc.sokdak MARKREAD ${ROOM} :${NOON}`,
  ]);
  expect(await answers(two, 'MARKREAD nobody')).toEqual([':irc.sokdak MARKREAD nobody :*']);
});

test('JOIN with draft/read-marker shows the mark before the end of NAMES', async () => {
  const one = await at.come('one', { caps: ['draft/read-marker'], rooms: [] });
  const commands = (await answers(one, `JOIN ${ROOM}`)).map((line) => line.split(' ')[1]);
  expect(commands).toEqual(['JOIN', 'MARKREAD', '353', '366']);
});

test('MARKREAD is refused: no target, no moment, a room that one is not in', async () => {
  const one = await at.come('one', { caps: ['draft/read-marker', 'standard-replies'] });
  expect(await answers(one, 'MARKREAD')).toEqual([':irc.sokdak FAIL MARKREAD NEED_MORE_PARAMS :Missing parameters']);
  expect(await answers(one, `MARKREAD ${ROOM} soon`)).toEqual([
    `:irc.sokdak FAIL MARKREAD INVALID_PARAMS ${ROOM} soon :Give timestamp=`,
  ]);
  expect(await answers(one, 'MARKREAD #nowhere timestamp=2026-03-01T09:00:00.000Z')).toEqual([
    ':irc.sokdak FAIL MARKREAD INVALID_PARAMS #nowhere :Invalid target',
  ]);
});
