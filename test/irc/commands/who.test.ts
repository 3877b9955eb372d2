import { expect, test } from 'vitest';
import { answers, ROOM, scene } from './scene.ts';

const { come, comeAsOwner } = scene();

test('WHO tells who is in a room: away, owner, prefix', async () => {
  const one = await comeAsOwner('홍길동');
  const two = await come('김소연');
  await two.ask('AWAY :점심');
  expect(await answers(one, `WHO ${ROOM}`)).toEqual([
    `:irc.sokdak 352 홍길동 ${ROOM} u sokdak irc.sokdak 김소연 G :0 김소연`,
    `:irc.sokdak 352 홍길동 ${ROOM} u sokdak irc.sokdak 홍길동 H*@ :0 홍길동`,
    `:irc.sokdak 315 홍길동 ${ROOM} :End of WHO list`,
  ]);
  expect(await answers(one, `WHO ${ROOM} o`)).toEqual([
    `:irc.sokdak 352 홍길동 ${ROOM} u sokdak irc.sokdak 홍길동 H*@ :0 홍길동`,
    `:irc.sokdak 315 홍길동 ${ROOM} :End of WHO list`,
  ]);
});
