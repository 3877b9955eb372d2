import { expect, test } from 'vitest';
import { answers, heard, ROOM, scene } from './scene.ts';

const at = scene();

test('[T7] PIN and UNPIN change what is pinned, which is told in one line; PINS lists it', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await answers(two, `PRIVMSG ${ROOM} :모임은 일곱 시`);
  const log = at.house.hub.rooms.named(ROOM)?.log ?? '';
  const [entry] = (await at.house.hub.store.logs.page(log, { before: 99, limit: 1 })).entries;
  await heard(owner);
  expect(await answers(two, `PIN ${entry?.id}`)).toEqual([expect.stringMatching(/ 482 two /)]);
  await answers(owner, `PIN ${entry?.id}`);
  expect(await heard(two)).toEqual([`:irc.sokdak NOTICE ${ROOM} :one님이 메시지를 고정했습니다.`]);
  expect(await answers(two, `PINS ${ROOM}`)).toEqual([
    expect.stringMatching(/^:irc\.sokdak NOTICE two :\S+ \S+ UTC two: 모임은 일곱 시$/),
  ]);
  await answers(owner, `UNPIN ${entry?.id}`);
  expect(await heard(two)).toEqual([`:irc.sokdak NOTICE ${ROOM} :one님이 고정을 풀었습니다.`]);
  expect(await answers(two, `PINS ${ROOM}`)).toEqual([]);
});
