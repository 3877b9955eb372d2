import { expect } from 'vitest';
import { form } from './stage/chance.ts';
import { experiment, open } from './stage/experiment.ts';
import { spread } from './stage/figures.ts';
import { Guest } from './stage/guest.ts';
import { type Came, type Line, socketioOver, websocket } from './stage/line.ts';

const GUESSES = form({ short: 200, long: 2_000 });
const GUESSERS = 10;
/** As many as one may ask at once. */
const PROBES = 30;

const codeOf = (answer: Came | null) => (answer?.error as { code?: string } | undefined)?.code;

/** One password after the other. Resolves to how each was answered; what came after the line was cut is null. */
async function guess(line: Line, from: number): Promise<readonly (string | undefined)[]> {
  const asked = Array.from({ length: GUESSES / GUESSERS }, (_, n) =>
    line.ask('login', { nickname: '홍길동', password: `guess ${from} ${n}` }),
  );
  return (await Promise.all(asked)).map(codeOf);
}

experiment(
  {
    id: 'D7',
    fault: `${GUESSES} passwords guessed at once for one nickname, over ${GUESSERS} lines`,
    holds:
      'a few are looked at, the rest refused unseen; others are answered all the while; the right one is not guessed [A4] [G4]',
    patience: 120_000,
  },
  async () => {
    const house = open({ flags: [] });
    const owner = await new Guest(house, '홍길동', websocket).come();
    expect(await owner.line.ask('claim', { password: 'eight words that nobody guesses' })).toMatchObject({ ok: true });
    const { line } = await new Guest(house, '탐침', websocket).come();
    const ways = [websocket, socketioOver('websocket')];
    const lines = await Promise.all(
      Array.from(
        { length: GUESSERS },
        async (_, n) => (await new Guest(house, `도둑${n}`, ways[n % 2] ?? websocket).come()).line,
      ),
    );
    const guessing = Promise.all(lines.map(guess)).then((all) => all.flat());
    const waits: number[] = [];
    while (waits.length < PROBES) {
      const asked = performance.now();
      expect(await line.ask('mark', {})).toMatchObject({ ok: true });
      waits.push(performance.now() - asked);
    }
    const codes = await guessing;
    const looked = codes.filter((code) => code === 'wrong_login').length;
    expect(new Set(codes)).toEqual(new Set(['wrong_login', 'too_fast']));
    expect(looked).toBeLessThanOrEqual(GUESSERS * 2);
    for (const each of [line, owner.line, ...lines]) each.close();
    return `${looked} looked at, ${codes.length - looked} refused unseen; another was answered ${waits.length} times meanwhile, ${spread(waits)}`;
  },
);
