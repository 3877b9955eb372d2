import { expect, test } from 'vitest';
import { answers, ROOM, scene } from './scene.ts';

const at = scene();

test('[R20] DROP deletes a room whose name is said twice: all who are in it are kicked out with the reason, and it is gone', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  await answers(two, 'JOIN #동굴');
  expect((await answers(two, 'DROP #동굴 #동굴'))[0]).toMatch(/ 482 two #동굴 /);
  expect((await answers(owner, 'DROP #동굴 #굴'))[0]).toMatch(/ 400 one DROP :WRONG_NAME: 방 이름이 다릅니다/);
  expect(await answers(owner, 'DROP #동굴 #동굴 :이사')).toEqual([
    ':irc.sokdak NOTICE * :one님이 #동굴 방을 지웠습니다. 이사',
  ]);
  expect(await two.barrier()).toContainEqual(
    expect.stringMatching(/^:one!\S+ KICK #동굴 two :one님이 #동굴 방을 지웠습니다\. 이사$/),
  );
  expect((await answers(two, 'PRIVMSG #동굴 :안녕'))[0]).toMatch(/ 403 two #동굴 /);
  expect((await answers(two, 'JOIN #동굴'))[0]).toMatch(/ 403 two #동굴 :지워진 방입니다/);
  expect((await answers(owner, `DROP ${ROOM} ${ROOM}`))[0]).toMatch(/^:one!\S+ KICK #\S+ one :/);
  expect((await answers(two, `JOIN ${ROOM}`))[0]).toMatch(/^:two!\S+ JOIN /);
});
