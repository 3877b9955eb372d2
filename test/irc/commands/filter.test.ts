import { expect, test } from 'vitest';
import { answers, heard, ROOM, scene } from './scene.ts';

const at = scene();

test('[M19] [M22] FILTER sets what a room does not want to read, lists it, and tries it out', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await answers(two, `PRIVMSG ${ROOM} :바보 온달`);
  await heard(owner);
  expect(await answers(owner, `FILTER ${ROOM} try word :바보`)).toEqual([
    `:irc.sokdak NOTICE one :${ROOM} 1/1`,
    expect.stringMatching(/^:irc\.sokdak NOTICE one :\S+ \S+ UTC two: 바보 온달 \(‘바보’\)$/),
  ]);
  expect(await answers(owner, `FILTER ${ROOM} refuse whole :바보`)).toEqual([
    `:irc.sokdak NOTICE * :one님이 ${ROOM} 필터를 정했습니다: 낱말 ‘바보’ – 거절`,
  ]);
  expect(await answers(owner, `FILTER ${ROOM} log link *`)).toHaveLength(1);
  expect(await heard(two)).toEqual([]);
  expect(await answers(owner, `FILTER ${ROOM}`)).toEqual([
    `:irc.sokdak NOTICE one :${ROOM} 거절: 낱말 ‘바보’`,
    `:irc.sokdak NOTICE one :${ROOM} 기록만: 모든 링크`,
  ]);
  expect(await answers(owner, `FILTER ${ROOM} try 10`)).toHaveLength(2);
  expect(await answers(two, `PRIVMSG ${ROOM} :바보야`)).toEqual([
    `:irc.sokdak 404 two ${ROOM} :이 방에서는 ‘바보’ 같은 말을 쓸 수 없습니다.`,
  ]);
  expect(await answers(two, `FILTER ${ROOM}`)).toEqual([expect.stringMatching(/ 482 two /)]);
  expect(await answers(owner, `FILTER ${ROOM} none word :바보`)).toEqual([
    `:irc.sokdak NOTICE * :one님이 ${ROOM} 필터에서 뺐습니다: ‘바보’`,
  ]);
  expect((await answers(owner, `FILTER ${ROOM} forbid word :바보`))[0]).toMatch(/INVALID_PARAMS/);
  expect(await answers(owner, 'FILTER * refuse word :도박')).toHaveLength(1);
  expect(await answers(two, 'NICK 도박왕')).toEqual([
    ':irc.sokdak 432 two 도박왕 :이 서버에서는 ‘도박’ 같은 말을 쓸 수 없습니다.',
  ]);
});
