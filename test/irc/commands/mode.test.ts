import { expect, test } from 'vitest';
import { answers, heard, ROOM, scene } from './scene.ts';

const at = scene();

test('MODE of a room says what always holds there', async () => {
  const one = await at.come('one');
  expect(await answers(one, `MODE ${ROOM}`)).toEqual([`:irc.sokdak 324 one ${ROOM} :+nt`]);
  expect(await answers(one, `MODE ${ROOM} +nt`)).toEqual([]);
  expect(await answers(one, `MODE ${ROOM} -n`)).toEqual([
    `:irc.sokdak 482 one ${ROOM} :방장과 운영자만 할 수 있습니다.`,
  ]);
  expect(await answers(one, 'MODE #nowhere')).toEqual([':irc.sokdak 403 one #nowhere :그런 방이 없습니다.']);
  expect(await answers(one, 'MODE')).toEqual([':irc.sokdak 461 one MODE :Not enough parameters']);
});

test('MODE of the owner cannot change what always holds', async () => {
  const owner = await at.comeAsOwner('one');
  expect(await answers(owner, `MODE ${ROOM} -t+o nobody`)).toEqual([
    ':irc.sokdak 472 one t :always holds here',
    ':irc.sokdak 401 one nobody :그런 사람이 없습니다.',
  ]);
  expect(await answers(owner, `MODE ${ROOM} +k key`)).toEqual([
    `:irc.sokdak 472 one k :is unknown mode char to me for ${ROOM}`,
  ]);
});

test('MODE +b bans: out at once, refused at the door, in the list, and free again by -b', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await heard(owner);
  const told = [`:one!u@sokdak MODE ${ROOM} +b :two!*@*`, `:one!u@sokdak KICK ${ROOM} two :`];
  expect(await answers(owner, `MODE ${ROOM} +b two!*@*`)).toEqual(told);
  expect(await heard(two)).toEqual(told);
  expect(await answers(two, `JOIN ${ROOM}`)).toEqual([
    `:irc.sokdak 474 two ${ROOM} :이 방에 들어올 수 없게 되었습니다.`,
  ]);
  expect(await answers(owner, `MODE ${ROOM} b`)).toEqual([
    `:irc.sokdak 367 one ${ROOM} :two!*@*`,
    `:irc.sokdak 368 one ${ROOM} :End of channel ban list`,
  ]);
  expect(await answers(owner, `MODE ${ROOM} -b two!*@*`)).toEqual([`:one!u@sokdak MODE ${ROOM} -b :two!*@*`]);
  expect((await answers(two, `JOIN ${ROOM}`))[0]).toBe(`:two!u@sokdak JOIN :${ROOM}`);
});

test('MODE +b of a mask, as clients make it of user and host, is of the one whom it fits', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await owner.barrier();
  const [who = ''] = await owner.ask('WHO two');
  const user = who.split(' ')[4];
  expect((await answers(owner, `MODE ${ROOM} +b *!*${user}@*`))[0]).toBe(`:one!u@sokdak MODE ${ROOM} +b :two!*@*`);
  expect((await answers(owner, `MODE ${ROOM} -b *!${user}@sokdak`))[0]).toBe(`:one!u@sokdak MODE ${ROOM} -b :two!*@*`);
  await two.ask(`JOIN ${ROOM}`);
  await owner.barrier();
  expect(await answers(owner, `MODE ${ROOM} +b *!*@*`)).toEqual([
    ':irc.sokdak 400 one MODE :INVALID_PARAMS: Name one person, by nickname',
  ]);
});

test('MODE +b is refused to others, of nobody, of oneself; -b of who is not banned; the list is empty for others', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await heard(owner);
  expect(await answers(two, `MODE ${ROOM} +b one`)).toEqual([
    `:irc.sokdak 482 two ${ROOM} :방장과 운영자만 할 수 있습니다.`,
  ]);
  expect(await answers(two, `MODE ${ROOM} +b`)).toEqual([`:irc.sokdak 368 two ${ROOM} :End of channel ban list`]);
  expect(await answers(owner, `MODE ${ROOM} +b nobody`)).toEqual([':irc.sokdak 401 one nobody :그런 사람이 없습니다.']);
  expect(await answers(owner, `MODE ${ROOM} +b one`)).toEqual([
    `:irc.sokdak 482 one ${ROOM} :자기 자신에게는 할 수 없습니다.`,
  ]);
  expect(await answers(owner, `MODE ${ROOM} -b two`)).toEqual([':irc.sokdak 401 one two :그런 사람이 없습니다.']);
  expect(await answers(owner, 'MODE #nowhere b')).toEqual([
    ':irc.sokdak 403 one #nowhere :그런 방이 없습니다.',
    ':irc.sokdak 368 one #nowhere :End of channel ban list',
  ]);
});

test('MODE of oneself says what holds, passes over what clients set by habit, and refuses the rest', async () => {
  const one = await at.come('one');
  await at.come('two');
  expect(await answers(one, 'MODE one')).toEqual([':irc.sokdak 221 one :+i']);
  expect(await answers(one, 'MODE one +i')).toEqual([]);
  expect(await answers(one, 'MODE one +x')).toEqual([':irc.sokdak 501 one :Unknown MODE flag']);
  expect(await answers(one, 'MODE two')).toContain(':irc.sokdak 502 one :Cannot change mode for other users');
  expect(await answers(one, 'MODE nobody')).toEqual([':irc.sokdak 401 one nobody :그런 사람이 없습니다.']);
  const owner = await at.comeAsOwner('three');
  expect(await answers(owner, 'MODE three')).toEqual([':irc.sokdak 221 three :+io']);
});

test('[M10] MODE +o and -o make a moderator and end it: told as MODE, shown as @, and may what the owner may there', async () => {
  const owner = await at.comeAsOwner('one');
  const [two, three] = [await at.come('two'), await at.come('three')];
  await heard(owner);
  await heard(two);
  const told = [`:one!u@sokdak MODE ${ROOM} +o :two`];
  expect(await answers(two, `MODE ${ROOM} +o three`)).toEqual([`:irc.sokdak 482 two ${ROOM} :방장만 할 수 있습니다.`]);
  expect(await answers(owner, `MODE ${ROOM} +o two`)).toEqual(told);
  expect(await heard(two)).toEqual(told);
  expect(await heard(three)).toEqual(told);
  expect((await answers(three, `NAMES ${ROOM}`))[0]).toMatch(/(?=.*@one)(?=.*@two)(?!.*@three)/);
  expect((await answers(three, `WHO ${ROOM}`)).find((line) => line.includes(' two '))).toMatch(/ two H@ /);
  expect(await answers(two, `MODE ${ROOM} -n`)).toEqual([':irc.sokdak 472 two n :always holds here']);
  expect(await answers(two, `KICK ${ROOM} three :조용히`)).toEqual([`:two!u@sokdak KICK ${ROOM} three :조용히`]);
  await answers(two, `PART ${ROOM}`);
  await heard(owner);
  await answers(two, `JOIN ${ROOM}`);
  expect(await heard(owner)).toEqual([`:two!u@sokdak JOIN :${ROOM}`, `:irc.sokdak MODE ${ROOM} +o :two`]);
  expect(await answers(owner, `MODE ${ROOM} -o two`)).toEqual([`:one!u@sokdak MODE ${ROOM} -o :two`]);
  expect(await answers(two, `KICK ${ROOM} one`)).toEqual([
    `:irc.sokdak 482 two ${ROOM} :방장과 운영자만 할 수 있습니다.`,
  ]);
  expect((await answers(owner, `MODE ${ROOM} -o two`))[0]).toMatch(/ 400 one MODE .*NO_CHANGE/);
});
