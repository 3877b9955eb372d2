import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { straight } from '../plays/voices/hub.ts';
import { Caller, heard, next, open } from './caller.ts';

const MESSAGES = '/api/rooms/광장/messages';

test('[G6] a page of another origin is refused whatever it asks, a stream among it', async () => {
  const gildong = await new Caller(await open()).hello('홍길동');
  gildong.headers = { origin: 'http://evil.example' };
  for (const [method, path] of [
    ['GET', '/api/rooms'],
    ['POST', MESSAGES],
    ['GET', '/api/rooms/광장/events'],
    ['OPTIONS', MESSAGES],
  ] as const) {
    const { status, body, headers } = await gildong.ask(method, path);
    expect([status, body.error.code]).toEqual([403, 'bad_request']);
    expect(headers.has('access-control-allow-origin')).toBe(false);
  }
});

test('[G6] its own page and configured ones may, and are answered as CORS asks', async () => {
  const house = await open({ origins: ['https://friend.example'] });
  const gildong = await new Caller(house).hello('홍길동');
  for (const origin of [house.url, 'https://friend.example']) {
    gildong.headers = { origin };
    const { status, headers } = await gildong.ask('POST', MESSAGES, { text: '안녕' });
    expect([status, headers.get('access-control-allow-origin'), headers.get('vary')]).toEqual([200, origin, 'origin']);
    const preflight = await gildong.ask('OPTIONS', MESSAGES);
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
      204,
      expect.stringContaining('authorization'),
    ]);
  }
});

test('no cookie is set, and answers are not to be kept', async () => {
  const { headers } = await new Caller(await open()).ask('POST', '/api/hello', { nickname: '홍길동' });
  expect([headers.get('set-cookie'), headers.get('cache-control')]).toEqual([null, 'no-store']);
});

test.each([
  ['too large', 413, 'application/json', JSON.stringify({ text: '가'.repeat(22_000) })],
  ['no JSON', 400, 'application/json', '{"text":'],
  ['a list', 400, 'application/json', '["text"]'],
  ['null', 400, 'application/json', 'null'],
  ['XML', 415, 'application/xml', '<text/>'],
  ['of a wrong type', 400, 'application/json', '{"text":{"$gt":""}}'],
  ['of a name too many', 400, 'application/json', '{"text":"x","constructor":{}}'],
  ['after the prototype', 400, 'application/json', '{"text":"x","__proto__":{"owner":true}}'],
])('[G2] a body that is %s is refused with %i', async (_, expected, type, words) => {
  const gildong = await new Caller(await open()).hello('홍길동');
  const { status, body } = await gildong.ask('POST', MESSAGES, words, { 'content-type': type });
  expect([status, body.ok, body.error.code]).toEqual([expected, false, 'bad_request']);
  expect((await gildong.ask('GET', '/api/rooms/광장/history')).body.entries).toEqual([]);
});

test('[G2] bytes that are not UTF-8 are refused, not replaced', async () => {
  const { url, token } = await new Caller(await open()).hello('홍길동');
  const body = Buffer.from([0xed, 0x95, 0x22, 0xff]);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
  expect((await fetch(url + MESSAGES, { method: 'POST', headers, body })).status).toBe(400);
});

test.each(['/api', '/api/', '/api/nothing', '/api/rooms/광장/nothing', '/api/rooms/%zz/people', '/api/../etc/passwd'])(
  '[G2] %s is nowhere, said in JSON or not at all',
  async (path) => {
    const { url } = await open();
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write(`GET ${encodeURI(path).replace('%25', '%')} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const answer = (await socket.toArray()).join('');
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).toMatch(/"code":"(unknown_command|bad_request)"|"statusCode":404/);
    expect(answer).not.toMatch(/node_modules|\.ts:|at \w+ \(/);
  },
);

test('[G4] messages by REST are paced like those of every gateway', async () => {
  const house = await open({ settings: { limits: true } });
  const gildong = await new Caller(house).hello('홍길동');
  const many = await Promise.all(Array.from({ length: 30 }, (_, count) => gildong.say(`${count}`)));
  const statuses = many.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(20);
});

/** Asks for a stream and never reads a byte of it. */
async function frozen({ url, token }: Caller): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.pause();
  socket.write(`GET /api/events HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  return socket;
}

test('[G5] a reader that never reads is cut off, and nobody else notices', async () => {
  const house = await open();
  const [sleeper, soyeon] = [await new Caller(house).hello('잠꾸러기'), await new Caller(house).hello('김소연')];
  const stream = await soyeon.listen('/api/rooms/광장/events');
  await next(stream, 1);
  const before = house.hub.counts().sessions;
  const socket = await frozen(sleeper);
  while (house.hub.counts().sessions === before) await new Promise(setImmediate);
  const speaker = await straight.come(house, null);
  await speaker.ask({ do: 'hello', nickname: '화자' });
  const text = '가'.repeat(4_000);
  let spoken = 0;
  for (; house.hub.counts().sessions > before + 1 && spoken < 5_000; spoken += 50) {
    await Promise.all(Array.from({ length: 50 }, () => speaker.ask({ do: 'say', room: '광장', text })));
    await next(stream, spoken === 0 ? 51 : 50);
  }
  expect(spoken).toBeLessThan(5_000);
  socket.destroy();
  expect((await heard(soyeon, stream)).every(({ event }) => event === 'said')).toBe(true);
  const again = await sleeper.listen('/api/rooms/광장/events', { 'last-event-id': `${spoken - 1}` });
  expect((await next(again, 2))[1]).toMatchObject({ id: String(spoken) });
});
