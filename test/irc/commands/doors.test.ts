import { expect, test } from 'vitest';
import { answers, heard, ROOM, scene } from './scene.ts';

const at = scene();
const CAVE = '#동굴';

test('[R15] MODE +i and +s are one: JOIN is 473, LIST and WHOIS hide it, NAMES has @, INVITE lets in', async () => {
  const owner = await at.comeAsOwner('one', { rooms: [ROOM, CAVE] });
  const two = await at.come('two');
  await heard(owner);
  expect(await answers(owner, `MODE ${CAVE} +is`)).toEqual([`:one!u@sokdak MODE ${CAVE} :+is`]);
  expect(await answers(owner, `MODE ${CAVE}`)).toEqual([`:irc.sokdak 324 one ${CAVE} :+inst`]);
  expect(await answers(two, `MODE ${CAVE}`)).toEqual([`:irc.sokdak 442 two ${CAVE} :먼저 그 방에 들어가야 합니다.`]);
  expect(await answers(two, `JOIN ${CAVE}`)).toEqual([
    `:irc.sokdak 473 two ${CAVE} :비공개 방입니다. 방에 있는 사람이 초대하면 들어갈 수 있습니다.`,
  ]);
  expect((await answers(two, 'LIST')).join()).not.toContain(CAVE);
  expect((await answers(two, 'WHOIS one')).join()).not.toContain(CAVE);
  expect(await answers(two, `NAMES ${CAVE}`)).toEqual([`:irc.sokdak 366 two ${CAVE} :End of /NAMES list.`]);
  expect((await answers(owner, 'LIST')).join()).toContain(CAVE);
  expect(await answers(owner, `NAMES ${CAVE}`)).toContain(`:irc.sokdak 353 one @ ${CAVE} :@one`);
  expect(await answers(owner, `INVITE two ${CAVE}`)).toEqual([`:irc.sokdak 341 one two :${CAVE}`]);
  expect(await heard(two)).toEqual([`:one!u@sokdak INVITE two :${CAVE}`]);
  expect(await answers(two, `JOIN ${CAVE}`)).toContain(`:irc.sokdak 353 two @ ${CAVE} :@one two`);
  expect(await answers(two, `MODE ${CAVE} -i`)).toEqual([
    `:irc.sokdak 482 two ${CAVE} :방장과 운영자만 할 수 있습니다.`,
  ]);
  expect(await answers(owner, `MODE ${CAVE} -s`)).toContain(`:one!u@sokdak MODE ${CAVE} :-is`);
  expect(await answers(two, `NAMES ${CAVE}`)).toContain(`:irc.sokdak 353 two = ${CAVE} :@one two`);
});

test('[R15] an invitation into a private room is told to the others by invite-notify', async () => {
  const owner = await at.comeAsOwner('one', { rooms: [CAVE] });
  const two = await at.come('two', { rooms: [CAVE], caps: ['invite-notify'] });
  await at.come('three');
  await answers(owner, `MODE ${CAVE} +i`);
  await heard(two);
  expect(await answers(owner, `INVITE three ${CAVE}`)).toEqual([`:irc.sokdak 341 one three :${CAVE}`]);
  expect(await heard(two)).toEqual([`:one!u@sokdak INVITE three :${CAVE}`]);
});

test('[R16] MODE +m lets only who looks after the room speak: all others are told 404', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await heard(owner);
  expect(await answers(owner, `MODE ${ROOM} +m`)).toEqual([`:one!u@sokdak MODE ${ROOM} :+m`]);
  expect(await answers(owner, `MODE ${ROOM} +m`)).toEqual([]);
  expect(await heard(two)).toEqual([`:one!u@sokdak MODE ${ROOM} :+m`]);
  expect(await answers(two, `PRIVMSG ${ROOM} :저요`)).toEqual([
    `:irc.sokdak 404 two ${ROOM} :방장과 운영자만 할 수 있습니다.`,
  ]);
  expect(await answers(owner, `PRIVMSG ${ROOM} :알립니다`)).toEqual([]);
  expect(await heard(two)).toEqual([`:one!u@sokdak PRIVMSG ${ROOM} :알립니다`]);
  expect(await answers(owner, `MODE ${ROOM}`)).toEqual([`:irc.sokdak 324 one ${ROOM} :+mnt`]);
});

test('[R17] PAST off: JOIN replays and CHATHISTORY reads from the first coming on', async () => {
  const owner = await at.comeAsOwner('one');
  await answers(owner, `PRIVMSG ${ROOM} :옛말`);
  expect(await answers(owner, `PAST ${ROOM} off`)).toEqual([
    `:irc.sokdak NOTICE ${ROOM} :one님이 새로 들어온 사람에게 지난 대화를 감추었습니다.`,
  ]);
  expect((await answers(owner, `PAST ${ROOM} perhaps`))[0]).toMatch(/INVALID_PARAMS/);
  const two = await at.come('two', { rooms: [] });
  expect((await answers(two, `JOIN ${ROOM}`)).join()).not.toContain('옛말');
  await answers(owner, `PRIVMSG ${ROOM} :새말`);
  await heard(two);
  const read = await answers(two, `CHATHISTORY LATEST ${ROOM} * 50`);
  expect(read.join()).toContain('새말');
  expect(read.join()).not.toContain('옛말');
  expect(await answers(two, `PAST ${ROOM} on`)).toEqual([
    `:irc.sokdak 482 two ${ROOM} :방장과 운영자만 할 수 있습니다.`,
  ]);
});

test('[R18] RULES shows the rules of a room and sets them; who comes in is told', async () => {
  const owner = await at.comeAsOwner('one');
  expect(await answers(owner, `RULES ${ROOM}`)).toEqual([]);
  expect(await answers(owner, `RULES ${ROOM} :서로 존댓말`)).toEqual([
    `:irc.sokdak NOTICE ${ROOM} :one님이 규칙을 정했습니다: 서로 존댓말`,
  ]);
  const two = await at.come('two', { rooms: [] });
  const rules = `:irc.sokdak NOTICE ${ROOM} :이 방의 규칙: 서로 존댓말`;
  expect(await answers(two, `JOIN ${ROOM}`)).toContain(rules);
  expect(await answers(two, `RULES ${ROOM}`)).toEqual([rules]);
  await answers(owner, `RULES ${ROOM} :`);
  await heard(two);
  expect(await answers(two, `RULES ${ROOM}`)).toEqual([]);
});

test('[R19] ARCHIVE lets a room only be read: nothing new, out of LIST, and who comes in is told', async () => {
  const owner = await at.comeAsOwner('one', { rooms: [ROOM, CAVE] });
  const two = await at.come('two', { rooms: [CAVE] });
  await heard(owner);
  expect(await answers(two, `ARCHIVE ${CAVE} on`)).toEqual([`:irc.sokdak 482 two ${CAVE} :방장만 할 수 있습니다.`]);
  const told = [`:irc.sokdak NOTICE ${CAVE} :one님이 방을 보관했습니다. 이제 읽을 수만 있습니다.`];
  expect(await answers(owner, `ARCHIVE ${CAVE} on`)).toEqual(told);
  expect(await heard(two)).toEqual(told);
  const refused = '보관된 방입니다. 읽을 수만 있습니다.';
  expect(await answers(two, `PRIVMSG ${CAVE} :저요`)).toEqual([`:irc.sokdak 404 two ${CAVE} :${refused}`]);
  expect(await answers(owner, `TOPIC ${CAVE} :새`)).toEqual([`:irc.sokdak 400 one TOPIC :ARCHIVED: ${refused}`]);
  const three = await at.come('three');
  expect((await answers(three, 'LIST')).join()).not.toContain(CAVE);
  expect(await answers(three, `JOIN ${CAVE}`)).toContain(`:irc.sokdak NOTICE ${CAVE} :${refused}`);
  await answers(owner, `ARCHIVE ${CAVE} off`);
  await heard(two);
  expect(await answers(two, `PRIVMSG ${CAVE} :저요`)).toEqual([]);
});

test('[R23] ENDS sets when a room ends; who is there and who comes is told by a NOTICE, and then nobody speaks', async () => {
  const owner = await at.comeAsOwner('one', { rooms: [ROOM, CAVE] });
  const two = await at.come('two', { rooms: [ROOM, CAVE] });
  await heard(owner);
  expect((await answers(two, `ENDS ${CAVE} 3600`))[0]).toMatch(/ 482 two /);
  expect((await answers(owner, `ENDS ${CAVE} soon`))[0]).toMatch(/INVALID_PARAMS/);
  expect((await answers(owner, `ENDS ${CAVE} 5`))[0]).toMatch(/INVALID_PARAMS/);
  const [set = ''] = await answers(owner, `ENDS ${CAVE} 3600`);
  expect(set).toMatch(/^:irc\.sokdak NOTICE #동굴 :one님이 방이 끝날 때를 정했습니다: \d{4}-\d\d-\d\d \S+ UTC\./);
  expect(await heard(two)).toEqual([set]);
  const three = await at.come('three');
  expect(await answers(three, `JOIN ${CAVE}`)).toContainEqual(
    expect.stringMatching(/NOTICE #동굴 :이 방은 \S+ \S+ UTC에 끝납니다\./),
  );
  expect((await answers(owner, `ENDS ${CAVE} off`))[0]).toContain('끝내지 않기로 했습니다');
  await answers(owner, `ENDS ${CAVE} 60`);
  at.house.clock.advance(60_000);
  expect((await answers(three, `PRIVMSG ${CAVE} :안녕`))[0]).toMatch(/ 404 three #동굴 :\S+ \S+ UTC에 끝난 방입니다/);
});

test('[M23] RIGHTS says who may do what in a room, and lets the owner decide it', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await heard(owner);
  const told = [`:irc.sokdak NOTICE ${ROOM} :one님이 정했습니다. 메시지 고정하기: 누구나`];
  expect(await answers(owner, `RIGHTS ${ROOM} pin guest`)).toEqual(told);
  expect(await heard(two)).toEqual(told);
  expect(await answers(two, `RIGHTS ${ROOM}`)).toContain(':irc.sokdak NOTICE two :pin guest: 메시지 고정하기');
  expect(await answers(two, `RIGHTS ${ROOM} topic guest`)).toEqual([
    `:irc.sokdak 482 two ${ROOM} :방장만 할 수 있습니다.`,
  ]);
  expect((await answers(owner, `RIGHTS ${ROOM} kick guest`))[0]).toMatch(/INVALID_PARAMS/);
  await answers(owner, `RIGHTS ${ROOM} link member`);
  expect(await answers(two, `PRIVMSG ${ROOM} :https://a.kr`)).toEqual([
    `:irc.sokdak 404 two ${ROOM} :닉네임을 지킨 회원만 할 수 있습니다. 비밀번호를 정하면 회원이 됩니다.`,
  ]);
});
