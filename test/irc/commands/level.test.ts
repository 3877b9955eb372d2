import { expect, test } from 'vitest';
import { answers, ROOM, scene } from './scene.ts';

const at = scene();

test('[S19] LEVEL says how loud a room is, and shows it', async () => {
  const one = await at.come('one');
  expect(await answers(one, `LEVEL ${ROOM}`)).toEqual([`:irc.sokdak NOTICE one :${ROOM} all`]);
  expect(await answers(one, `LEVEL ${ROOM} mentions`)).toEqual([`:irc.sokdak NOTICE one :${ROOM} mentions`]);
  expect(await answers(one, `LEVEL ${ROOM}`)).toEqual([`:irc.sokdak NOTICE one :${ROOM} mentions`]);
  expect((await answers(one, `LEVEL ${ROOM} MENTIONS`))[0]).toMatch(/NO_CHANGE/);
  expect((await answers(one, `LEVEL ${ROOM} loud`))[0]).toMatch(/INVALID_PARAMS/);
  expect(await answers(one, 'LEVEL #어디')).toEqual([expect.stringMatching(/ 442 one /)]);
  expect(await answers(one, 'LEVEL #어디 none')).toEqual([expect.stringMatching(/ 403 one /)]);
});
