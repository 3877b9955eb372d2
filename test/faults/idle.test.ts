import { expect, onTestFinished } from 'vitest';
import { openHouse, usual } from '../plays/house.ts';
import { straight } from './stage/carry.ts';
import { experiment } from './stage/experiment.ts';
import { Guest } from './stage/guest.ts';
import { irc } from './stage/irc-line.ts';
import { type Dial, websocket } from './stage/line.ts';
import { rest } from './stage/rest-line.ts';
import { Road } from './stage/road.ts';

/** After so long without a byte from the server, nginx cuts by default; others after less. */
const MOST_SILENT_MS = 30_000;
const WINDOWS = 10;
const WAYS: readonly (readonly [string, Dial])[] = [
  ['WebSocket', websocket],
  ['IRC', irc],
  ['Server-Sent Events', rest],
];

experiment(
  {
    id: 'B6',
    fault: 'a proxy between cuts whatever is silent for 55 s',
    holds: 'nobody is cut: the server is never silent for half a minute [S18]',
  },
  async () => {
    for (const [name, dial] of WAYS) expect([name, await silences(dial)]).toEqual([name, 0]);
    const asked = await pingInterval();
    expect(asked).toBeLessThanOrEqual(MOST_SILENT_MS);
    const ways = WAYS.map(([name]) => name).join(', ');
    return `by the clock of the house: ${WINDOWS * MOST_SILENT_MS} ms idle, none of them silent for ${MOST_SILENT_MS} ms (${ways}); Socket.IO pings every ${asked} ms`;
  },
);

async function house() {
  const standing = await openHouse(usual());
  onTestFinished(() => standing.stop());
  return standing;
}

/** How many times half a minute passed without a byte to somebody who says nothing. */
async function silences(dial: Dial): Promise<number> {
  const { url, ircPort, clock } = await house();
  const direct = { up: async () => ({ url, irc: `irc://127.0.0.1:${ircPort}` }) };
  const road = await Road.to(direct);
  onTestFinished(() => road.remove());
  let came = 0;
  road.carry.down = (chunk, put) => {
    came += chunk.length;
    return straight(chunk, put);
  };
  await new Guest(road, '말없이', dial).come();
  const { line } = await new Guest(direct, '망보기', websocket).come();
  let silent = 0;
  for (let window = 0; window < WINDOWS; window += 1) {
    came = 0;
    for (let passed = 0; passed < MOST_SILENT_MS; passed += 1_000) {
      clock.advance(1_000);
      for (let turn = 0; turn < 3; turn += 1) await line.ask('mark', {});
    }
    if (came === 0) silent += 1;
  }
  return silent;
}

/** What the server promises when a Socket.IO client opens (engine.io-protocol v4): its own timers keep it. */
async function pingInterval(): Promise<number> {
  const { url } = await house();
  const opened = await (await fetch(`${url}/socket.io/?EIO=4&transport=polling`)).text();
  return JSON.parse(opened.slice(1)).pingInterval;
}
