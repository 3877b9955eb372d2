import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { httpGateway } from '../../src/gateways/http/http.ts';
import { Metrics } from '../../src/gateways/http/metrics.ts';
import { Turnstile } from '../../src/gateways/turnstile.ts';
import type { Command } from '../../src/protocol/commands.ts';
import { HandClock } from '../plays/given.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import { straight } from '../plays/voices/hub.ts';
import { irc } from '../plays/voices/irc.ts';
import { socketio } from '../plays/voices/socketio.ts';
import { websocket } from '../plays/voices/websocket.ts';
import { someone } from '../rules/listener.ts';

let house: House | null = null;
afterEach(async () => {
  await house?.stop();
  house = null;
});

const SECRETS = {
  key: 'planted-invite-key',
  text: 'planted words of a message',
  whisper: 'planted words of a whisper',
  password: 'planted password of an account',
  token: 'planted-token-that-is-wrong',
  answer: 'planted answer',
};

test('what was planted stands in no log line and no metric: keys, tokens, passwords, texts, whispers', async () => {
  const reported: string[] = [];
  const report = (...said: unknown[]) => void reported.push(JSON.stringify(said));
  house = await openHouse(
    usual({ report, settings: { key: { secret: SECRETS.key, from: 'everyone' }, limits: true } }),
  );
  const tokens: string[] = [];
  for (const [nth, way] of [straight, socketio, websocket, irc].entries()) {
    const voice = await way.come(house, null);
    const ask = (command: Command) => voice.ask(command).catch(() => null);
    await ask({ do: 'hello', nickname: `손님${nth}`, password: SECRETS.token });
    const again = await way.come(house, null);
    const answered = await again.ask({ do: 'hello', nickname: `손님${nth}`, password: SECRETS.key });
    if (answered.ok && answered.answer.token !== undefined) tokens.push(answered.answer.token);
    await again.ask({ do: 'say', room: '#광장', text: SECRETS.text });
    if (nth > 0) await again.ask({ do: 'whisper', to: '손님0', text: SECRETS.whisper });
    if (way === straight) {
      await again.ask({ do: 'claim', password: SECRETS.password });
      await again.ask({ do: 'login', nickname: '손님0', password: `${SECRETS.password}!` });
    }
    voice.lose();
  }
  const metrics = await (await fetch(`${house.url}/metrics`)).text();
  const said = reported.join('\n') + metrics;
  expect(tokens.length).toBeGreaterThan(1);
  for (const secret of [...Object.values(SECRETS), ...tokens, house.hub.settings.ownerSecret]) {
    expect(said).not.toContain(secret);
  }
});

test('a line feed or an escape in a name or text begins no line of the log', async () => {
  const reported: unknown[][] = [];
  house = await openHouse(usual({ report: (...said: unknown[]) => void reported.push(said) }));
  const voice = await straight.come(house, null);
  for (const nickname of ['a\n{"level":60}', 'a\u001b[31m', 'a\rFAKE']) {
    await voice.ask({ do: 'hello', nickname });
    await voice.ask({ do: 'join', room: nickname });
  }
  // The log writes each report as one line of JSON: only what is outside of a string could break it.
  const lines = reported.map((said) => JSON.stringify(said)).join('');
  for (const sign of ['\n', '\r', '\u001b']) expect(lines).not.toContain(sign);
});

test('[W2] [L5] a whisper is behind no door of a third person: history, seek, around, logs, edit, delete, counts', async () => {
  house = await openHouse(usual());
  const { hub } = house;
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const owner = await someone(hub, '방장', { owner: hub.settings.ownerSecret });
  const { log, id } = await one.get<'whisper'>({ do: 'whisper', to: '김소연', text: SECRETS.whisper, aside: '#광장' });
  const third = await someone(hub, '김민수');
  for (const thief of [third, owner]) {
    const codes = [
      await thief.code({ do: 'history', log }),
      await thief.code({ do: 'history', log, around: 1 }),
      await thief.code({ do: 'seek', log, id }),
      await thief.code({ do: 'edit', id, text: '엿봄' }),
      await thief.code({ do: 'delete', id }),
      await thief.code({ do: 'say', room: '#광장', text: '답', replyTo: id }),
    ];
    expect(codes).toEqual(['no_such_log', 'no_such_log', 'no_such_log', ...Array(3).fill('no_such_message')]);
    const heard = JSON.stringify([
      await thief.ask({ do: 'logs' }),
      await thief.ask({ do: 'rooms' }),
      await thief.ask({ do: 'who', room: '#광장' }),
      await thief.ask({ do: 'whois', nickname: '홍길동' }),
      await thief.ask({ do: 'history', room: '#광장' }),
      await thief.ask({ do: 'hello', nickname: '', seen: { [log]: 0 } }),
      thief.told,
    ]);
    expect(heard).not.toContain(SECRETS.whisper);
    expect(heard).not.toContain(log);
  }
  expect(JSON.stringify(other.told)).toContain(SECRETS.whisper);
});

test('one connection too many is answered 503 with a time, before it is read; when one goes, the next comes in', async () => {
  const turnstile = new Turnstile({ clock: new HandClock(), perAddress: 2, inAll: 10, nameless: () => 0 });
  const http = await httpGateway({
    ...{ doors: [], metrics: new Metrics(), webRoot: null, clientRoot: null, ailment: () => null },
    ...{ turnstile, peerOf: () => '203.0.113.9', isLocal: () => true },
  });
  await once(http.server.listen(0, '127.0.0.1'), 'listening');
  const { port } = http.server.address() as AddressInfo;
  const come = async () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    return socket;
  };
  const inside = [await come(), await come()];
  const refused = await come();
  const said = String(await once(refused, 'data'));
  expect(said).toMatch(/^HTTP\/1\.1 503 /);
  expect(said).toMatch(/Retry-After: \d+/);
  inside[0]?.destroy();
  while ('refusal' in turnstile.enter('203.0.113.9')) await new Promise(setImmediate);
  for (const socket of [...inside, refused]) socket.destroy();
  await http.stop();
});

test.each([
  '/../package.json',
  '/%2e%2e/package.json',
  '/..%2f..%2fetc/passwd',
  '/.git/config',
  '/.env',
  '/assets/index.js.map',
  '//etc/passwd',
  '/assets/..%5c..%5cx',
])('path %s leads to no file', async (path) => {
  house = await openHouse(usual());
  const socket = connect(Number(new URL(house.url).port), '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  const answer = (await socket.toArray()).join('');
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(answer).not.toMatch(/root:|"name": "sokdak"|node_modules/);
});
