import { expect, test } from 'vitest';
import { answers, scene } from './scene.ts';

const at = scene();

test('[A7] FORGET makes one nobody, by one’s own nickname alone', async () => {
  const one = await at.come('one');
  const two = await at.come('two');
  expect((await answers(two, 'FORGET one')).length).toBe(1);
  expect(at.house.hub.people.named('one')).not.toBeNull();
  two.send('FORGET two');
  await two.closed;
  expect(at.house.hub.people.named('two')).toBeNull();
  expect((await answers(one, 'ISON two one'))[0]).toMatch(/:one$/);
});
