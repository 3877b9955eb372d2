import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { expect } from 'vitest';
import { form } from './stage/chance.ts';
import { experiment, open } from './stage/experiment.ts';
import { Guest } from './stage/guest.ts';
import { websocket } from './stage/line.ts';
import { frame, upgradeRequest } from './stage/raw-websocket.ts';

const ROUNDS = form({ short: 10, long: 200 });
const MB = 2 ** 20;
/** What it may have grown by in the end; a garbage collector takes its time. */
const MOST_GROWTH = 20 * MB;

const rssOf = (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024;

/** Sends it all, and resolves when the server has hung up. */
function thrown(url: string, ...pieces: readonly Buffer[]): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on('error', () => {});
  socket.resume();
  for (const piece of pieces) socket.write(piece);
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

const body = Buffer.alloc(8 * MB, 'x');
const upgrade = (url: string, path: string) => Buffer.from(upgradeRequest(url, path));
const SOCKETIO = '/socket.io/?EIO=4&transport=websocket';

/** What is far too large, for each way in. What each is told is tried where the way in is (docs/security.md). */
const GIANTS: readonly (readonly [string, (at: { url: string; irc: string }) => Promise<void>])[] = [
  ['8 MB in a frame of /ws', ({ url }) => thrown(url, upgrade(url, '/ws'), frame(body))],
  ['8 GB announced', ({ url }) => thrown(url, upgrade(url, '/ws'), frame(body, { announced: 8 * 1_024 * MB }))],
  ['8 MB in a frame of Socket.IO', ({ url }) => thrown(url, upgrade(url, SOCKETIO), frame(body))],
  [
    '100,000 fragments of a byte',
    ({ url }) => {
      const fragment = frame(Buffer.from('x'), { opcode: 0, final: false });
      const many = Buffer.concat(Array.from({ length: 100_000 }, () => fragment));
      return thrown(url, upgrade(url, '/ws'), frame(Buffer.from('x'), { final: false }), many);
    },
  ],
  [
    '8 MB posted',
    ({ url }) =>
      thrown(
        url,
        Buffer.from(
          `POST /api/hello HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
        ),
        body,
      ),
  ],
  [
    'a line of 8 MB, and tags of 1 MB, by IRC',
    ({ irc }) =>
      thrown(
        irc,
        Buffer.from('NICK 거인\r\n@'),
        body.subarray(0, MB),
        Buffer.from(' PING x\r\n'),
        body,
        Buffer.from('\r\nQUIT\r\n'),
      ),
  ],
];

experiment(
  {
    id: 'D4',
    fault: 'what is far too large, at every way in',
    holds: 'refused, and closed; memory comes back, and nobody waits [G2]',
    patience: 120_000,
  },
  async () => {
    const house = open({ flags: [] });
    const { url, irc, pid } = await house.up();
    const { line } = await new Guest(house, '탐침', websocket).come();
    for (const [, give] of GIANTS) await give({ url, irc });
    const before = rssOf(pid);
    const waits: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const giving = Promise.all(GIANTS.map(([, give]) => give({ url, irc })));
      const asked = performance.now();
      expect(await line.ask('mark', {})).toMatchObject({ ok: true });
      waits.push(performance.now() - asked);
      await giving;
    }
    const most = rssOf(pid) - before;
    while (rssOf(pid) - before > MOST_GROWTH) await line.ask('mark', {});
    line.close();
    return `${ROUNDS * GIANTS.length} giants refused; memory +${(most / MB).toFixed(1)} MB after the last, slowest answer to another ${Math.max(...waits).toFixed(0)} ms`;
  },
);
