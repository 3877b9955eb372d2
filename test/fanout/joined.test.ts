import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANSWER, type Listener, listen, WAYS } from './listener.ts';
import { openStreet, type Street } from './street.ts';

const NAMES = ['홍길동', '김소연', '이몽룡'];
const ROOMS = ['#광장', '#부엌', '#마당'];
const RUNS = 6;

type Step =
  | { readonly do: 'say'; readonly who: number; readonly by: number; readonly room: number; readonly times: number }
  | { readonly do: 'whisper'; readonly who: number; readonly to: number }
  | { readonly do: 'move'; readonly who: number; readonly room: number; readonly into: boolean }
  | { readonly do: 'breathe' };

const person = fc.nat(NAMES.length - 1);
const room = fc.nat(ROOMS.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      who: person,
      by: fc.nat(8),
      room,
      times: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('whisper' as const), who: person, to: person }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), who: person, room, into: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('breathe' as const) }) },
);

/** One person with nine connections: one that comes and goes for him, and both kinds of each way in, which listen. */
interface Household {
  readonly actor: Listener;
  readonly listeners: readonly Listener[];
}

async function move(street: Street, nickname: string): Promise<Household> {
  const actor = await listen(street.urls.stock, 'websocket');
  const { token } = await actor.ask('hello', { nickname, rooms: ROOMS });
  const comings = WAYS.flatMap((way) => [listen(street.urls.joined, way), listen(street.urls.stock, way)]);
  const listeners = await Promise.all(comings);
  for (const one of listeners) await one.ask('hello', { nickname: '', token, rooms: [] });
  return { actor, listeners };
}

async function live(households: readonly Household[], steps: readonly Step[]): Promise<void> {
  const asked: Promise<unknown>[] = [];
  let count = 0;
  const text = () => {
    count += 1;
    return `말 ${count}`;
  };
  for (const one of steps) {
    if (one.do === 'breathe') await new Promise(setImmediate);
    else asked.push(...act(households, one, text));
  }
  await Promise.all(asked);
  for (const { listeners } of households) await Promise.all(listeners.map((one) => one.ask('mark', {})));
}

function act(households: readonly Household[], step: Exclude<Step, { do: 'breathe' }>, text: () => string) {
  const { actor, listeners } = households[step.who]!;
  if (step.do === 'move') return [actor.ask(step.into ? 'join' : 'leave', { room: ROOMS[step.room] })];
  if (step.do === 'whisper') return [actor.ask('whisper', { to: NAMES[step.to], text: text() })];
  const speaker = [actor, ...listeners][step.by]!;
  return Array.from({ length: step.times }, () => speaker.ask('say', { room: ROOMS[step.room], text: text() }));
}

const told = ({ heard }: Listener) => heard.filter((one) => !one.startsWith(ANSWER));

test('[R6] [S4] [W1] [G1] [G7] written at once or the way of the libraries: the same, in the same order, answers in their place', async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
    const street = await openStreet();
    const households = await Promise.all(NAMES.map((name) => move(street, name)));
    const [since] = [households.map(({ listeners }) => listeners.map(({ heard }) => heard.length))];
    await live(households, steps);
    for (const [at, { listeners }] of households.entries()) {
      const later = listeners.map((one, nth) => ({ ...one, heard: one.heard.slice(since[at]![nth]) }));
      for (const one of later) {
        expect(told(one), `${one.way} of ${NAMES[at]}`).toEqual(told(later[0]!));
        expect(early(one)).toEqual([]);
      }
    }
    for (const { actor, listeners } of households) for (const one of [actor, ...listeners]) one.leave();
    await street.stop();
  });
  await fc.assert(property, { numRuns: RUNS, seed: 20_26 });
}, 60_000);

/** What was answered before it was told. */
function early({ heard }: Listener): readonly string[] {
  return heard.filter((one, at) => {
    if (!one.startsWith(`${ANSWER}{"room"`)) return false;
    const { text } = JSON.parse(one.slice(ANSWER.length));
    return heard.slice(at).some((later) => !later.startsWith(ANSWER) && JSON.parse(later).text === text);
  });
}
