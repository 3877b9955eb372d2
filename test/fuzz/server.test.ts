import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { chanceFrom, SEED } from '../faults/stage/chance.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import { straight } from '../plays/voices/hub.ts';
import { irc } from '../plays/voices/irc.ts';
import { socketio } from '../plays/voices/socketio.ts';
import type { Voice } from '../plays/voices/voice.ts';
import { websocket } from '../plays/voices/websocket.ts';
import { Garbage } from './garbage.ts';

const MINUTES = Number(process.env.SOKDAK_FUZZ_MINUTES ?? 0);
/** Without a time, so many rounds: some seconds. */
const ROUNDS = MINUTES > 0 ? Number.POSITIVE_INFINITY : 150;
/** Whether there is another round, for each of the two tests half of the time. */
function rounds(): (round: number) => boolean {
  const until = performance.now() + (MINUTES * 60_000) / 2;
  return (round) => round < ROUNDS && (MINUTES === 0 || performance.now() < until);
}
const MOST_PROBE_MS = 2_000;
const MOST_GROWTH = 150 * 1_048_576;
/** What must be in no answer: a stack, or where this program lies. */
const INSIDE = /node_modules|\.ts:\d|\.js:\d|\bat \w+ \(|\/tmp\/|\/home\//;

let house: House;
const loose: unknown[] = [];
const note = (problem: unknown) => void loose.push(problem);
beforeAll(async () => {
  process.on('unhandledRejection', note);
  house = await openHouse(usual({ settings: { key: null } }));
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  await house.stop();
});

/** As many turns of the event loop as an answer takes; half of a thing is waited for in vain. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
}

/** Sends bytes to a port, and resolves to what came back until it hung up, or some turns later. */
async function thrown(port: number, bytes: Buffer): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' });
  let said = '';
  socket.on('error', () => {});
  socket.on('data', (data) => {
    said += data;
  });
  socket.end(bytes);
  await Promise.race([once(socket, 'close'), turns()]);
  socket.destroy();
  return said;
}

function request(path: string, type: string, body: Buffer): Buffer {
  const head = ['Host: x', `Content-Type: ${type}`, `Content-Length: ${body.length}`, 'Connection: close'];
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`), body]);
}

/** A frame of a client (RFC 6455 section 5.2), whatever is in it. */
async function framed(path: string, text: string): Promise<string> {
  const socket = new WebSocket(`${house.url.replace('http', 'ws')}${path}`);
  let said = '';
  socket.on('error', () => {});
  socket.on('message', (data) => {
    said += String(data);
  });
  await once(socket, 'open');
  socket.send(text, () => socket.close());
  await Promise.race([once(socket, 'close'), turns()]);
  socket.terminate();
  return said;
}

const THROWS: readonly ((garbage: Garbage) => Promise<string>)[] = [
  (garbage) =>
    thrown(
      house.ircPort,
      garbage.torn(
        Buffer.from(
          `PROXY TCP4 203.0.113.${garbage.chance(0, 255)} 127.0.0.1 1 2\r\nNICK ${garbage.word()}\r\nUSER a 0 * :a\r\n${garbage.word()} ${garbage.word()} :${garbage.word()}\r\n`,
        ),
      ),
    ),
  (garbage) => thrown(house.ircPort, garbage.bytes()),
  (garbage) =>
    thrown(
      portOf(),
      garbage.torn(request('/api/hello', 'application/json', Buffer.from(JSON.stringify(garbage.value()) ?? ''))),
    ),
  (garbage) =>
    thrown(
      portOf(),
      request(
        `/api/do/${encodeURIComponent(garbage.word().toWellFormed?.() ?? 'x')}`,
        garbage.one(['application/json', 'text/plain', 'multipart/form-data']),
        garbage.bytes(),
      ),
    ),
  (garbage) =>
    thrown(
      portOf(),
      request('/hooks/none', 'application/json', garbage.torn(Buffer.from(JSON.stringify({ text: garbage.value() })))),
    ),
  (garbage) =>
    thrown(
      portOf(),
      request(
        '/socket.io/?EIO=4&transport=polling',
        'text/plain',
        garbage.torn(Buffer.from('40\x1e42["say",{}]\x1e451-["x",{"_placeholder":true,"num":0}]')),
      ),
    ),
  (garbage) =>
    framed('/ws', JSON.stringify({ do: garbage.command().name, ref: garbage.value(1), ...garbage.object() })),
  (garbage) =>
    framed(
      '/socket.io/?EIO=4&transport=websocket',
      `${garbage.one(['40', '42', '451-', '4599999-', '2', '6', ''])}${JSON.stringify(garbage.value()) ?? ''}`,
    ),
];

function portOf(): number {
  return Number(new URL(house.url).port);
}

test(
  `[G2] nonsense at every port, torn and turned: no answer shows the inside, all go on (seed ${SEED})`,
  async () => {
    const probe = await straight.come(house, null);
    await probe.ask({ do: 'hello', nickname: '탐침' });
    const [before, goesOn] = [process.memoryUsage().rss, rounds()];
    for (let round = 0; goesOn(round); round += 1) {
      const garbage = new Garbage(SEED + round);
      for (const [way, throwIt] of THROWS.entries()) {
        const said = await throwIt(garbage);
        expect(said, `seed ${SEED + round}, way ${way}`).not.toMatch(INSIDE);
      }
      const begun = performance.now();
      expect(await probe.ask({ do: 'say', room: '#광장', text: `${round}` })).toMatchObject({ ok: true });
      expect(performance.now() - begun).toBeLessThan(MOST_PROBE_MS);
      house.clock.advance(500);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH);
    expect(loose).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    probe.lose();
  },
  (MINUTES + 1) * 60_000,
);

const WAYS = [straight, socketio, websocket, irc];
const PEOPLE = ['홍길동', '김소연', '김민수', '이영희'];

test(
  `[L1] [L2] [R6] random people say random things by random ways, are cut off and come back: the log is what was acknowledged (seed ${SEED})`,
  async () => {
    const [chance, goesOn] = [chanceFrom(SEED), rounds()];
    const one = <T>(of: readonly T[]) => of[chance(0, of.length)] as T;
    const here = new Map<string, { voice: Voice; token: string | undefined }>();
    /** The model: what was acknowledged, in the order of the answers, one after the other. */
    const acked: string[] = [];
    for (let round = 0; goesOn(round); round += 1) {
      const name = one(PEOPLE);
      const known = here.get(name);
      if (known && chance(0, 6) === 0) known.voice.lose();
      if (!known || chance(0, 6) === 0) {
        known?.voice.lose();
        const voice = await one(WAYS).come(house, null);
        const token = known?.token;
        const answered = await voice.ask({
          do: 'hello',
          nickname: name,
          rooms: ['#모델'],
          ...(token !== undefined && { token }),
        });
        if (!answered.ok) voice.lose();
        else here.set(name, { voice, token: answered.answer.token ?? token });
        continue;
      }
      const text = `${name} ${round}`;
      const answered = await Promise.race([
        known.voice.ask({ do: 'say', room: '#모델', text }).catch(() => null),
        // A voice that was lost is not answered.
        new Promise<null>((resolve) => setImmediate(() => setImmediate(() => setImmediate(() => resolve(null))))),
      ]);
      if (answered?.ok) acked.push(text);
    }
    const { log = '' } = house.hub.rooms.named('#모델') ?? {};
    const kept: string[] = [];
    const seqs: number[] = [];
    for (let after = 0; ; ) {
      const page = await house.hub.store.logs.page(log, { after, limit: 500 });
      for (const { seq, event } of page.entries) {
        seqs.push(seq);
        if (event.on === 'said') kept.push(event.text);
        after = seq;
      }
      if (!page.more) break;
    }
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(new Set(kept).size).toBe(kept.length);
    const known = new Set(acked);
    expect(kept.filter((text) => known.has(text))).toEqual(acked);
    expect(acked.length).toBeGreaterThan(10);
    for (const { voice } of here.values()) voice.lose();
  },
  (MINUTES + 1) * 60_000,
);
