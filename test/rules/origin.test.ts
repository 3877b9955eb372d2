import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type House, openHouse, usual } from '../plays/house.ts';

const FRIEND = 'https://friend.example';
let house: House;
beforeAll(async () => {
  house = await openHouse(usual({ origins: [FRIEND] }));
});
afterAll(() => house.stop());

/** Origins as a browser sends them; none is no browser. */
const ORIGINS: readonly (readonly [string, boolean])[] = [
  ['', true],
  ['the same', true],
  [FRIEND, true],
  ['https://evil.example', false],
  ['http://friend.example', false],
  ['https://friend.example:444', false],
  ['https://friend.example.evil.example', false],
  ['null', false],
  ['nonsense', false],
];

const headersOf = (origin: string) => {
  if (origin === '') return {};
  return { origin: origin === 'the same' ? house.url : origin };
};

describe.each(ORIGINS)('[G6] origin %j', (origin, welcome) => {
  test(`polling: ${welcome ? 'welcome' : 'refused'}`, async () => {
    const url = `${house.url}/socket.io/?EIO=4&transport=polling`;
    const response = await fetch(url, { headers: headersOf(origin) });
    expect(response.status).toBe(welcome ? 200 : 403);
    expect((await response.text()).startsWith('0{')).toBe(welcome);
    const allowed = response.headers.get('access-control-allow-origin');
    if (allowed !== null) expect(allowed).toBe(FRIEND);
  });

  test.each(['/socket.io/?EIO=4&transport=websocket', '/ws'])(
    `%s: ${welcome ? 'welcome' : 'refused'}`,
    async (path) => {
      const connection = new WebSocket(`${house.url.replace('http', 'ws')}${path}`, { headers: headersOf(origin) });
      const opened = await Promise.race([
        once(connection, 'open').then(() => true),
        once(connection, 'unexpected-response').then(() => false),
        new Promise((resolve) => connection.on('error', () => resolve(false))),
      ]);
      expect(opened).toBe(welcome);
      connection.terminate();
    },
  );
});

test('[G6] an upgrade to nowhere is answered', async () => {
  const connection = new WebSocket(`${house.url.replace('http', 'ws')}/elsewhere`);
  const [problem] = await once(connection, 'error');
  expect(String(problem)).toContain('404');
});
