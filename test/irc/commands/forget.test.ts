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

test('[A7] the owner names one of several guests who left by the id that FORGET tells', async () => {
  const owner = await at.comeAsOwner('owner');
  const ids: string[] = [];
  for (const _ of ['first', 'second']) {
    const guest = await at.come('guest');
    ids.push(at.house.hub.people.named('guest')?.id ?? '');
    guest.send('QUIT');
    await guest.closed;
    while (at.house.hub.people.named('guest')) await new Promise(setImmediate);
  }
  const [first = '', second = ''] = ids;
  await owner.barrier();
  const told = (await owner.ask('FORGET guest')).join('\n');
  expect(told).toContain(first);
  expect(told).toContain(second);
  expect((await answers(owner, 'FORGET guest nobody')).join()).toMatch(/^:irc\.sokdak (?:4\d\d|FAIL) .*guest/);
  await owner.ask(`FORGET guest ${first}`);
  await at.house.hub.forgetting.idle();
  const { people } = at.house.hub.store;
  expect((await people.called('guest')).map(({ id }) => id)).toEqual([second]);
  const stranger = await at.come('stranger');
  await stranger.ask(`FORGET guest ${second}`);
  expect((await people.called('guest')).map(({ id }) => id)).toEqual([second]);
});
