import { expect, test } from 'vitest';
import type { Payload } from '../protocol/commands.ts';
import { TestClock } from './testing/clock.ts';
import { Writing } from './writing.ts';

const [hong, kim] = [
  { id: 'p1', nickname: '홍길동' },
  { id: 'p2', nickname: '김소연' },
];

function box() {
  const clock = new TestClock();
  const said: Payload<'typing'>[] = [];
  const now: { text: string | null; to: typeof kim | null } = { text: '안녕', to: null };
  const say = (payload: Payload<'typing'>) => said.push(payload);
  const writing = new Writing({ room: '#광장', clock, text: () => now.text, to: () => now.to, say });
  return { clock, said, now, writing };
}

test('[R11] (UX 49) that I am writing is told at most each 3 s, to those who will read it', () => {
  const { clock, said, now, writing } = box();
  for (let ms = 0; ms < 4_000; ms += 500) {
    writing.typed();
    clock.advance(500);
  }
  expect(said).toEqual([{ room: '#광장' }, { room: '#광장' }]);
  now.to = kim;
  clock.advance(3_000);
  writing.typed();
  expect(said.at(-1)).toEqual({ to: '김소연' });
});

test('(UX 49) an empty box, a command and an edit are not told of', () => {
  const { clock, said, now, writing } = box();
  for (const text of ['', ' \n', '/w 김소연 비밀', '／귓속말 김소연 비밀', null]) {
    now.text = text;
    writing.typed();
    clock.advance(3_000);
  }
  expect(said).toEqual([]);
  now.text = '//말';
  writing.typed();
  expect(said).toEqual([{ room: '#광장' }]);
});

test('[R11] (UX 49) who writes is forgotten 6 s after the last news of it, or when he has spoken, stopped or left', () => {
  const { clock, writing } = box();
  const active = { on: 'typing', room: '#광장', state: 'active' } as const;
  const names = () => [writing.toAll, writing.toMe].map((all) => all.map(({ nickname }) => nickname));
  writing.told({ ...active, who: hong });
  writing.told({ ...active, who: kim, room: '#부엌' });
  writing.told({ on: 'typing', who: kim, state: 'active' });
  expect(names()).toEqual([['홍길동'], ['김소연']]);
  clock.advance(5_000);
  writing.told({ ...active, who: hong });
  clock.advance(5_000);
  expect(names()).toEqual([['홍길동'], []]);
  const place = { log: 'l', seq: 1, id: 'e', at: 1 };
  writing.told({ on: 'said', room: '#부엌', by: hong, text: '다른 방', ...place });
  expect(names()).toEqual([['홍길동'], []]);
  writing.told({ on: 'said', room: '#광장', by: hong, text: '여기', ...place });
  expect(names()).toEqual([[], []]);
  writing.told({ ...active, who: hong });
  writing.told({ ...active, who: hong, state: 'done' });
  writing.told({ ...active, who: kim });
  writing.told({ on: 'left', room: '#광장', who: kim, count: 1 });
  expect(names()).toEqual([[], []]);
});
