import { afterEach, expect, it } from 'vitest';
import { form } from './stage/chance.ts';
import { pass } from './stage/figures.ts';
import { Guest } from './stage/guest.ts';
import { House } from './stage/house.ts';
import { type Came, type Line, socketioOver, websocket } from './stage/line.ts';
import { historyFor } from './stage/reader.ts';

const TIMES = form({ short: 50, long: 1_000 });

let house: House;
afterEach(() => house.close());

function sayAgain(line: Line): Promise<readonly (Came | null)[]> {
  const asked = { room: '#광장', text: '한 번만', key: 'once' };
  return Promise.all(Array.from({ length: TIMES }, () => line.ask('say', asked)));
}

it(`A4 ${TIMES} times the same key on each of five lines, with a restart between: kept once, one answer [S11]`, async () => {
  house = new House();
  const answers: (Came | null)[] = [];
  const guest = new Guest(house, '되풀이', socketioOver('websocket'));
  for (const round of [1, 2, 3, 4, 5]) {
    const { line } = await guest.come();
    answers.push(...(await sayAgain(line)));
    line.close();
    if (round === 2) await house.replace('SIGKILL');
    if (round === 4) await house.replace('SIGTERM');
  }
  const places = new Set(answers.map((answer) => JSON.stringify([answer?.ok, answer?.seq, answer?.id, answer?.at])));
  expect([...places]).toEqual([expect.stringContaining('[true,1,')]);
  expect(await historyFor(new Guest(house, '사관', websocket))).toHaveLength(1);
  pass('A4', `${answers.length} answers over 5 lines and 2 restarts: 1 kept, 1 place`);
}, 30_000);
