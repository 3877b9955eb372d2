import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inTurns } from './in-turns.ts';

it('serves a few at once, the rest in the turns that follow, in order', async () => {
  const served: number[] = [];
  const serve = inTurns((n: number) => void served.push(n), 2);
  for (const n of [1, 2, 3, 4, 5]) serve(n);
  const after: number[] = [served.length];
  for (let turn = 0; turn < 3; turn += 1) {
    await nextTurn();
    after.push(served.length);
  }
  expect(after).toEqual([2, 4, 5, 5]);
  expect(served).toEqual([1, 2, 3, 4, 5]);
});

it('lets nobody pass who comes while others wait', async () => {
  const served: string[] = [];
  const serve = inTurns((who: string) => void served.push(who), 1);
  for (const who of ['첫째', '둘째', '셋째']) serve(who);
  await nextTurn();
  serve('넷째');
  for (let turn = 0; turn < 3; turn += 1) await nextTurn();
  expect(served).toEqual(['첫째', '둘째', '셋째', '넷째']);
});
