import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { experiment, open } from './stage/experiment.ts';
import { Guest } from './stage/guest.ts';
import { websocket } from './stage/line.ts';
import { Namespace } from './stage/namespace.ts';
import { EVERY_WAY } from './stage/ways.ts';

const CLIENTS = fileURLToPath(new URL('stage/far-clients.ts', import.meta.url));
/** Until a client of IRC was asked whether it is there, and has answered. */
const ASKED_MS = 30_000;
const MOST_MS = 46_000;
const NAMES = ['Socket.IO', 'WebSocket', 'IRC', 'Server-Sent Events'];

/** In real time, with a real wire: over a minute, and no part of a run of all tests. `half-open` is the short form. */
experiment(
  {
    id: 'B2',
    fault: 'the wire to another computer is cut, without a packet of farewell',
    holds: 'all who were there are shown as gone within 45 s [S18]',
    patience: 180_000,
  },
  async () => {
    const there = new Namespace();
    onTestFinished(() => there.remove());
    const house = open({ flags: ['--limits', 'off', '--invite', 'off', '--host', there.address] });
    const { url, irc } = await house.up();
    const gone = new Map<string, number>();
    let cutAt = 0;
    let all = () => {};
    const allGone = new Promise<void>((resolve) => {
      all = resolve;
    });
    await new Guest(house, '망보기', websocket).come(({ on, who }) => {
      if (on !== 'left') return;
      gone.set((who as { readonly nickname: string }).nickname, performance.now() - cutAt);
      if (gone.size === EVERY_WAY.length) all();
    });
    const clients = there.spawn(CLIENTS, url, irc);
    onTestFinished(() => void clients.kill('SIGKILL'));
    if (clients.stdout) await once(clients.stdout, 'data');
    await pause(ASKED_MS);
    there.cut();
    cutAt = performance.now();
    await Promise.race([allGone, pause(2 * MOST_MS)]);
    const figures = NAMES.map((name, n) => `${name} ${Math.round((gone.get(`유령${n}`) ?? Number.NaN) / 1_000)} s`);
    expect(Math.max(...gone.values()), figures.join(', ')).toBeLessThan(MOST_MS);
    expect(gone.size, figures.join(', ')).toBe(EVERY_WAY.length);
    return `shown as gone after: ${figures.join(', ')}`;
  },
);

const TALK = fileURLToPath(new URL('stage/far-talk.ts', import.meta.url));
/** So often is sent again what nobody has acknowledged: 25 s in a fast network (docs/operating.md). */
const RETRIES = 6;

experiment(
  {
    id: 'B2',
    fault: `the same in a room in which 50 messages are said a second, with net.ipv4.tcp_retries2=${RETRIES}`,
    holds: 'all who were there are shown as gone within 45 s [S18]',
    patience: 180_000,
  },
  async () => {
    const there = new Namespace();
    onTestFinished(() => there.remove());
    there.set('net.ipv4.tcp_retries2', RETRIES);
    const flags = ['--limits', 'off', '--invite', 'off', '--host', '0.0.0.0'];
    const house = open({ flags, under: there.under });
    const { url, irc } = await house.up();
    const ports = { http: new URL(url).port, irc: new URL(irc).port };
    const talk = there.spawn(TALK, `http://127.0.0.1:${ports.http}`);
    onTestFinished(() => void talk.kill('SIGKILL'));
    if (!talk.stdout) throw new Error('it says nothing');
    const leaving = createInterface(talk.stdout)[Symbol.asyncIterator]();
    await leaving.next();
    const at = { url: `http://${there.itsAddress}:${ports.http}`, irc: `irc://${there.itsAddress}:${ports.irc}` };
    await Promise.all(EVERY_WAY.map((dial, n) => new Guest({ up: async () => at }, `유령${n}`, dial).come()));
    await pause(ASKED_MS);
    there.cut();
    const cutAt = performance.now();
    const figures: string[] = [];
    while (figures.length < EVERY_WAY.length) {
      const { value: who = '' } = await Promise.race([leaving.next(), pause(MOST_MS, { value: undefined })]);
      const seconds = (performance.now() - cutAt) / 1_000;
      figures.push(`${NAMES[Number(who.slice(-1))]} ${Math.round(seconds)} s`);
      expect(who, figures.join(', ')).toMatch(/^유령/);
      expect(seconds, figures.join(', ')).toBeLessThan(MOST_MS / 1_000);
    }
    return `in a busy room: ${figures.join(', ')}`;
  },
);
