import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type House, openHouse, usual } from '../plays/house.ts';

/** Bad input as bytes below the messages of `/ws`: each time somebody else goes on talking undisturbed. */
let house: House;
let other: WebSocket;
const seen: unknown[] = [];

beforeAll(async () => {
  house = await openHouse(usual());
  other = new WebSocket(`${house.url.replace('http', 'ws')}/ws`);
  await once(other, 'open');
  other.on('message', (data) => seen.push(JSON.parse(String(data))));
  other.send('{"do":"hello","nickname":"김소연"}');
  await once(other, 'message');
});
afterAll(async () => {
  other.terminate();
  await house.stop();
});
beforeEach(() => {
  seen.splice(0);
});

async function othersAreUndisturbed(): Promise<void> {
  other.send('{"do":"say","room":"#광장","text":"계속 말합니다"}');
  while (!seen.some((one) => JSON.stringify(one).includes('"ok"'))) await once(other, 'message');
  expect(seen).toMatchObject([{ on: 'said', text: '계속 말합니다' }, { ok: true }]);
}

const UPGRADE = [
  'GET /ws HTTP/1.1',
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  '\r\n',
].join('\r\n');

/** A connection that has been upgraded, with all that comes from then on. */
async function upgraded(path = '/ws'): Promise<{ socket: Socket; heard: () => Buffer }> {
  const { hostname, port } = new URL(house.url);
  const socket = connect(Number(port), hostname);
  const heard: Buffer[] = [];
  socket.on('error', () => {});
  socket.write(UPGRADE.replace('/ws', path));
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1\.1 101 /);
  socket.on('data', (bytes) => heard.push(bytes));
  return { socket, heard: () => Buffer.concat(heard) };
}

/** A masked frame (RFC 6455 section 5.2) whose mask is zero; `announced` is what its head says of its length. */
function frame(head: number, payload: Buffer | string = '', announced = Buffer.byteLength(payload)): Buffer {
  const length =
    announced < 126
      ? Buffer.from([0x80 | announced])
      : Buffer.concat([Buffer.from([0xff]), Buffer.from(announced.toString(16).padStart(16, '0'), 'hex')]);
  return Buffer.concat([Buffer.from([head]), length, Buffer.alloc(4), Buffer.from(payload)]);
}

/** The close code in what was heard, whose last frame it is: two bytes of head, two of code, then the reason. */
function closeCode(heard: Buffer): number | null {
  const at = heard.indexOf(0x88);
  return at < 0 ? null : heard.readUInt16BE(at + 2);
}

test.each([
  ['/ws?language=ko', '명령'],
  ['/ws?language=en', 'command'],
  ['/ws?language=xx', 'command'],
  ['/ws', 'command'],
])('[G3] %s decides the language of refusals until `hello` does', async (path, word) => {
  const line = new WebSocket(house.url.replace('http', 'ws') + path);
  await once(line, 'open');
  line.send('{"do":"nonsense"}');
  const [answer] = await once(line, 'message');
  line.terminate();
  expect(JSON.parse(String(answer)).error.message).toContain(word);
});

const TEXT = 0x81;
const [BEGINS, GOES_ON] = [0x01, 0x00];

test.each<readonly [string, number, Buffer]>([
  ['a frame that announces 100 MB', 1009, frame(TEXT, 'x', 100 * 1024 * 1024)],
  ['a frame that announces 2^62 bytes', 1009, frame(TEXT, 'x', 2 ** 62)],
  [
    'fragments of 100 KB together',
    1009,
    Buffer.concat([frame(BEGINS, 'x'.repeat(50_000)), frame(GOES_ON, 'x'.repeat(50_000))]),
  ],
  [
    'fragments that never end',
    1008,
    Buffer.concat([frame(BEGINS, 'x'), ...Array.from({ length: 10_000 }, () => frame(GOES_ON, 'x'))]),
  ],
  [
    'empty fragments that never end',
    1008,
    Buffer.concat([frame(BEGINS), ...Array.from({ length: 10_000 }, () => frame(GOES_ON))]),
  ],
  ['a going on of nothing', 1002, frame(GOES_ON, 'x')],
  ['a compressed frame', 1002, frame(TEXT | 0x40, 'x')],
  ['a frame without mask', 1002, Buffer.from([TEXT, 1, 0x78])],
  ['a frame of a kind that is none', 1002, frame(0x83, 'x')],
  ['bytes that are not UTF-8', 1007, frame(TEXT, Buffer.from([0xff, 0xfe]))],
  ['a binary frame', 1003, frame(0x82, 'x')],
])('[G2] %s closes with %i', async (_, code, bytes) => {
  const { socket, heard } = await upgraded();
  socket.write(bytes);
  await once(socket, 'close');
  expect(closeCode(heard())).toBe(code);
  await othersAreUndisturbed();
});

test('[G2] after a binary frame nothing more is done, though the far side does not hang up', async () => {
  const { socket } = await upgraded();
  socket.write(Buffer.concat([frame(0x82, 'x'), frame(TEXT, '{"do":"hello","nickname":"도깨비"}')]));
  await once(socket, 'close');
  expect(house.hub.people.named('도깨비')).toBeNull();
  await othersAreUndisturbed();
});

test.each(['/ws', '/socket.io/?EIO=4&transport=websocket'])(
  '[G5] at %s, who pings without end and reads no pong is cut',
  async (path) => {
    const { socket } = await upgraded(path);
    let closed = false;
    socket.once('close', () => {
      closed = true;
    });
    socket.pause();
    const pings = Buffer.concat(Array.from({ length: 1_000 }, () => frame(0x89, 'x'.repeat(125))));
    let megabytes = 0;
    for (; !closed && megabytes < 100; megabytes += pings.length / 2 ** 20) {
      if (!socket.write(pings)) await new Promise((go) => socket.once('drain', go).once('close', go));
      await new Promise(setImmediate);
    }
    expect(megabytes).toBeLessThan(100);
    await othersAreUndisturbed();
  },
);

test('a ping is answered with what it bears', async () => {
  const { socket, heard } = await upgraded();
  socket.write(frame(0x89, '안녕'));
  while (heard().length < 8) await once(socket, 'data');
  expect(heard()).toEqual(Buffer.concat([Buffer.from([0x8a, 6]), Buffer.from('안녕')]));
  socket.destroy();
});

/** The head of the answer to an upgrade that asks for this as well. */
async function offered(...headers: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(house.url);
  const socket = connect(Number(port), hostname);
  socket.write(UPGRADE.replace('\r\n\r\n', `\r\n${headers.join('\r\n')}\r\n\r\n`));
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return String(answer);
}

test.each([
  [
    'sokdak.v1 is taken where it is offered, also among others',
    'chat, sokdak.v1',
    /^Sec-WebSocket-Protocol: sokdak\.v1\r$/im,
  ],
  ['what is not known is not taken, and lets one in all the same', 'sokdak.v9', /^(?![\s\S]*Sec-WebSocket-Protocol)/i],
])('the subprotocol: %s (RFC 6455 section 4.2.2)', async (_, protocols, head) => {
  const answer = await offered(`Sec-WebSocket-Protocol: ${protocols}`);
  expect(answer).toMatch(/^HTTP\/1\.1 101 /);
  expect(answer).toMatch(head);
});

test('compression is not taken up, though it is offered (RFC 7692)', async () => {
  const answer = await offered('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits');
  expect(answer).toMatch(/^HTTP\/1\.1 101 /);
  expect(answer).not.toMatch(/Sec-WebSocket-Extensions/i);
});

test('[G2] a binary frame is refused with a sentence', async () => {
  const socket = new WebSocket(`${house.url.replace('http', 'ws')}/ws`);
  await once(socket, 'open');
  socket.send(Buffer.from('{"do":"mark"}'), { binary: true });
  const [code, reason] = await once(socket, 'close');
  expect([code, String(reason)]).toEqual([1003, 'text frames with JSON, please']);
});
