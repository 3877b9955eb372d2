import fc from 'fast-check';

export const ROOMS = ['#광장', '#부엌'] as const;
export const PEOPLE = ['주인', '홍길동', '김소연', '이몽룡', '성춘향', '도깨비'] as const;

/** What somebody does, after waiting for so many turns of the event loop. `nth` counts among his own messages, or those of `who`. */
export type Act =
  | { readonly do: 'say'; readonly room: string }
  | { readonly do: 'whisper'; readonly to: string; readonly aside: string }
  | { readonly do: 'edit'; readonly nth: number }
  | { readonly do: 'delete'; readonly nth: number }
  | { readonly do: 'react'; readonly who: string; readonly nth: number; readonly emoji: string; readonly on: boolean }
  | { readonly do: 'join'; readonly room: string }
  | { readonly do: 'leave'; readonly room: string }
  | { readonly do: 'kick'; readonly room: string; readonly who: string }
  | { readonly do: 'topic'; readonly room: string }
  | { readonly do: 'rename' }
  | { readonly do: 'return' };

export interface Step {
  readonly who: string;
  readonly turns: number;
  readonly act: Act;
}

const room = fc.constantFrom(...ROOMS);
const person = fc.constantFrom(...PEOPLE);
const emoji = fc.constantFrom('👍', 'ㅋㅋ');
const nth = fc.nat({ max: 8 });
const of = <const T extends string>(name: T) => fc.constant(name);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: of('say'), room }) },
  { weight: 4, arbitrary: fc.record({ do: of('whisper'), to: person, aside: room }) },
  { weight: 3, arbitrary: fc.record({ do: of('edit'), nth }) },
  { weight: 1, arbitrary: fc.record({ do: of('delete'), nth }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: of('react'), who: person, nth: fc.nat({ max: 1 }), emoji, on: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: of('join'), room }) },
  { weight: 2, arbitrary: fc.record({ do: of('leave'), room }) },
  { weight: 1, arbitrary: fc.record({ do: of('kick'), room, who: person }) },
  { weight: 1, arbitrary: fc.record({ do: of('topic'), room }) },
  { weight: 1, arbitrary: fc.record({ do: of('rename') }) },
  { weight: 1, arbitrary: fc.record({ do: of('return') }) },
);

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ who: person, turns: fc.nat({ max: 3 }), act }),
  { maxLength: 60, size: 'max' },
);

/** For how many turns each call of the store is held up, over and over. */
export const delays: fc.Arbitrary<readonly number[]> = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 7 });
