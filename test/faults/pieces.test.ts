import { expect, onTestFinished } from 'vitest';
import { openHouse, usual } from '../plays/house.ts';
import { byteByByte, type Carry, slowly } from './stage/carry.ts';
import { form } from './stage/chance.ts';
import { experiment } from './stage/experiment.ts';
import { Guest } from './stage/guest.ts';
import { websocket } from './stage/line.ts';
import { Reader } from './stage/reader.ts';
import { Road } from './stage/road.ts';
import { EVERY_WAY } from './stage/ways.ts';

/** What is said as one piece of 64 KB and more: 400 lines as long as IRC lets them be. */
const BURST = 400;
const FILLING = '가'.repeat(80);

interface Shape {
  readonly fault: string;
  readonly lines: number;
  readonly carry: { readonly up: Carry; readonly down: Carry } | null;
}

const bytes: Shape = { fault: 'byte by byte', lines: 10, carry: { up: byteByByte, down: byteByByte } };
const slow: Shape = { fault: '1 KB a second', lines: 5, carry: { up: slowly(1_024), down: slowly(1_024) } };
const large: Shape = { fault: 'in pieces of 64 KB', lines: BURST, carry: null };
const SHAPES = form({ short: [bytes, large], long: [bytes, slow, large] });

experiment(
  {
    id: 'B4',
    fault: `what is said and told comes ${SHAPES.map(({ fault }) => fault).join(', ')}, at every gateway`,
    holds: 'the same is kept and told as in whole lines [T1] [G7]',
    patience: 120_000,
  },
  async () => {
    for (const shape of SHAPES) for (const dial of EVERY_WAY) await come(shape, dial);
    return `${SHAPES.map(({ fault, lines }) => `${lines} lines ${fault}`).join(', ')}, by ${EVERY_WAY.length} ways: all as in whole lines`;
  },
);

/** Says the same over a road of that shape as it would be said without; both he and another see just that. */
async function come({ lines, carry }: Shape, dial: (typeof EVERY_WAY)[number]): Promise<void> {
  const house = await openHouse(usual());
  onTestFinished(() => house.stop());
  const direct = { up: async () => ({ url: house.url, irc: `irc://127.0.0.1:${house.ircPort}` }) };
  const road = await Road.to(direct);
  onTestFinished(() => road.remove());
  const witness = new Reader(new Guest(direct, '증인', websocket));
  Object.assign(road.carry, carry);
  const far = new Reader(new Guest(road, '먼 독자', dial));
  const { line } = await new Guest(road, '필자', dial).come();
  const texts = Array.from({ length: lines }, (_, n) => `${n} ${FILLING}`);
  if (!carry) for (const travel of road.travels) travel.stall('up');
  const said = texts.map((text, n) => line.ask('say', { room: '#광장', text, key: `${n}` }));
  for (const travel of road.travels) travel.resume();
  const answers = await Promise.all(said);
  expect(answers.filter((answer) => answer?.ok !== true)).toEqual([]);
  await witness.until(lines);
  const last = witness.timeline.at(-1)?.id ?? '';
  await far.untilRead(last);
  line.close();
  await Promise.all([witness.finish(), far.finish()]);
  expect(witness.timeline.map(({ text }) => text)).toEqual(texts);
  expect(far.timeline.map(({ text }) => text)).toEqual(texts);
}
