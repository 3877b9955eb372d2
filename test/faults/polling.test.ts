import { expect, onTestFinished } from 'vitest';
import { rounds } from './stage/chance.ts';
import { Crowd } from './stage/crowd.ts';
import { experiment, open } from './stage/experiment.ts';
import { judge, NOTHING } from './stage/judge.ts';
import { socketioOver } from './stage/line.ts';
import { Road } from './stage/road.ts';

const ROUNDS = rounds({ short: 5, long: 100 });
const BURST = 32;
/** Where no WebSocket gets through; and where it does, once polling has begun. */
const WAYS = [socketioOver('polling'), socketioOver('polling', 'websocket')];

experiment(
  {
    id: 'B5',
    fault: 'Socket.IO by long polling alone, and changing over to WebSocket in the middle of a burst, again and again',
    holds: 'order is kept, nothing is lost, nothing is twice [L1] [S11]',
    patience: ROUNDS * 4_000 + 30_000,
  },
  async () => {
    const house = open();
    const road = await Road.to(house);
    onTestFinished(() => road.remove());
    const crowd = new Crowd(house, { writers: 4, readers: 4, ways: WAYS, entrance: road, write: { window: BURST } });
    for (let round = 0; round < ROUNDS; round += 1) {
      await crowd.next(200);
      for (const travel of road.travels) travel.cut('RST');
    }
    await crowd.next(200);
    const log = await crowd.finish({ afresh: false });
    const found = judge(crowd, log);
    expect(found, JSON.stringify(found)).toEqual(NOTHING);
    return `${ROUNDS} times anew, ${BURST} under way at once: ${log.length} kept, 0 lost, 0 twice, 0 out of order`;
  },
);
