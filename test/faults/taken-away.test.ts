import { expect } from 'vitest';
import { chanceFrom, form, rounds, SEED } from './stage/chance.ts';
import { experiment, open } from './stage/experiment.ts';
import { fill } from './stage/fill.ts';
import { Guest } from './stage/guest.ts';
import type { House } from './stage/house.ts';
import { type Line, websocket } from './stage/line.ts';
import { admin, asked } from './stage/operator.ts';
import { rest } from './stage/rest-line.ts';

const ROUNDS = rounds({ short: 3, long: 30 });
const STORED = form({ short: 20_000, long: 100_000 });
const SAID = form({ short: 1_500, long: 5_000 });
/** A kill comes within so many ms after it was asked for, or after the start. */
const MOST_MS = form({ short: 60, long: 400 });
const DONE_MS = form({ short: 20_000, long: 200_000 });
const chance = chanceFrom(SEED);

const left = (house: House, text: string) =>
  asked(house, 'SELECT count(*) FROM entries WHERE instr(event, ?1) OR instr(text, ?1)', text);

/** Somebody says something in another room, again and again, and what was acknowledged of it is counted. */
async function saying(line: Line, until: Promise<unknown>): Promise<number> {
  let [over, said] = [false, 0];
  void until.finally(() => {
    over = true;
  });
  while (!over) {
    const answer = await line.ask('say', { room: '#광장', text: `여기는 남는다 ${said}` });
    if (answer?.ok !== true) return said;
    said += 1;
  }
  return said;
}

/** Kills it again and again while it takes away, and says meanwhile what is to stay. Resolves to what was acknowledged of that. */
async function killed(house: House, writer: Guest): Promise<number> {
  let said = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { line } = await writer.come();
    // No barrier: it is killed at any moment.
    const pause = new Promise((resolve) => setTimeout(resolve, chance(1, MOST_MS)));
    said += await saying(line, pause);
    await house.replace('SIGKILL');
  }
  return said;
}

experiment(
  {
    id: 'A13',
    fault: '`kill -9` again and again while a room that was deleted is taken away, and while others write',
    holds: 'it is nowhere at once and for ever; all of it goes, nothing else does [R20] [R21] [R22]',
    patience: 240_000,
  },
  async () => {
    const house = open({ furnish: (data) => fill(data, { room: '#서고', messages: STORED }) });
    const writer = new Guest(house, '기록자', rest);
    const { line } = await writer.come();
    expect(await line.ask('join', { room: '#서고' })).toMatchObject({ ok: true, last: STORED });
    await admin(house, 'delete-room', '#서고', '--reason', '정리');
    const gone = await line.ask('join', { room: '#서고' });
    expect(gone).toMatchObject({ ok: false, error: { code: 'room_deleted' } });
    const said = await killed(house, writer);
    const again = await writer.come();
    expect(await again.line.ask('join', { room: '#서고' })).toMatchObject({ error: { code: 'room_deleted' } });
    await expect.poll(() => left(house, '번째 이야기'), { timeout: DONE_MS, interval: 500 }).toBe(0);
    expect(await left(house, '여기는 남는다')).toBeGreaterThanOrEqual(said);
    expect(await asked(house, "SELECT count(*) FROM entries WHERE event = '{}'")).toBe(STORED);
    return `${ROUNDS} kills within ${MOST_MS} ms: of ${STORED} messages nothing is left, of ${said} others all; seed ${SEED}`;
  },
);

experiment(
  {
    id: 'A13',
    fault: '`kill -9` again and again while somebody is forgotten, and while others write',
    holds: 'nobody comes in as him any more; all that he said goes, nothing else does [A7] [A11] [A12]',
    patience: 240_000,
  },
  async () => {
    const house = open();
    const [writer, hong] = [new Guest(house, '기록자', rest), new Guest(house, '홍길동', websocket)];
    const { line } = await hong.come();
    const texts = Array.from({ length: SAID }, (_, nth) => `홍길동의 말 ${nth}`);
    await Promise.all(texts.map((text) => line.ask('say', { room: '#광장', text })));
    expect(await left(house, '홍길동의 말')).toBe(SAID);
    expect(await line.ask('forget', { nickname: '홍길동' })).toMatchObject({ ok: true });
    const said = await killed(house, writer);
    await expect.poll(() => left(house, '홍길동'), { timeout: DONE_MS, interval: 500 }).toBe(0);
    expect(await left(house, '여기는 남는다')).toBeGreaterThanOrEqual(said);
    const { url } = await house.up();
    const token = hong.token ?? '';
    const back = await fetch(`${url}/api/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(back.status).toBe(401);
    return `${ROUNDS} kills within ${MOST_MS} ms: of ${SAID} messages nothing is left, of ${said} others all; seed ${SEED}`;
  },
);
