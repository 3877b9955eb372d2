import { expect } from 'vitest';
import { form } from './stage/chance.ts';
import { experiment, open } from './stage/experiment.ts';
import { Guest } from './stage/guest.ts';
import { type Came, type Line, websocket } from './stage/line.ts';
import { historyFor } from './stage/reader.ts';
import { EVERY_WAY } from './stage/ways.ts';

const TIMES = form({ short: 50, long: 1_000 });

experiment(
  {
    id: 'A4',
    fault: 'the same key over and over, on every way in, over three lines and two restarts',
    holds: 'kept once, and all answers name the same place [S11]',
  },
  async () => {
    const house = open();
    const answers: (Came | null)[] = [];
    // One person, whatever he comes through: the key is his.
    let token: string | null = null;
    for (const signal of ['SIGKILL', 'SIGTERM', null] as const) {
      for (const dial of EVERY_WAY) {
        const guest: Guest = new Guest(house, '되풀이', dial, token);
        const { line } = await guest.come();
        token = guest.token;
        answers.push(...(await sayAgain(line)));
        line.close();
      }
      if (signal) await house.replace(signal);
    }
    const said = answers.map((answer) => [answer?.ok, ...places(answer)].join(' '));
    const [first = ''] = said;
    // IRC tells the id of what it echoes, and nothing where it was said before.
    expect([...new Set(said)].filter((one) => one !== 'true')).toEqual([first]);
    expect(first).toMatch(/^true 1 /);
    expect(await historyFor(new Guest(house, '사관', websocket))).toHaveLength(1);
    return `${answers.length} answers over ${3 * EVERY_WAY.length} lines, 4 ways in and 2 restarts: 1 kept, 1 place`;
  },
);

function places(answer: Came | null): readonly unknown[] {
  return answer?.seq === undefined ? [] : [answer.seq, answer.id, answer.at];
}

function sayAgain(line: Line): Promise<readonly (Came | null)[]> {
  const asked = { room: '#광장', text: '한 번만', key: 'once' };
  return Promise.all(Array.from({ length: TIMES }, () => line.ask('say', asked)));
}
