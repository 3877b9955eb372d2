import { expect, test } from 'vitest';
import { answers, heard, ROOM, scene } from './scene.ts';

const at = scene();

test('JOIN shows the room: topic, who set it, names', async () => {
  const owner = await at.comeAsOwner('홍길동');
  await owner.ask(`TOPIC ${ROOM} :오늘 회의`);
  const one = await at.come('one', { rooms: [] });
  expect(await answers(one, `JOIN ${ROOM}`)).toEqual([
    `:one!u@sokdak JOIN :${ROOM}`,
    `:irc.sokdak 332 one ${ROOM} :오늘 회의`,
    `:irc.sokdak 333 one ${ROOM} 홍길동 :${Date.UTC(2026, 2, 1, 9) / 1_000}`,
    `:irc.sokdak 353 one = ${ROOM} :@홍길동 one`,
    `:irc.sokdak 366 one ${ROOM} :End of /NAMES list.`,
  ]);
  expect(await heard(owner)).toEqual([`:one!u@sokdak JOIN :${ROOM}`]);
});

test('JOIN enters several rooms, makes new ones, and is silent where one is already', async () => {
  const one = await at.come('one', { rooms: [] });
  const joined = (await answers(one, 'JOIN #a,#b,#a')).filter((line) => line.includes(' JOIN '));
  expect(joined).toEqual([':one!u@sokdak JOIN :#a', ':one!u@sokdak JOIN :#b']);
  expect(await answers(one, 'JOIN #A')).toEqual([]);
  expect(await answers(one, 'JOIN')).toEqual([':irc.sokdak 461 one JOIN :Not enough parameters']);
  expect(await answers(one, 'JOIN plain')).toEqual([':irc.sokdak 403 one plain :그런 방이 없습니다.']);
});

test('JOIN of an owner is followed by MODE +o for the others', async () => {
  const one = await at.come('one');
  const owner = await at.comeAsOwner('two', { rooms: [] });
  await owner.ask(`JOIN ${ROOM}`);
  expect(await heard(one)).toEqual([`:two!u@sokdak JOIN :${ROOM}`, `:irc.sokdak MODE ${ROOM} +o :two`]);
});

test('PART leaves with a reason, from several rooms, and JOIN 0 from all', async () => {
  const one = await at.come('one', { rooms: [ROOM, '#a', '#b'] });
  const two = await at.come('two');
  await heard(one);
  expect(await answers(one, `PART ${ROOM} :밥 먹으러`)).toEqual([`:one!u@sokdak PART ${ROOM} :밥 먹으러`]);
  expect(await heard(two)).toEqual([`:one!u@sokdak PART ${ROOM} :밥 먹으러`]);
  expect(await answers(one, `PART ${ROOM},#nowhere`)).toEqual([
    `:irc.sokdak 442 one ${ROOM} :먼저 그 방에 들어가야 합니다.`,
    ':irc.sokdak 403 one #nowhere :그런 방이 없습니다.',
  ]);
  expect(await answers(one, 'JOIN 0')).toEqual([':one!u@sokdak PART :#a', ':one!u@sokdak PART :#b']);
});

test('TOPIC is seen by those in the room and set by the owner', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await heard(owner);
  expect(await answers(two, `TOPIC ${ROOM}`)).toEqual([`:irc.sokdak 331 two ${ROOM} :No topic is set`]);
  expect(await answers(two, `TOPIC ${ROOM} :나도`)).toEqual([
    `:irc.sokdak 482 two ${ROOM} :방장과 운영자만 할 수 있습니다.`,
  ]);
  expect(await answers(owner, `TOPIC ${ROOM} :오늘 회의`)).toEqual([`:one!u@sokdak TOPIC ${ROOM} :오늘 회의`]);
  expect(await heard(two)).toEqual([`:one!u@sokdak TOPIC ${ROOM} :오늘 회의`]);
  expect((await answers(two, `TOPIC ${ROOM}`))[0]).toBe(`:irc.sokdak 332 two ${ROOM} :오늘 회의`);
  expect(await answers(owner, `TOPIC ${ROOM} :`)).toEqual([`:one!u@sokdak TOPIC ${ROOM} :`]);
  expect(await answers(two, 'TOPIC #nowhere')).toEqual([':irc.sokdak 403 two #nowhere :그런 방이 없습니다.']);
});

test('NAMES tells who is in a room that one is in, and of others only the end', async () => {
  const one = await at.come('one', { rooms: [ROOM, '#a'] });
  expect(await answers(one, `NAMES ${ROOM}`)).toEqual([
    `:irc.sokdak 353 one = ${ROOM} :one`,
    `:irc.sokdak 366 one ${ROOM} :End of /NAMES list.`,
  ]);
  expect((await answers(one, 'NAMES')).length).toBe(4);
  expect(await answers(one, 'NAMES #nowhere')).toEqual([':irc.sokdak 366 one #nowhere :End of /NAMES list.']);
});

test('NAMES of many people come on lines that fit', async () => {
  const one = await at.come('one');
  for (let nth = 0; nth < 40; nth += 1) await at.come(`아주긴닉네임${nth}`);
  const lines = await answers(one, `NAMES ${ROOM}`);
  const names = lines.slice(0, -1).flatMap((line) => line.split(' :')[1]?.split(' ') ?? []);
  expect(lines.length).toBeGreaterThan(2);
  expect(new Set(names).size).toBe(41);
  expect(lines.every((line) => Buffer.byteLength(line) <= 510)).toBe(true);
});

test('LIST tells the rooms, how many are there, and their topics', async () => {
  const owner = await at.comeAsOwner('one', { rooms: [ROOM, '#부엌'] });
  await at.come('two');
  await owner.ask('TOPIC #부엌 :오늘은 김치찌개');
  const rooms = [`:irc.sokdak 322 one ${ROOM} 2 :`, ':irc.sokdak 322 one #부엌 1 :오늘은 김치찌개'];
  const [square, kitchen] = rooms;
  const list = async (words: string) => (await answers(owner, `LIST ${words}`)).slice(1, -1);
  expect(await answers(owner, 'LIST')).toEqual([
    ':irc.sokdak 321 one Channel :Users  Name',
    ...rooms,
    ':irc.sokdak 323 one :End of /LIST',
  ]);
  expect(await list('#부엌')).toEqual([kitchen]);
  expect(await list('*광*')).toEqual([square]);
  expect(await list('!*광*')).toEqual([kitchen]);
  expect(await list('>1')).toEqual([square]);
  expect(await list('<2')).toEqual([kitchen]);
  expect(await list('#*,>0,<2')).toEqual([kitchen]);
});

test('LIST of ten thousand rooms reaches whoever reads it', async () => {
  const one = await at.come('one');
  const { rooms } = at.house.hub;
  for (let nth = 1; nth < 10_000; nth += 1) await rooms.open(`#${'방'.repeat(50)}${nth}`);
  expect((await answers(one, 'LIST')).length).toBe(10_002);
});

test('KICK by the owner puts out, and is told with its reason', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await heard(owner);
  const kicked = `:one!u@sokdak KICK ${ROOM} two :조용히`;
  expect(await answers(owner, `KICK ${ROOM} two :조용히`)).toEqual([kicked]);
  expect(await heard(two)).toEqual([kicked]);
  expect(await answers(two, `PRIVMSG ${ROOM} :왜?`)).toEqual([
    `:irc.sokdak 404 two ${ROOM} :먼저 그 방에 들어가야 합니다.`,
  ]);
  expect((await answers(two, `JOIN ${ROOM}`))[0]).toBe(`:two!u@sokdak JOIN :${ROOM}`);
});

test('KICK is refused to others, of nobody, of one who is not there, of oneself', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two', { rooms: ['#a'] });
  expect(await answers(two, 'KICK #a one')).toEqual([':irc.sokdak 482 two #a :방장과 운영자만 할 수 있습니다.']);
  expect(await answers(owner, `KICK ${ROOM} nobody`)).toEqual([':irc.sokdak 401 one nobody :그런 사람이 없습니다.']);
  expect(await answers(owner, `KICK ${ROOM} two`)).toEqual([
    `:irc.sokdak 441 one two ${ROOM} :그 사람은 지금 여기 없습니다.`,
  ]);
  expect(await answers(owner, `KICK ${ROOM} one`)).toEqual([
    `:irc.sokdak 482 one ${ROOM} :자기 자신에게는 할 수 없습니다.`,
  ]);
  expect(await answers(owner, 'KICK #nowhere two')).toEqual([':irc.sokdak 403 one #nowhere :그런 방이 없습니다.']);
  expect(await answers(owner, `KICK ${ROOM}`)).toEqual([':irc.sokdak 461 one KICK :Not enough parameters']);
  expect(await answers(owner, `KICK ${ROOM} a,b,c,d,e`)).toEqual([':irc.sokdak 407 one a,b,c,d,e :Too many targets']);
});

test('KICK of several, from one room and from as many rooms', async () => {
  const owner = await at.comeAsOwner('one', { rooms: [ROOM, '#a'] });
  await at.come('two', { rooms: [ROOM, '#a'] });
  await at.come('three', { rooms: [ROOM, '#a'] });
  expect(await answers(owner, `KICK ${ROOM} two,three`)).toEqual([
    `:one!u@sokdak KICK ${ROOM} two :`,
    `:one!u@sokdak KICK ${ROOM} three :`,
  ]);
  expect(await answers(owner, 'KICK #a,#a two,three :x')).toEqual([
    ':one!u@sokdak KICK #a two :x',
    ':one!u@sokdak KICK #a three :x',
  ]);
});

test('[R12] INVITE is told to the invited, and to those in the room who asked for invite-notify', async () => {
  const one = await at.come('one', { caps: ['invite-notify'] });
  const two = await at.come('two', { rooms: [] });
  const three = await at.come('three');
  const four = await at.come('four', { caps: ['invite-notify'] });
  await Promise.all([one, three, four].map(heard));
  expect(await answers(one, `INVITE two ${ROOM}`)).toEqual([`:irc.sokdak 341 one two :${ROOM}`]);
  expect(await heard(two)).toEqual([`:one!u@sokdak INVITE two :${ROOM}`]);
  expect(await heard(three)).toEqual([]);
  expect(await heard(four)).toEqual([`:one!u@sokdak INVITE two :${ROOM}`]);
  expect(await heard(one)).toEqual([]);
});

test('INVITE is refused for who is there already, for nobody, and from elsewhere', async () => {
  const one = await at.come('one');
  const two = await at.come('two', { rooms: [ROOM, '#a'] });
  expect(await answers(one, `INVITE two ${ROOM}`)).toEqual([`:irc.sokdak 443 one two ${ROOM} :is already on channel`]);
  expect(await answers(one, `INVITE nobody ${ROOM}`)).toEqual([':irc.sokdak 401 one nobody :그런 사람이 없습니다.']);
  expect(await answers(one, 'INVITE two #a')).toEqual([':irc.sokdak 442 one #a :먼저 그 방에 들어가야 합니다.']);
  expect(await answers(one, 'INVITE two #nowhere')).toEqual([':irc.sokdak 403 one #nowhere :그런 방이 없습니다.']);
  await two.ask('AWAY :점심', 'PART #광장');
  expect(await answers(one, `INVITE two ${ROOM}`)).toEqual([
    `:irc.sokdak 341 one two :${ROOM}`,
    ':irc.sokdak 301 one two :점심',
  ]);
});
