import { expect, test } from 'vitest';
import { answers, heard, scene } from './scene.ts';

const at = scene();

test('[O3] KILL logs somebody out everywhere, and is the owner’s alone', async () => {
  const owner = await at.comeAsOwner('one');
  const two = await at.come('two');
  expect(await answers(two, 'KILL one :no')).toEqual([expect.stringMatching(/^:irc.sokdak 48[12] two/)]);
  await answers(owner, 'KILL two :spam');
  await two.closed;
  expect(at.house.hub.people.named('two')).toBeNull();
  await heard(owner);
  expect(await answers(owner, 'KILL nobody')).toEqual([expect.stringMatching(/^:irc.sokdak 401 one nobody/)]);
});
