import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { pause, start } from './server.ts';

/*
 * The figures that a newcomer asks for, on the built bundle: how soon it listens, what it holds in memory, how long an
 * acknowledgement takes. `npx tsx bench/measure.ts`, about a minute; Linux only, because it reads /proc.
 */

const STARTS = 7;
const CONNECTIONS = 1_000;
const READERS = 100;
const PER_SECOND = 100;
const SECONDS = 20;

async function enter(url: string, nickname: string): Promise<Socket> {
  const socket = io(url, { forceNew: true, transports: ['websocket'] });
  await once(socket, 'connect');
  const { ok } = await socket.emitWithAck('hello', { nickname });
  if (!ok) throw new Error(`${nickname} could not come in`);
  return socket;
}

/** `count` people, so many at a time. */
async function crowd(url: string, name: string, count: number): Promise<readonly Socket[]> {
  const all: Socket[] = [];
  while (all.length < count) {
    const some = Array.from({ length: Math.min(50, count - all.length) }, (_, n) =>
      enter(url, `${name}${all.length + n}`),
    );
    all.push(...(await Promise.all(some)));
  }
  return all;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Milliseconds from the moment at which a message was due to its acknowledgement, and to the last of its readers. */
async function talk(url: string): Promise<{ acks: number[]; deliveries: number[]; delivered: number }> {
  const readers = await crowd(url, '독자', READERS);
  const writers = await crowd(url, '필자', 10);
  const due: number[] = [];
  const [acks, deliveries]: [number[], number[]] = [[], []];
  for (const reader of readers) {
    reader.on('said', ({ text }: { text: string }) => deliveries.push(performance.now() - (due[Number(text)] ?? 0)));
  }
  const begun = performance.now();
  const asked: Promise<void>[] = [];
  for (let n = 0; n < PER_SECOND * SECONDS; n += 1) {
    const at = begun + (n * 1_000) / PER_SECOND;
    if (at > performance.now()) await pause(at - performance.now());
    due[n] = Math.max(at, performance.now() - 1);
    const answered = writers[n % writers.length]?.emitWithAck('say', { room: '#광장', text: `${n}` });
    asked.push(Promise.resolve(answered).then(() => void acks.push(performance.now() - (due[n] ?? 0))));
  }
  await Promise.all(asked);
  await Promise.all(readers.map((reader) => reader.emitWithAck('mark', {})));
  for (const socket of [...readers, ...writers]) socket.disconnect();
  return { acks, deliveries, delivered: deliveries.length };
}

/** Milliseconds in which somebody who comes sees the newest page of the room, the median of fifty. */
async function opening(url: string, mark: string): Promise<number> {
  const waits: number[] = [];
  for (let n = 0; n < 50; n += 1) {
    const socket = await enter(url, `${mark}${n}`);
    const begun = performance.now();
    await socket.emitWithAck('join', { room: '#광장' });
    waits.push(performance.now() - begun);
    socket.disconnect();
  }
  return quantile(waits, 0.5);
}

async function fill(url: string, count: number): Promise<void> {
  const writer = await enter(url, `필경사${count}`);
  for (let n = 0; n < count; n += 50) {
    const some = Array.from({ length: Math.min(50, count - n) }, () =>
      writer.emitWithAck('say', { room: '#광장', text: '가갸거겨 고교구규' }),
    );
    await Promise.all(some);
  }
  writer.disconnect();
}

const data = mkdtempSync(join(tmpdir(), 'sokdak-measure-'));
const starts: number[] = [];
for (let n = 0; n < STARTS; n += 1) {
  const running = await start(data);
  starts.push(running.ms);
  await running.stop();
}
const fixed = (value: number, digits = 0) => value.toFixed(digits);
console.log(
  `start-up, built: median ${fixed(quantile(starts, 0.5))} ms (${starts.map((ms) => fixed(ms)).join(', ')}), Node ${process.version}`,
);

const quiet = await start(data);
await pause(2_000);
const idle = quiet.rss();
console.log(`resident, idle: ${fixed(idle)} MB`);
const many = await crowd(quiet.url, '사람', CONNECTIONS);
await pause(2_000);
const busy = quiet.rss();
const each = ((busy - idle) * 1_024) / CONNECTIONS;
console.log(`resident, ${CONNECTIONS} Socket.IO connections in one room: ${fixed(busy)} MB (${fixed(each)} KB each)`);
for (const socket of many) socket.disconnect();
await quiet.stop();

const fresh = await start(mkdtempSync(join(data, 'talk-')));
const { acks, deliveries, delivered } = await talk(fresh.url);
const spread = (values: readonly number[]) =>
  `p50 ${fixed(quantile(values, 0.5), 1)} ms, p99 ${fixed(quantile(values, 0.99), 1)} ms`;
console.log(`${PER_SECOND} messages/s, ${READERS} readers, ${SECONDS} s, Socket.IO, synchronous=FULL:`);
console.log(`  acknowledged: ${spread(acks)}; delivered: ${spread(deliveries)}; ${delivered} deliveries`);
await fresh.stop();

const full = await start(mkdtempSync(join(data, 'full-')));
await fill(full.url, 10);
const few = await opening(full.url, '몇');
await fill(full.url, 10_000);
const lots = await opening(full.url, '많이');
console.log(`opening a room: ${fixed(few, 1)} ms with 10 messages, ${fixed(lots, 1)} ms with 10,000`);
await full.stop();
rmSync(data, { recursive: true });
process.exit(0);
