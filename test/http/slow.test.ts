import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiRoutes } from '../../src/gateways/http/api/api.ts';
import { httpGateway } from '../../src/gateways/http/http.ts';
import { languageOf } from '../../src/gateways/http/language.ts';
import { Metrics } from '../../src/gateways/http/metrics.ts';
import { originRules } from '../../src/gateways/http/origin.ts';
import { Turnstile } from '../../src/gateways/turnstile.ts';
import { openHub, usual } from '../plays/house.ts';

/** A server that waits only for moments, so that nobody has to wait for it. */
const PATIENCE = { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 };

let port: number;
let stop: () => Promise<void>;

beforeAll(async () => {
  const hub = await openHub(usual({ settings: { key: null } }));
  const rules = originRules({ gateway: 'http', origins: [], trustedProxies: [] });
  const http = await httpGateway({
    doors: [],
    routes: [apiRoutes({ hub, languageOf, ways: () => ({ irc: null, ircs: null, provider: null }), ...rules })],
    metrics: new Metrics(),
    webRoot: null,
    clientRoot: null,
    turnstile: new Turnstile({ clock: hub.clock, perAddress: 100, inAll: 100, nameless: () => hub.nameless }),
    peerOf: () => null,
    isLocal: () => true,
    ailment: () => null,
    patience: PATIENCE,
  });
  await once(http.server.listen(0, '127.0.0.1'), 'listening');
  ({ port } = http.server.address() as AddressInfo);
  stop = async () => {
    await http.stop();
    await hub.stop();
  };
});
afterAll(() => stop());

/** Sends these bytes and resolves, when the server has hung up, to what it said. */
async function sent(...pieces: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => {});
  let said = '';
  socket.on('data', (bytes) => {
    said += bytes;
  });
  for (const piece of pieces) socket.write(piece);
  await Promise.race([once(socket, 'end'), once(socket, 'close')]);
  socket.destroy();
  return said.split('\r\n', 1)[0] ?? '';
}

async function othersAreUndisturbed(): Promise<void> {
  const body = new URLSearchParams({ nickname: '', text: '계속' });
  const answered = await fetch(`http://127.0.0.1:${port}/api/rooms/광장/messages`, { method: 'POST', body });
  expect(answered.status).toBe(400);
}

const POST = 'POST /api/hello HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

test.each<readonly [string, string, readonly string[]]>([
  ['half a line', '408', ['GET /ap']],
  ['headers that never end', '408', ['GET /api/rooms HTTP/1.1\r\n', 'X-A: b\r\n', 'X-B: c\r\n']],
  ['a body that never comes', '408', [`${POST}Content-Length: 100\r\n\r\n`]],
  ['half a body', '408', [`${POST}Content-Length: 100\r\n\r\n{"nickname":`]],
  ['chunks that never end', '408', [`${POST}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`]],
  ['100 MB announced', '413', [`${POST}Content-Length: 104857600\r\n\r\n{"nickname":"`]],
  [
    'chunks without end',
    '413',
    [
      `${POST}Transfer-Encoding: chunked\r\n\r\n`,
      ...Array.from({ length: 20 }, () => `1000\r\n${'x'.repeat(4_096)}\r\n`),
    ],
  ],
  ['headers of 100 KB', '431', [`GET /api/rooms HTTP/1.1\r\nHost: x\r\nX-A: ${'x'.repeat(100_000)}\r\n\r\n`]],
  ['no HTTP', '400', ['NICK 홍길동\r\nUSER a 0 * :a\r\n']],
  ['NUL bytes', '400', ['GET /\0 HTTP/1.1\r\n\r\n']],
  ['two lengths', '400', [`${POST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`]],
  ['a length and chunks', '400', [`${POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`]],
])('[G2] %s: told %s, and closed', async (_, status, pieces) => {
  expect(await sent(...pieces)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  await othersAreUndisturbed();
});
