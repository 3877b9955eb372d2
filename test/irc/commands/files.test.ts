import { expect, test } from 'vitest';
import { png } from '../../files/pictures.ts';
import { Sender } from '../../files/sender.ts';
import { heard, plain, ROOM, scene } from './scene.ts';

const at = scene();

const LINK = /https:\/\/chat\.example\.com(\/files\/[\w-]+\/x\?for=[\w-]+&until=\d+&proof=[\w-]+)/;
const unlinked = (line: string) => plain(line).replace(LINK, 'URL');

async function sender(nickname: string): Promise<Sender> {
  return new Sender(at.house).hello(nickname, { password: 'the-invite-key' });
}

/** Where a line leads, on this server. */
function pathIn(lines: readonly string[]): string {
  return LINK.exec(lines.join('\n'))?.[1] ?? '';
}

test('[F8] files follow the text, a line for each, with an address for this reader alone', async () => {
  const [one, two] = [await at.come('one'), await at.come('two')];
  const soyeon = await sender('김소연');
  await soyeon.ask('POST', '/api/rooms/광장/join');
  for (const client of [one, two]) await heard(client);
  const picture = png(3, 2);
  const files = [
    await soyeon.file(picture, { name: '고양이 (1).png' }),
    await soyeon.file('x'.repeat(12_345), { name: 'a.txt' }),
  ];
  await soyeon.sayWith(files, { text: '보세요\n둘' });
  const [mine, his] = [await one.barrier(), await two.barrier()];
  expect(mine.map(unlinked)).toEqual([
    `:김소연!u@sokdak PRIVMSG ${ROOM} :보세요`,
    `:김소연!u@sokdak PRIVMSG ${ROOM} :둘`,
    `:김소연!u@sokdak PRIVMSG ${ROOM} :[파일] 고양이 (1).png (${picture.length} B) URL`,
    `:김소연!u@sokdak PRIVMSG ${ROOM} :[파일] a.txt (12 KB) URL`,
  ]);
  const response = await fetch(at.house.url + pathIn(mine));
  expect([response.status, Buffer.from(await response.arrayBuffer()).equals(picture)]).toEqual([200, true]);
  expect(pathIn(his)).not.toBe(pathIn(mine));
  await one.ask(`PART ${ROOM}`);
  expect((await fetch(at.house.url + pathIn(mine))).status).toBe(404);
  expect((await fetch(at.house.url + pathIn(his))).status).toBe(200);
});

test('[F8] a file without words is one line, with the id of the message; whispers too, and what is replayed', async () => {
  const one = await at.come('one', { caps: ['message-tags', 'batch', 'draft/chathistory'] });
  const soyeon = await sender('김소연');
  await soyeon.ask('POST', '/api/rooms/광장/join');
  await heard(one);
  await soyeon.sayWith([await soyeon.file('가', { name: '가.txt' })]);
  const id = await soyeon.file('나', { name: '나.txt' });
  await soyeon.ask('POST', '/api/people/one/whispers', { text: '', files: [id] });
  const lines = await one.barrier();
  expect(lines.map(unlinked)).toEqual([
    `@msgid=ID :김소연!u@sokdak PRIVMSG ${ROOM} :[파일] 가.txt (3 B) URL`,
    '@msgid=ID :김소연!u@sokdak PRIVMSG one :[파일] 나.txt (3 B) URL',
  ]);
  expect((await fetch(at.house.url + pathIn(lines.slice(1)))).status).toBe(200);
  const replayed = await one.ask(`CHATHISTORY LATEST ${ROOM} * 10`);
  expect(replayed.map(unlinked).filter((line) => line.includes('[파일]'))).toHaveLength(1);
  expect((await fetch(at.house.url + pathIn(replayed))).status).toBe(200);
});

test('[F8] with draft/multiline text and files are one message', async () => {
  const one = await at.come('one', { caps: ['message-tags', 'batch', 'draft/multiline'] });
  const soyeon = await sender('김소연');
  await soyeon.ask('POST', '/api/rooms/광장/join');
  await heard(one);
  await soyeon.sayWith([await soyeon.file('가', { name: '가.txt' })], { text: '보세요' });
  const lines = (await one.barrier()).map(unlinked);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/msgid=ID.*BATCH \+\w+ draft\/multiline/);
  expect(lines.slice(1, 3).map((line) => line.replace(/^.*PRIVMSG/, 'PRIVMSG'))).toEqual([
    `PRIVMSG ${ROOM} :보세요`,
    `PRIVMSG ${ROOM} :[파일] 가.txt (3 B) URL`,
  ]);
});

test('[F8] the longest name is cut so that the address stays whole', async () => {
  const room = `긴${'방'.repeat(60)}`;
  const one = await at.come('one', { rooms: [`#${room}`] });
  const soyeon = await sender('김소연');
  await soyeon.ask('POST', `/api/rooms/${room}/join`);
  await heard(one);
  await soyeon.sayWith([await soyeon.file('가', { name: `${'긴'.repeat(300)}.txt` })], { room });
  const lines = await one.barrier();
  expect(lines).toHaveLength(1);
  expect(Buffer.byteLength(lines[0] ?? '')).toBeLessThanOrEqual(510);
  expect(lines[0]).toContain('긴…');
  expect((await fetch(at.house.url + pathIn(lines))).status).toBe(200);
});
