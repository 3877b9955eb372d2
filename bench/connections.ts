import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { pause, type Running, start } from './server.ts';

/*
 * What one more connection costs in memory, for each way in: named people who are in no room, and who do nothing.
 * `npx tsx bench/connections.ts [connections]`; Linux only. Each needs one file descriptor here and one in the server.
 */

const [connections = 5_000] = process.argv.slice(2).map(Number);
const AT_ONCE = 50;

type Come = (running: Running, nth: number) => Promise<() => void>;

async function opened(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await once(socket, 'open');
  return socket;
}

function until(socket: WebSocket, sign: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (data: unknown) => {
      if (!String(data).startsWith(sign)) return;
      socket.off('message', look);
      resolve();
    };
    socket.on('message', look);
  });
}

const websocket: Come = async ({ url }, nth) => {
  const socket = await opened(`${url.replace('http', 'ws')}/ws`);
  socket.send(JSON.stringify({ do: 'hello', ref: 1, nickname: `사람${nth}`, rooms: [] }));
  await until(socket, '{"ref":1');
  return () => socket.terminate();
};

/** Socket.IO 5 over Engine.IO 4, in its plainest form. */
const socketio: Come = async ({ url }, nth) => {
  const socket = await opened(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  socket.on('message', (packet) => String(packet) === '2' && socket.send('3'));
  socket.send('40');
  await until(socket, '40');
  socket.send(`420["hello",${JSON.stringify({ nickname: `사람${nth}`, rooms: [] })}]`);
  await until(socket, '430');
  return () => socket.terminate();
};

const irc: Come = async ({ irc: address }, nth) => {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.write(`NICK 사람${nth}\r\nUSER u 0 * :u\r\n`);
  for (let came = ''; !came.includes(' 376 '); ) came += String((await once(socket, 'data'))[0]);
  socket.on('data', (data) => {
    const [, token] = /^PING (.*)$/m.exec(String(data)) ?? [];
    if (token) socket.write(`PONG ${token}\r\n`);
  });
  return () => socket.destroy();
};

const sse: Come = async ({ url }, nth) => {
  const body = JSON.stringify({ nickname: `사람${nth}`, rooms: [] });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/hello`, { method: 'POST', headers, body });
  const { token } = (await answer.json()) as { token: string };
  const request = get(`${url}/api/events`, { headers: { authorization: `Bearer ${token}` }, agent: false });
  const [response] = await once(request, 'response');
  if (response.statusCode !== 200) throw new Error(`events answered ${response.statusCode}`);
  response.resume();
  return () => request.destroy();
};

const WAYS = { websocket, socketio, irc, sse } as const;

for (const [name, come] of Object.entries(WAYS)) {
  const data = mkdtempSync(join(tmpdir(), 'sokdak-connections-'));
  const running = await start(data);
  await pause(1_000);
  const idle = running.rss();
  const leave: (() => void)[] = [];
  while (leave.length < connections) {
    const some = Array.from({ length: Math.min(AT_ONCE, connections - leave.length) }, (_, n) =>
      come(running, leave.length + n),
    );
    leave.push(...(await Promise.all(some)));
  }
  await pause(3_000);
  const busy = running.rss();
  const each = (((busy - idle) * 1_024) / connections).toFixed(1);
  console.log(`${name}: ${each} KB for each of ${connections} (${idle.toFixed(0)} MB -> ${busy.toFixed(0)} MB)`);
  for (const go of leave) go();
  await running.stop();
  rmSync(data, { recursive: true });
}
process.exit(0);
