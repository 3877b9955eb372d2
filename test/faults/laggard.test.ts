import { afterEach, expect, it } from 'vitest';
import { form } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { pass, spread } from './stage/figures.ts';
import { Guest } from './stage/guest.ts';
import { House } from './stage/house.ts';
import { judge, NOTHING } from './stage/judge.ts';
import { websocket } from './stage/line.ts';
import { RawWebSocket } from './stage/raw-websocket.ts';
import { Reader } from './stage/reader.ts';
import { ROOMY_WAYS } from './stage/ways.ts';
import type { Said } from './stage/writer.ts';

const READERS = form({ short: 50, long: 200 });
/** Loopback buffers hold some megabytes: only long texts fill them soon. */
const FILLING = '가'.repeat(3_900);

let house: House;
afterEach(() => house.close());

/** What a metric counts now. */
async function metric(name: string): Promise<number> {
  const { url } = await house.up();
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
}

const waitsOf = (said: readonly Said[]) => spread(said.map(({ ms }) => ms));

it(`D3 one who stops reading among ${READERS} who don't: closed as lagging, nobody waits, he catches up [G5]`, async () => {
  house = new House();
  const { url } = await house.up();
  const crowd = new Crowd(house, {
    writers: 4,
    readers: READERS,
    write: { window: 1, filling: FILLING },
    ways: ROOMY_WAYS,
  });
  await crowd.next(20);
  const lazy = await RawWebSocket.open(url);
  lazy.say({ do: 'hello', ref: 1, nickname: '게으름' });
  await lazy.until((came) => came.includes('"ref":1'));
  const token = /"token":"([^"]+)"/.exec(lazy.came)?.[1];
  const sessions = await metric('sokdak_sessions');
  lazy.freeze();
  const before = new Set(crowd.said);
  do await crowd.next(10);
  while ((await metric('sokdak_sessions')) >= sessions);
  const meanwhile = crowd.said.filter((said) => !before.has(said));
  lazy.socket.resume();
  await lazy.until(() => false);
  expect(lazy.came.slice(-7)).toBe('lagging');
  const again = new Reader(new Guest(house, '게으름', websocket, token));
  await crowd.next(10);
  const log = await crowd.finish({ afresh: false });
  await again.until(log.length);
  await again.finish();
  expect(judge(crowd, log)).toEqual(NOTHING);
  expect(judge({ said: [], readers: [again] }, log)).toMatchObject({ otherTimelines: 0, toldOutOfOrder: 0 });
  const late = `closed as lagging after ${meanwhile.length} messages of 12 KB`;
  const waits = [`before ${waitsOf([...before])}`, `meanwhile ${waitsOf(meanwhile)}`].join(', ');
  pass('D3', `${late}; acks of the others ${waits}; caught up with ${log.length} without a hole`);
}, 60_000);
