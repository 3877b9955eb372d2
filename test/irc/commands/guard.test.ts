import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { zeroBits } from '../../../src/core/work.ts';
import type { GateSettings } from '../../../src/hub/gate.ts';
import { type House, openHouse, usual } from '../../plays/house.ts';
import { LineClient } from '../line-client.ts';
import { answers, heard, ROOM, scene } from './scene.ts';

const at = scene();
let gated: House | null = null;
afterEach(() => gated?.stop());

async function gatedHouse(gate: GateSettings): Promise<House> {
  gated = await openHouse(usual({ settings: { gate } }));
  return gated;
}

test('SLOW sets the pace of a room; who comes later is told', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await heard(owner);
  const told = [`:irc.sokdak NOTICE ${ROOM} :one 님이 느린 대화를 켬: 30초에 한 번`];
  expect(await answers(owner, `SLOW ${ROOM} 30`)).toEqual(told);
  expect(await heard(two)).toEqual(told);
  await answers(two, `PRIVMSG ${ROOM} :하나`);
  expect(await answers(two, `PRIVMSG ${ROOM} :둘`)).toEqual([
    expect.stringMatching(/ 400 two PRIVMSG :RATE_LIMITED: 너무 빠릅니다. 30초 뒤에/),
  ]);
  const three = await at.come('three', { rooms: [] });
  expect(await answers(three, `JOIN ${ROOM}`)).toContain(
    `:irc.sokdak NOTICE ${ROOM} :느린 대화: 30초에 한 번 말할 수 있습니다`,
  );
  expect(await answers(two, `SLOW ${ROOM} 0`)).toEqual([
    `:irc.sokdak 482 two ${ROOM} :방장과 운영자만 할 수 있습니다.`,
  ]);
  expect((await answers(owner, `SLOW ${ROOM} soon`))[0]).toMatch(/INVALID_PARAMS/);
  expect(await answers(owner, `SLOW ${ROOM} 0`)).toEqual([`:irc.sokdak NOTICE ${ROOM} :one 님이 느린 대화를 끔`]);
});

test('LOCK lets nobody new in, who is told why', async () => {
  const owner = await at.comeAsOwner('one');
  expect(await answers(owner, 'LOCK on :수업 중')).toEqual([':irc.sokdak NOTICE * :one 님이 문을 잠금: 수업 중']);
  const stranger = await LineClient.connect({ port: at.house.ircPort });
  stranger.send('NICK two', 'USER a 0 * :a');
  expect((await stranger.last()).slice(0, 1)).toEqual([
    ':irc.sokdak 465 * :지금은 새로 온 사람을 받지 않습니다. 이유: 수업 중',
  ]);
  expect((await answers(owner, 'LOCK perhaps'))[0]).toMatch(/INVALID_PARAMS/);
  expect(await answers(owner, 'LOCK off')).toEqual([':irc.sokdak NOTICE * :one 님이 문을 엶']);
  await at.come('two');
});

test('ANSWER to the question that NICK and USER were refused for, and one is in', async () => {
  const house = await gatedHouse({ question: { asks: '3 더하기 4는?', answer: '7' }, bits: 0 });
  const client = await LineClient.connect({ port: house.ircPort });
  client.send('NICK one', 'USER a 0 * :a');
  expect(await client.barrier()).toEqual([
    ':irc.sokdak 400 * NICK :ANSWER_REQUIRED: 들어오려면 이 물음에 답해 주세요: 3 더하기 4는?',
    ':irc.sokdak NOTICE * :답은 이렇게 보냅니다: /quote ANSWER 답',
  ]);
  client.send('ANSWER 8');
  expect((await client.barrier())[0]).toMatch(/ANSWER_REQUIRED/);
  client.send('ANSWER :7');
  expect((await client.barrier())[0]).toMatch(/ 001 one /);
  expect((await client.ask('ANSWER 7'))[0]).toMatch(/ 462 /);
});

test('ANSWER takes a proof of work, too', async () => {
  const house = await gatedHouse({ question: null, bits: 6 });
  const client = await LineClient.connect({ port: house.ircPort });
  client.send('NICK one', 'USER a 0 * :a');
  const challenge = (await client.barrier()).at(-1)?.split(' ').at(-1)?.replace(/^:/, '');
  const digest = (work: string) => createHash('sha256').update(work).digest('base64url');
  let number = 0;
  while (zeroBits(digest(`${challenge}:${number}`)) < 6) number += 1;
  client.send(`ANSWER ${challenge}:${number}`);
  expect((await client.barrier())[0]).toMatch(/ 001 one /);
});

test('[M12] [M13] MUTE and UNMUTE: all are told, who is muted is refused by FAIL, and told again when he comes in', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two', { caps: ['standard-replies'] });
  await heard(owner);
  const end = new Date(at.house.clock.now() + 60_000).toISOString().slice(0, 19).replace('T', ' ');
  const told = [`:irc.sokdak NOTICE ${ROOM} :one 님이 two 님을 말하지 못하게 함 (${end} UTC까지): 도배 그만`];
  expect(await answers(owner, `MUTE ${ROOM} two 60 :도배 그만`)).toEqual(told);
  expect(await heard(two)).toEqual(told);
  expect(await answers(two, `PRIVMSG ${ROOM} :왜`)).toEqual([
    `:irc.sokdak FAIL PRIVMSG MUTED ${ROOM} :이 방에서 말할 수 없게 되었습니다 (${end} UTC까지). 이유: 도배 그만`,
  ]);
  await answers(two, `PART ${ROOM}`);
  expect(await answers(two, `JOIN ${ROOM}`)).toContain(
    `:irc.sokdak NOTICE ${ROOM} :이 방에서 말할 수 없습니다 (${end} UTC까지): 도배 그만`,
  );
  await heard(owner);
  expect(await answers(owner, `UNMUTE ${ROOM} two`)).toEqual([
    `:irc.sokdak NOTICE ${ROOM} :one 님이 two 님을 다시 말하게 함`,
  ]);
  expect(await answers(owner, `UNMUTE ${ROOM} two`)).toEqual([':irc.sokdak 401 one two :그런 사람이 없습니다.']);
  expect(await answers(two, `MUTE ${ROOM} one`)).toEqual([
    `:irc.sokdak 482 two ${ROOM} :방장과 운영자만 할 수 있습니다.`,
  ]);
});

test('[M13] BAN keeps out for a time; the list of MODE b says until when', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await heard(owner);
  const end = new Date(at.house.clock.now() + 60_000).toISOString().slice(0, 19).replace('T', ' ');
  expect(await answers(owner, `BAN ${ROOM} two 60 :광고`)).toEqual([
    `:one!u@sokdak MODE ${ROOM} +b :two!*@*`,
    `:one!u@sokdak KICK ${ROOM} two :광고 (${end} UTC까지)`,
  ]);
  expect(await answers(two, `JOIN ${ROOM}`)).toEqual([
    `:irc.sokdak 474 two ${ROOM} :이 방에 들어올 수 없게 되었습니다 (${end} UTC까지). 이유: 광고`,
  ]);
  expect(await answers(owner, `MODE ${ROOM} b`)).toEqual([
    `:irc.sokdak 367 one ${ROOM} :two!*@*`,
    `:irc.sokdak NOTICE one :${ROOM} two!*@* (${end} UTC까지)`,
    `:irc.sokdak 368 one ${ROOM} :End of channel ban list`,
  ]);
  at.house.clock.advance(60_000);
  expect(await answers(owner, `MODE ${ROOM} b`)).toEqual([`:irc.sokdak 368 one ${ROOM} :End of channel ban list`]);
});

test('SILENCE blocks a person, lists whom one blocked, and unblocks', async () => {
  const [one, two] = [await at.come('one'), await at.come('two')];
  await heard(one);
  expect(await answers(one, 'SILENCE')).toEqual([':irc.sokdak 272 one :End of SILENCE list']);
  expect(await answers(one, 'SILENCE +two!*@*')).toEqual([expect.stringMatching(/^:one!\S+ SILENCE :\+two!\*@\*$/)]);
  expect(await answers(two, 'PRIVMSG one :왜요')).toEqual([
    ':irc.sokdak 531 two one :둘 가운데 한 사람이 상대를 차단해 두어 할 수 없습니다.',
  ]);
  expect(await answers(one, 'SILENCE +two')).toEqual([expect.stringMatching(/NO_CHANGE/)]);
  expect(await answers(one, 'SILENCE')).toEqual([
    ':irc.sokdak 271 one one :two!*@*',
    ':irc.sokdak 272 one :End of SILENCE list',
  ]);
  expect(await answers(one, 'SILENCE two')).toEqual([expect.stringMatching(/INVALID_PARAMS/)]);
  expect(await answers(one, 'SILENCE +*!*@*')).toEqual([expect.stringMatching(/INVALID_PARAMS/)]);
  expect(await answers(one, 'SILENCE +nobody')).toEqual([expect.stringMatching(/ 401 one nobody /)]);
  await answers(one, 'SILENCE -two');
  expect(await answers(two, 'PRIVMSG one :고마워요')).toEqual([]);
});

test('BAN with * keeps out of the server, BANS lists it, UNBAN lets back; who is kept out is told why before the link is closed', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await heard(owner);
  const out = ':irc.sokdak NOTICE * :one 님이 two 님을 서버에 들어오지 못하게 함: 광고';
  expect(await answers(owner, 'BAN * two :광고')).toContain(out);
  expect(await two.last()).toEqual(expect.arrayContaining([out]));
  expect(await answers(owner, 'BAN * 192.0.2.0/24 60 :도배')).toEqual([
    expect.stringMatching(
      /^:irc\.sokdak NOTICE \* :one 님이 192\.0\.2\.0\/24 님을 서버에 들어오지 못하게 함 \(.+까지\): 도배$/,
    ),
  ]);
  expect(await answers(owner, 'MUTE * three')).toEqual([expect.stringMatching(/ 401 one three /)]);
  expect(await answers(owner, 'BANS')).toEqual([
    ':irc.sokdak NOTICE one :BAN two!*@*: 광고',
    expect.stringMatching(/^:irc\.sokdak NOTICE one :BAN 192\.0\.2\.0\/24 \(.+까지\): 도배$/),
  ]);
  expect(await answers(owner, 'UNBAN * two')).toEqual([
    ':irc.sokdak NOTICE * :one 님이 two 님을 서버에 다시 들어오게 함',
  ]);
  await answers(owner, 'UNBAN * 192.0.2.0/24');
  expect(await answers(owner, 'BANS')).toEqual([]);
  const three = await at.come('three');
  expect(await answers(three, 'BANS')).toEqual([expect.stringMatching(/ 482 three /)]);
  await heard(owner);
  expect(await answers(owner, `BAN ${ROOM} three :그만`)).toHaveLength(2);
  expect(await answers(owner, `UNBAN ${ROOM} three`)).toEqual([expect.stringMatching(/ MODE /)]);
});

test('MUTE with * lets somebody speak nowhere, UNMUTE with * ends it', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await answers(owner, 'MUTE * two :도배');
  expect(await heard(two)).toContain(':irc.sokdak NOTICE * :one 님이 two 님을 서버 어디에서도 말하지 못하게 함: 도배');
  expect(await answers(two, `PRIVMSG ${ROOM} :왜요`)).toEqual([expect.stringMatching(/MUTED: 이 서버 어디에서도/)]);
  await answers(owner, 'UNMUTE * two');
  expect(await heard(two)).toContain(':irc.sokdak NOTICE * :one 님이 two 님을 어디에서나 다시 말하게 함');
  expect(await answers(two, `PRIVMSG ${ROOM} :고맙습니다`)).toEqual([]);
});

test('REPORT asks those who look after the room; ACTS lists what was done', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  const said = await owner.barrier().then(() => answers(two, `PRIVMSG ${ROOM} :사세요`));
  expect(said).toEqual([]);
  const [entry] = (
    await at.house.hub.store.logs.page(at.house.hub.rooms.named(ROOM)?.log ?? '', { before: 99, limit: 1 })
  ).entries;
  const three = await at.come('three');
  await heard(owner);
  expect(await answers(three, `REPORT ${entry?.id} :광고`)).toEqual([]);
  expect(await heard(owner)).toEqual([`:irc.sokdak NOTICE * :three 님이 ${ROOM}에서 two 님의 메시지를 신고함: 광고`]);
  expect(await answers(owner, `ACTS ${ROOM}`)).toEqual([
    expect.stringMatching(/^:irc\.sokdak NOTICE one :\S+ \S+ UTC three reported two \S+: 광고$/),
  ]);
  expect(await answers(three, 'ACTS *')).toEqual([expect.stringMatching(/ 482 three /)]);
});
