import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type House, openHouse, usual } from '../plays/house.ts';

/** Bad input as bytes, at the gateways themselves: each time somebody else goes on talking undisturbed. */
let house: House;
let other: Socket;
const seen: string[] = [];

function connect(transports: string[] = ['websocket']): Socket {
  return io(house.url, { transports, forceNew: true, reconnection: false });
}

async function enter(nickname: string): Promise<Socket> {
  const socket = connect();
  const reply = await socket.emitWithAck('hello', { nickname });
  if (!reply.ok) throw new Error(reply.error.code);
  return socket;
}

beforeAll(async () => {
  house = await openHouse(usual());
  other = await enter('김소연');
  other.onAny((name: string) => seen.push(name));
});
afterAll(async () => {
  other.disconnect();
  await house.stop();
});
beforeEach(() => {
  seen.splice(0);
});

async function othersAreUndisturbed(): Promise<void> {
  expect(await other.timeout(2_000).emitWithAck('mark', {})).toEqual({ ok: true });
  expect(seen).toEqual([]);
}

const EMITTED: readonly (readonly [string, readonly unknown[]])[] = [
  ['an error', ['error']],
  ['an error with a text', ['error', 'boom']],
  ['an error with nothing', ['error', null]],
  ['two payloads', ['say', { room: '#광장' }, { text: '안녕' }]],
  ['bytes', ['say', Buffer.from([1, 2, 3])]],
  ['bytes within', ['say', { room: '#광장', text: Buffer.from([1]) }]],
  ['a name of the server', ['refused', {}]],
  ['a name of an object', ['__proto__', {}]],
  ['an unknown name', ['fly', {}]],
];

test.each(EMITTED)(
  '[G2] Socket.IO: %s is refused in words, with an acknowledgement and without',
  async (_, [name, ...rest]) => {
    const socket = connect();
    const refused = once(socket as never, 'refused');
    socket.emit(String(name), ...rest);
    expect((await refused)[0]).toMatchObject({ do: name, error: { code: expect.stringMatching(/_/), message: /./ } });
    expect(await socket.emitWithAck(String(name), ...rest)).toMatchObject({ ok: false });
    await othersAreUndisturbed();
    socket.disconnect();
  },
);

/** Frames below Socket.IO: `4` is an Engine.IO message, what follows is to be a Socket.IO packet. */
const FRAMES: readonly (readonly [string, string])[] = [
  ['no packet', 'nonsense'],
  ['an empty message', '4'],
  ['an unknown packet', '49'],
  ['an event without JSON', '42'],
  ['an event that is no JSON', '42["say",'],
  ['an event that is no list', '42{"say":1}'],
  ['an event without name', '42[]'],
  ['an event named by an object', '42[{}]'],
  ['an event that is reserved', '42["disconnect"]'],
  ['an answer nobody asked for', '437["x"]'],
  ['attachments that never come', '451-["say",{"_placeholder":true,"num":0}]'],
  ['attachments without end', '4599999999999["say"]'],
  ['another namespace', '40/admin,'],
  ['1 MB', `42["say",{"room":"#광장","text":"${'x'.repeat(1_000_000)}"}]`],
];

async function engine(): Promise<WebSocket> {
  const connection = new WebSocket(`${house.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  await once(connection, 'message');
  connection.send('40');
  await once(connection, 'message');
  return connection;
}

test.each(FRAMES)('[G2] a frame with %s ends at most its own connection', async (_, frame) => {
  const connection = await engine();
  connection.on('error', () => {});
  connection.send(frame);
  connection.close();
  await once(connection, 'close');
  await othersAreUndisturbed();
});

test('[G2] over /ws, what is no JSON object is answered, and 1 MB closes with 1009 (RFC 6455)', async () => {
  const connection = new WebSocket(`${house.url.replace('http', 'ws')}/ws`);
  await once(connection, 'open');
  for (const text of ['nonsense', '', '[]', '"say"', 'null', '{"do":{"toString":1}}', '{"do":["say"]}', '{"ref":1}']) {
    connection.send(text);
    const [data] = await once(connection, 'message');
    expect(JSON.parse(String(data))).toMatchObject({ ok: false, error: { code: 'bad_request' } });
  }
  connection.send(JSON.stringify({ do: 'say', room: '#광장', text: 'x'.repeat(1_000_000) }));
  const [code] = await once(connection, 'close');
  expect(code).toBe(1009);
  await othersAreUndisturbed();
});

test('[G2] by polling, 1 MB is refused with a status', async () => {
  const url = `${house.url}/socket.io/?EIO=4&transport=polling`;
  const { sid } = JSON.parse((await (await fetch(url)).text()).slice(1));
  const posted = await fetch(`${url}&sid=${sid}`, { method: 'POST', body: `4${'x'.repeat(1_000_000)}` });
  expect(posted.status).toBe(413);
  expect((await fetch(`${url}&sid=nobody`)).status).toBe(400);
  await othersAreUndisturbed();
});
