import { readdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { expect } from 'vitest';
import { form } from './stage/chance.ts';
import { experiment, open } from './stage/experiment.ts';
import { Guest } from './stage/guest.ts';
import { websocket } from './stage/line.ts';

/** In the short form so few that a thousand unregistered are not reached. */
const SILENT = form({ short: 200, long: 10_000 });
const MOST_MS = 20_000;
const MOST_BYTES_EACH = 30 * 1_024;
const MOST_PROBE_MS = 2_000;

const rssOf = (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024;
const fdsOf = (pid: number) => readdirSync(`/proc/${pid}/fd`).length;

/** Connects and says nothing, or half of something. */
function silent(url: string, words: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on('error', () => {});
  socket.resume();
  return new Promise((resolve) => {
    socket.once('connect', () => {
      socket.write(words);
      resolve(socket);
    });
    socket.once('close', () => resolve(socket));
  });
}

const HALVES = ['', 'NICK 반쪽\r\n'];
const HTTP_HALVES = ['', 'GET / HTTP/1.1\r\nHost: x\r\n'];

experiment(
  {
    id: 'D2',
    fault: `${SILENT} connections that never speak, or say half a word`,
    holds: 'closed within 15 s, cheap, and nobody who speaks waits [D4] [G2]',
    patience: 120_000,
  },
  async () => {
    const house = open({ flags: [] });
    const { url, irc, pid } = await house.up();
    const { line, log } = await new Guest(house, '탐침', websocket).come();
    // The thread that reads has its files open by then.
    await line.ask('history', { log, after: 0, limit: 1 });
    const [rss, fds] = [rssOf(pid), fdsOf(pid)];
    const begun = performance.now();
    const sockets = await Promise.all(
      Array.from({ length: SILENT }, (_, nth) =>
        nth % 2 === 0
          ? silent(irc, HALVES[nth % 4 === 0 ? 0 : 1] ?? '')
          : silent(url, HTTP_HALVES[nth % 4 === 1 ? 0 : 1] ?? ''),
      ),
    );
    const each = Math.max(0, rssOf(pid) - rss) / SILENT;
    const probes: number[] = [];
    while (sockets.some(({ closed }) => !closed) && performance.now() - begun < MOST_MS + 10_000) {
      const asked = performance.now();
      await line.ask('mark', {});
      probes.push(performance.now() - asked);
      // At the pace at which a person may ask.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const ms = performance.now() - begun;
    const slowest = Math.max(...probes);
    expect(sockets.filter(({ closed }) => !closed)).toHaveLength(0);
    expect(ms).toBeLessThan(MOST_MS);
    expect(slowest).toBeLessThan(MOST_PROBE_MS);
    if (SILENT >= 1_000) expect(each).toBeLessThan(MOST_BYTES_EACH);
    while (fdsOf(pid) > fds && performance.now() - begun < MOST_MS + 10_000) await new Promise(setImmediate);
    expect(fdsOf(pid)).toBeLessThanOrEqual(fds);
    line.close();
    return `${SILENT} silent: all closed after ${(ms / 1_000).toFixed(1)} s, ${(each / 1_024).toFixed(1)} KB each, slowest answer to others ${slowest.toFixed(0)} ms, descriptors back to ${fds}`;
  },
);
