import { expect, test } from 'vitest';
import { answers, ROOM, scene } from './scene.ts';

const at = scene();
const CAPS = ['message-tags', 'server-time', 'batch', 'standard-replies', 'soju.im/search'];

test('SEARCH (soju.im/search) is one batch of the messages that say it, the oldest first, each with msgid and time', async () => {
  const one = await at.come('one', { caps: CAPS });
  const two = await at.come('two', { caps: CAPS });
  await one.ask(`PRIVMSG ${ROOM} :점심 국밥`, 'PRIVMSG two :저녁 국밥');
  await two.ask(`PRIVMSG ${ROOM} :국밥 좋아요`);
  await one.barrier();
  const time = '@time=2026-03-01T09:00:00.000Z;msgid=ID;batch=b1';
  const found = await answers(one, 'SEARCH text=국밥');
  expect(found).toEqual([
    ':irc.sokdak BATCH +b1 :soju.im/search',
    `${time} :one!u@sokdak PRIVMSG ${ROOM} :점심 국밥`,
    `${time} :one!u@sokdak PRIVMSG two :저녁 국밥`,
    `${time} :two!u@sokdak PRIVMSG ${ROOM} :국밥 좋아요`,
    ':irc.sokdak BATCH :-b1',
  ]);
  const texts = async (words: string) =>
    (await answers(one, words)).flatMap((line) => / PRIVMSG \S+ :(.*)$/.exec(line)?.[1] ?? []);
  expect(await texts('SEARCH 국밥 좋아요')).toEqual(['국밥 좋아요']);
  expect(await texts(`SEARCH text=국밥\\s좋아요;in=${ROOM};from=two`)).toEqual(['국밥 좋아요']);
  expect(await texts('SEARCH text=국밥;in=two')).toEqual(['저녁 국밥']);
  expect(await texts('SEARCH text=국밥;limit=1')).toEqual(['국밥 좋아요']);
  expect(await texts('SEARCH text=국밥;before=2026-03-01T08:59:59.000Z')).toEqual([]);
  expect(await texts('SEARCH text=국밥;before=2026-03-01T09:00:00.000Z')).toHaveLength(3);
  expect(await texts('SEARCH text=국밥;after=2026-03-01T09:00:00.001Z')).toEqual([]);
});

test('SEARCH says which attribute it does not understand, and that there is nothing to look for', async () => {
  const one = await at.come('one', { caps: CAPS });
  expect(await answers(one, 'SEARCH text=a;limit=0')).toEqual([
    ':irc.sokdak FAIL SEARCH INVALID_PARAMS limit :Invalid parameters',
  ]);
  expect(await answers(one, 'SEARCH text=a;before=yesterday')).toEqual([
    ':irc.sokdak FAIL SEARCH INVALID_PARAMS before :Invalid parameters',
  ]);
  expect((await answers(one, 'SEARCH from=one'))[0]).toMatch(/^:irc\.sokdak FAIL SEARCH INVALID_PARAMS text :/);
  expect((await answers(one, 'SEARCH text=a;in=#nowhere'))[0]).toMatch(/ 403 one #nowhere /);
});

test('SEARCH finds nothing of what others whisper', async () => {
  const one = await at.come('one', { caps: CAPS });
  await at.come('two', { caps: CAPS });
  const three = await at.come('three', { caps: CAPS });
  await one.ask('PRIVMSG two :비밀');
  await one.barrier();
  expect(await answers(three, 'SEARCH text=비밀')).toHaveLength(2);
});
