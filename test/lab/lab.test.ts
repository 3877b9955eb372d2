import { afterEach, describe, expect, test } from 'vitest';
import { LAB_WAYS } from '../../src/protocol/lab.ts';
import { open } from '../http/caller.ts';
import type { House } from '../plays/house.ts';
import { LabVisitor, leaveAll, RawLine } from './lab-visitor.ts';

afterEach(leaveAll);

const FAR = { 'x-forwarded-for': '203.0.113.7' };

/** A line of this visitor, made a WebSocket. */
async function opened(visitor: LabVisitor, path: string, headers = {}): Promise<RawLine> {
  const line = await RawLine.open(visitor);
  const with_ = path.includes('?') ? '&' : '?';
  await line.upgrade(`${path}${with_}lab=${visitor.ticket}`, headers);
  return line;
}

async function comeIn(visitor: LabVisitor, lines: readonly string[] = []): Promise<void> {
  expect((await visitor.ask('POST', 'tcp')).status).toBe(204);
  await visitor.sees((event) => event.on === 'opened' && event.way === 'tcp');
  const { nicknames, room } = await visitor.welcome();
  await write(visitor, ...lines, `NICK ${nicknames.tcp}`, 'USER lab 0 * :lab', `JOIN ${room}`);
}

async function write(visitor: LabVisitor, ...lines: readonly string[]): Promise<void> {
  const { status } = await visitor.ask('POST', 'tcp/bytes', lines.map((line) => `${line}\r\n`).join(''));
  expect(status).toBe(204);
}

/** Everything that was told, unpacked: masks are taken off, so that what was said can be found in it. */
function all(visitor: LabVisitor): string {
  return LAB_WAYS.flatMap((way) => [visitor.bytes(way, 'client'), visitor.bytes(way, 'server')]).join('\n');
}

describe.each([
  ['websocket', '/ws', '{"do":"mark","ref":1}', '{"ref":1,"ok":true}'],
  ['socketio', '/socket.io/?EIO=4&transport=websocket', '40', '40{"sid"'],
] as const)('%s', (way, path, asked, answered) => {
  test('[G8] every byte that travels is told, in both directions and in order, however it is cut', async () => {
    const house = await open();
    const visitor = await LabVisitor.come(house);
    const line = await opened(visitor, path, { 'X-Spelt-Like-This': 'yes' });
    const frame = line.frame(asked);
    for (const byte of frame.subarray(0, 9)) await line.send(Buffer.from([byte]));
    await line.send(frame.subarray(9));
    await line.until(answered);
    await visitor.reads(way, 'server', answered);
    expect(visitor.bytes(way, 'client')).toEqual(Buffer.concat(line.sent));
    expect(visitor.bytes(way, 'server')).toEqual(line.got);
    expect(line.got.toString('latin1')).toContain('101 Switching Protocols');
  });

  test('cut, it is closed without a word and stays closed; mended, it opens again', async () => {
    const house = await open();
    const visitor = await LabVisitor.come(house);
    const line = await opened(visitor, path);
    expect((await visitor.ask('PUT', `cuts/${way}`)).status).toBe(204);
    await line.closed();
    await visitor.sees((event) => event.on === 'closed' && event.way === way && event.cut);
    const [other] = LAB_WAYS.filter((one) => one !== way && one !== 'tcp');
    const refused = await opened(visitor, path);
    expect(refused.got.toString()).toContain('503');
    const spared = await opened(visitor, other === 'websocket' ? '/ws' : '/socket.io/?EIO=4&transport=websocket');
    expect(spared.got.toString('latin1')).toContain('101');
    await refused.closed();
    await visitor.ask('DELETE', `cuts/${way}`);
    expect((await opened(visitor, path)).got.toString('latin1')).toContain('101');
  });

  test('a ping is sent between two frames', async () => {
    const house = await open();
    const visitor = await LabVisitor.come(house);
    const line = await opened(visitor, path);
    expect((await visitor.ask('POST', `pings/${way}`)).status).toBe(204);
    const ping = way === 'websocket' ? Buffer.from([0x89, 3, 0x6c, 0x61, 0x62]) : Buffer.from([0x81, 1, 0x32]);
    await line.until(ping);
    await visitor.sees(() => visitor.bytes(way, 'server').includes(ping));
  });
});

describe('tcp', () => {
  test('[G8] is a real connection that IRC has taken; each call is told as it happens', async () => {
    const house = await open();
    const visitor = await LabVisitor.come(house);
    await comeIn(visitor);
    await visitor.reads('tcp', 'server', 'End of /NAMES');
    const calls = visitor.told.flatMap((event) => (event.on === 'call' ? [event.call] : []));
    expect(calls.slice(0, 4)).toEqual(['server socket', 'server bind', 'server listen', 'client socket']);
    expect(calls.slice(4).sort()).toEqual(['client connect', 'server accept']);
    const { room, nicknames } = await visitor.welcome();
    expect(visitor.bytes('tcp', 'client').toString()).toBe(
      `NICK ${nicknames.tcp}\r\nUSER lab 0 * :lab\r\nJOIN ${room}\r\n`,
    );
    expect(house.hub.rooms.named(room)?.count).toBe(1);
    await visitor.ask('PUT', 'cuts/tcp');
    await visitor.sees((event) => event.on === 'closed' && event.cut);
    expect((await visitor.ask('POST', 'tcp')).status).toBe(503);
    expect((await visitor.ask('POST', 'tcp/bytes', 'PING a\r\n')).status).toBe(409);
    await visitor.ask('DELETE', 'cuts/tcp');
    expect((await visitor.ask('POST', 'tcp')).status).toBe(204);
  });

  test('[G8] [S7] who comes from elsewhere needs the invite key there, too', async () => {
    const key = { secret: 'the-key', from: 'elsewhere' } as const;
    const house = await open({ settings: { key } });
    const near = await LabVisitor.come(house);
    await comeIn(near);
    await near.reads('tcp', 'server', ' 001 ');
    const far = await LabVisitor.come(house, FAR);
    await comeIn(far);
    await far.sees((event) => event.on === 'closed');
    expect(far.bytes('tcp', 'server').toString()).toContain(' 464 ');
    expect(far.bytes('tcp', 'server').toString()).not.toContain(' 001 ');
    const invited = await LabVisitor.come(house, FAR);
    await comeIn(invited, ['PASS the-key']);
    await invited.reads('tcp', 'server', ' 001 ');
  });

  test('[G8] [M5] who is banned by his address is banned there, too', async () => {
    const house = await open();
    const victim = await LabVisitor.come(house, FAR);
    await comeIn(victim);
    const { room, nicknames } = await victim.welcome();
    await victim.reads('tcp', 'server', 'End of /NAMES');
    const owner = await LabVisitor.come(house);
    await comeIn(owner);
    await write(
      owner,
      `OPER owner ${house.hub.settings.ownerSecret}`,
      `JOIN ${room}`,
      `MODE ${room} +b ${nicknames.tcp}`,
    );
    await victim.reads('tcp', 'server', 'KICK');
    const again = await LabVisitor.come(house, FAR);
    await comeIn(again);
    await write(again, `JOIN ${room}`);
    await again.reads('tcp', 'server', ' 474 ');
  });
});

test('[G8] two visitors and a chat beside them: each sees his own connections and no others', async () => {
  const house = await open();
  const [one, other] = [await LabVisitor.come(house), await LabVisitor.come(house)];
  const outsider = await RawLine.open(house);
  await outsider.upgrade('/ws');
  await outsider.send(outsider.frame('{"do":"hello","nickname":"길동"}'));
  await outsider.until('"ok":true');
  const lines = new Map<LabVisitor, RawLine>();
  for (const visitor of [one, other]) {
    const { room, nicknames } = await visitor.welcome();
    await comeIn(visitor);
    const line = await opened(visitor, '/ws');
    lines.set(visitor, line);
    // A mask of zeros, so that the words can be found.
    const zeros = [0, 0, 0, 0];
    await line.send(line.frame(`{"do":"hello","nickname":"${nicknames.websocket}","rooms":["${room}"]}`, zeros));
    await line.until('"ok":true');
    await line.send(line.frame(`{"do":"say","room":"${room}","text":"secret of ${room}"}`, zeros));
    await visitor.reads('tcp', 'server', `secret of ${room}`);
  }
  await outsider.send(outsider.frame('{"do":"say","room":"#광장","text":"marker"}'));
  await outsider.until('marker');
  for (const visitor of [one, other]) {
    await write(visitor, 'PING barrier');
    await visitor.reads('tcp', 'server', 'PONG irc.sokdak :barrier');
    const line = lines.get(visitor);
    await line?.send(line.frame('{"do":"mark","ref":"barrier"}'));
    await visitor.reads('websocket', 'server', '"ref":"barrier"');
  }
  const rooms = await Promise.all([one, other].map(async (visitor) => (await visitor.welcome()).room));
  expect(new Set(rooms).size).toBe(2);
  for (const [index, visitor] of [one, other].entries()) {
    expect(all(visitor)).toContain(`secret of ${rooms[index]}`);
    expect(all(visitor)).not.toContain(`secret of ${rooms[1 - index]}`);
    expect(all(visitor)).not.toMatch(/marker|길동/);
  }
  expect(outsider.got.toString()).not.toContain('secret of');
});

describe('a ticket', () => {
  test('[G6] [G8] is not for pages of other origins, nor are its stream and its connections', async () => {
    const house = await open({ origins: ['https://friend.example'] });
    const origin = 'https://evil.example';
    expect((await fetch(`${house.url}/lab/tickets`, { method: 'POST', headers: { origin } })).status).toBe(403);
    const visitor = await LabVisitor.come(house);
    const stolen = await fetch(`${house.url}/lab/tickets/${visitor.ticket}/stream`, { headers: { origin } });
    expect(stolen.status).toBe(403);
    const line = await RawLine.open(house);
    expect(await line.upgrade(`/ws?lab=${visitor.ticket}`, { Origin: origin })).toContain('403');
    expect(visitor.told.map(({ on }) => on)).toEqual(['welcome']);
  });

  test('[G8] is watched by one, and opens nothing before it is watched, or when nobody knows it', async () => {
    const house = await open();
    const { ticket } = await (await fetch(`${house.url}/lab/tickets`, { method: 'POST' })).json();
    for (const lab of [ticket, 'nonsense', '']) {
      const line = await RawLine.open(house);
      expect(await line.upgrade(`/ws?lab=${lab}`)).toContain('403');
    }
    const visitor = await LabVisitor.come(house);
    expect((await visitor.ask('GET', 'stream')).status).toBe(409);
    expect((await visitor.ask('PUT', 'cuts/carrier-pigeon')).status).toBe(404);
    expect((await fetch(`${house.url}/lab/tickets/nonsense/stream`)).status).toBe(404);
    const sentence = await (await fetch(`${house.url}/lab/tickets/x/tcp`, { method: 'POST' })).json();
    expect(sentence).toMatchObject({ ok: false, error: { code: 'no_such_ticket', message: expect.any(String) } });
  });

  test('ends with its stream: connections are closed, and the room is free for the next', async () => {
    const house = await open();
    const visitor = await LabVisitor.come(house);
    await visitor.welcome();
    await comeIn(visitor);
    const line = await opened(visitor, '/ws');
    const sessions = house.hub.counts().sessions;
    visitor.leave();
    await line.closed();
    expect((await visitor.ask('POST', 'tcp')).status).toBe(404);
    expect(sessions).toBe(2);
    const late = await RawLine.open(house);
    expect(await late.upgrade(`/ws?lab=${visitor.ticket}`)).toContain('403');
  });

  test('ends when nobody watches it for 10 s, and after an hour', async () => {
    const house = await open();
    const { ticket } = await (await fetch(`${house.url}/lab/tickets`, { method: 'POST' })).json();
    house.clock.advance(10_000);
    expect((await fetch(`${house.url}/lab/tickets/${ticket}/stream`)).status).toBe(404);
    const visitor = await LabVisitor.come(house);
    await visitor.welcome();
    house.clock.advance(3_599_000);
    expect((await visitor.ask('PUT', 'cuts/tcp')).status).toBe(204);
    house.clock.advance(1_000);
    await visitor.ended;
    expect(visitor.told.at(-1)).toEqual({ on: 'end', reason: 'late' });
  });

  test('32 of one address and 64 in all; who goes makes room', async () => {
    const house = await open();
    const ask = (headers: Record<string, string> = {}) =>
      fetch(`${house.url}/lab/tickets`, { method: 'POST', headers });
    const codes = async (count: number, headers = {}) => {
      const answers = await Promise.all(Array.from({ length: count }, () => ask(headers)));
      return answers.filter(({ status }) => status === 201).length;
    };
    expect(await codes(40, FAR)).toBe(32);
    expect(await codes(40)).toBe(32);
    expect((await ask()).status).toBe(503);
    house.clock.advance(10_000);
    expect(await codes(5, FAR)).toBe(5);
  });

  test('opens at most two connections of one way', async () => {
    const visitor = await LabVisitor.come(await open());
    const lines = [await opened(visitor, '/ws'), await opened(visitor, '/ws')];
    expect((await opened(visitor, '/ws')).got.toString()).toContain('403');
    lines[0]?.socket.destroy();
    await visitor.sees((event) => event.on === 'closed');
    expect((await opened(visitor, '/ws')).got.toString('latin1')).toContain('101');
  });
});

test('of a large read or write only the beginning is told, and how large it was', async () => {
  const visitor = await LabVisitor.come(await open());
  const line = await opened(visitor, '/ws');
  const frame = Buffer.concat([Buffer.from([0x81, 0xfe, 0xea, 0x60, 0, 0, 0, 0]), Buffer.alloc(60_000, 'x')]);
  await line.send(frame);
  await line.until('bad_request');
  await visitor.reads('websocket', 'server', 'bad_request');
  const read = visitor.told.flatMap((event) =>
    event.on === 'bytes' && event.from === 'client' && event.line === 1 ? [event] : [],
  );
  const handshake = line.sent[0]?.length ?? 0;
  expect(read.reduce((sum, { length }) => sum + length, 0)).toBe(handshake + frame.length);
  expect(Math.max(...read.map(({ data }) => Buffer.from(data, 'base64').length))).toBeLessThanOrEqual(16_384);
});

test('[G8] who does not read his stream has it ended, and nothing piles up', async () => {
  const house: House = await open();
  const { ticket } = await (await fetch(`${house.url}/lab/tickets`, { method: 'POST' })).json();
  const stream = await RawLine.open(house);
  await stream.send(`GET /lab/tickets/${ticket}/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  await stream.until('welcome');
  stream.socket.pause();
  const line = await RawLine.open(house);
  await line.upgrade(`/ws?lab=${ticket}`);
  const frame = Buffer.concat([Buffer.from([0x81, 0xfe, 0xea, 0x60, 0, 0, 0, 0]), Buffer.alloc(60_000, 'x')]);
  for (let count = 0; count < 2_000 && !line.socket.destroyed; count += 1) await line.send(frame).catch(() => {});
  await line.closed();
  expect((await fetch(`${house.url}/lab/tickets/${ticket}/tcp`, { method: 'POST' })).status).toBe(404);
});
