import { expect, test } from 'vitest';
import { LineClient } from '../line-client.ts';
import { answers, ROOM, scene } from './scene.ts';

const at = scene();

test('[D5] [D6] INVITELINK answers an address and what to say by PASS; by it one comes in and is in the room', async () => {
  const owner = await at.comeAsOwner('one');
  await answers(owner, 'JOIN #동굴', 'MODE #동굴 +i');
  const [made = '', pass = ''] = await answers(owner, 'INVITELINK #동굴 2 3600');
  expect(made).toMatch(
    /^:irc\.sokdak NOTICE one :\S+ #동굴 0\/2 \d{4}-\d\d-\d\d \S+ UTC one https:\/\/chat\.example\.com\/i\/\S+$/,
  );
  const [, secret = ''] = /\/i\/(\S+)$/.exec(made) ?? [];
  expect(pass).toBe(`:irc.sokdak NOTICE one :PASS invite:${secret}`);
  const guest = await LineClient.connect({ port: at.house.ircPort, address: '203.0.113.7' });
  guest.send(`PASS invite:${secret}`, 'NICK two', 'USER a 0 * :a');
  expect(await guest.barrier()).toContainEqual(expect.stringMatching(/^:two!\S+ JOIN :#동굴$/));
  const three = await at.come('three');
  expect((await answers(three, 'JOIN #동굴'))[0]).toMatch(/ 473 three #동굴 /);
  expect((await answers(three, 'JOIN #동굴 wrong'))[0]).toMatch(/ 475 three #동굴 /);
  expect((await answers(three, `JOIN ${ROOM},#동굴 none,${secret}`))[0]).toMatch(/^:three!\S+ JOIN :#동굴$/);
});

test('[D7] INVITES lists what one made, UNINVITE revokes it; wrong words are refused', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await answers(two, `INVITELINK ${ROOM}`);
  const [mine = ''] = await answers(two, 'INVITES');
  expect(mine).toContain(` ${ROOM} 0/1 `);
  expect((await answers(owner, `INVITES ${ROOM}`))[0]).not.toContain('/i/');
  const [, id = ''] = /NOTICE two :(\S+)/.exec((await two.ask('INVITES'))[0] ?? '') ?? [];
  expect((await answers(two, 'UNINVITE none'))[0]).toMatch(/UNKNOWN_INVITE/);
  expect(await answers(two, `UNINVITE ${id}`)).toEqual([]);
  expect(await answers(two, 'INVITES')).toEqual([]);
  expect((await answers(two, 'INVITELINK *'))[0]).toMatch(/ 482 two /);
  expect((await answers(two, `INVITELINK ${ROOM} many`))[0]).toMatch(/INVALID_PARAMS/);
  expect((await answers(two, `INVITELINK ${ROOM} 5000`))[0]).toMatch(/INVALID_PARAMS/);
});
