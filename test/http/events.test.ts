import { expect, test, vi } from 'vitest';
import { sseCodec } from '../../src/gateways/http/api/sse.ts';
import { Caller, heard, type Listener, next, open } from './caller.ts';

async function two(rooms: readonly string[] = ['광장']) {
  const house = await open();
  const gildong = await new Caller(house).hello('홍길동', { rooms });
  const soyeon = await new Caller(house).hello('김소연', { rooms });
  return { house, gildong, soyeon };
}

const names = (events: readonly { readonly event: string }[]) => events.map(({ event }) => event);

test('a stream says hello, then what is said, with its seq as id', async () => {
  const { gildong, soyeon } = await two();
  const stream = await gildong.listen('/api/rooms/광장/events');
  const { body } = await soyeon.say('안녕');
  const [hello, said] = await next(stream, 2);
  expect(hello).toMatchObject({ event: 'hello', id: null, data: { you: { nickname: '홍길동' } } });
  expect(JSON.stringify(hello)).not.toContain(gildong.token);
  expect(said).toMatchObject({ event: 'said', id: '1', data: { on: 'said', id: body.id, text: '안녕', seq: 1 } });
});

test('a nickname in place of a token is enough, and brings a token', async () => {
  const house = await open();
  const guest = new Caller(house);
  const [hello] = await next(await guest.listen('/api/rooms/광장/events?nickname=손님'), 1);
  guest.token = hello?.data.token;
  expect((await guest.ask('GET', '/api/me')).body.you.nickname).toBe('손님');
});

test('[R3] with after=0 it begins with the whole log', async () => {
  const { gildong, soyeon } = await two();
  for (const text of ['하나', '둘', '셋']) await soyeon.say(text);
  const stream = await gildong.listen('/api/rooms/광장/events?after=0');
  expect((await heard(gildong, stream)).map(({ id }) => id)).toEqual([null, '1', '2', '3']);
});

test('what was never in this log is no place in it: the whole log is shown', async () => {
  const { gildong, soyeon } = await two();
  await soyeon.say('하나');
  const stream = await gildong.listen('/api/rooms/광장/events', { 'last-event-id': '500' });
  await soyeon.say('둘');
  expect((await heard(gildong, stream)).map(({ id }) => id)).toEqual([null, '1', '2']);
});

test('a stream of a room tells of that room alone, and of whispers that are not shown in another', async () => {
  const { gildong, soyeon } = await two(['광장', '부엌']);
  const stream = await gildong.listen('/api/rooms/광장/events');
  const { body } = await soyeon.say('부엌에서', '부엌');
  await soyeon.ask('PATCH', `/api/messages/${body.id}`, { text: '고침' });
  await soyeon.ask('POST', '/api/rooms/부엌/typing');
  const whisper = (more: object) => soyeon.ask('POST', '/api/people/홍길동/whispers', { text: '쉿', ...more });
  await whisper({ aside: '부엌' });
  const { body: shown } = await whisper({ aside: '광장' });
  await soyeon.ask('DELETE', `/api/messages/${shown.id}`);
  await whisper({});
  expect(names(await heard(gildong, stream))).toEqual(['hello', 'whispered', 'deleted', 'whispered']);
});

test('/api/events tells of everything that one hears', async () => {
  const { gildong, soyeon } = await two(['광장', '부엌']);
  const stream = await gildong.listen('/api/events');
  await soyeon.say('여기', '부엌');
  await soyeon.say('저기', '광장');
  await soyeon.ask('POST', '/api/people/홍길동/whispers', { text: '쉿' });
  const events = await heard(gildong, stream);
  expect(events.map(({ event, id }) => [event, id])).toEqual(
    ['hello', 'said', 'said', 'whispered'].map((name) => [name, null]),
  );
});

test('[M2] who is kicked is told, hears no more of the room, and is not let in again by what is open', async () => {
  const house = await open();
  const owner = await new Caller(house).hello('방장', { owner: house.hub.settings.ownerSecret });
  const gildong = await new Caller(house).hello('홍길동');
  const stream = await gildong.listen('/api/rooms/광장/events');
  await owner.ask('POST', '/api/rooms/광장/kicks', { nickname: '홍길동', reason: '도배' });
  await owner.say('갔네');
  expect(names(await heard(gildong, stream))).toEqual(['hello', 'kicked']);
  await owner.ask('POST', '/api/rooms/광장/bans', { nickname: '홍길동' });
  expect((await gildong.listen('/api/rooms/광장/events')).status).toBe(403);
});

test('[S5] who listens no more has gone, after the grace time', async () => {
  const { house, gildong, soyeon } = await two();
  const [his, hers] = [await gildong.listen('/api/rooms/광장/events'), await soyeon.listen('/api/rooms/광장/events')];
  house.clock.advance(600_000);
  expect(names(await heard(soyeon, hers))).toEqual(['hello']);
  const { sessions } = house.hub.counts();
  his.lose();
  while (house.hub.counts().sessions > sessions - 2) await new Promise(setImmediate);
  house.clock.advance(10_000);
  expect(await heard(soyeon, hers)).toMatchObject([{ event: 'left', data: { who: { nickname: '홍길동' } } }]);
});

test('[S10] a server that stops says goodbye, and the stream ends', async () => {
  const { house, gildong } = await two();
  const stream = await gildong.listen('/api/rooms/광장/events');
  await next(stream, 1);
  const rest = next(stream, 99);
  await house.hub.stop();
  expect(await rest).toMatchObject([{ event: 'goodbye', data: { reason: 'stopping', comeBack: true } }]);
});

test('a stream that is silent has a heartbeat', async () => {
  const { house, gildong } = await two();
  const { url, token } = gildong;
  const line = new AbortController();
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/api/rooms/광장/events`, { headers, signal: line.signal });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  await gildong.ask('POST', '/api/mark', { ref: 'begun' });
  house.clock.advance(25_000);
  let text = '';
  for await (const bytes of response.body ?? []) {
    text += new TextDecoder().decode(bytes);
    if (text.endsWith('\n\n:\n\n')) break;
  }
  expect(text).toMatch(/^retry: 1000\n\nevent: hello\n/);
  line.abort();
});

test('an event is encoded once for all streams', async () => {
  const { gildong, soyeon } = await two();
  const streams: Listener[] = [];
  for (let count = 0; count < 5; count += 1) streams.push(await gildong.listen('/api/rooms/광장/events'));
  await Promise.all(streams.map((stream) => next(stream, 1)));
  const encode = vi.spyOn(sseCodec, 'encode');
  await soyeon.say('모두에게');
  for (const stream of streams) expect(names(await next(stream, 1))).toEqual(['said']);
  expect(encode).toHaveBeenCalledTimes(1);
  encode.mockRestore();
});

test('[E2] [E4] a stream tells what is answered and reacted to; a reaction has its place in the log', async () => {
  const { gildong, soyeon } = await two();
  const stream = await gildong.listen('/api/rooms/광장/events');
  const { body } = await soyeon.say('점심?');
  await soyeon.ask('POST', '/api/rooms/광장/messages', { text: '국밥', replyTo: body.id });
  expect((await soyeon.ask('PUT', `/api/messages/${body.id}/reactions/👍`)).body).toMatchObject({ ok: true, seq: 3 });
  expect((await soyeon.ask('PUT', `/api/messages/${body.id}/reactions/👍`)).status).toBe(409);
  expect((await heard(gildong, stream)).slice(1)).toMatchObject([
    { id: '1', event: 'said' },
    { id: '2', event: 'said', data: { replyTo: body.id } },
    { id: '3', event: 'reacted', data: { target: body.id, emoji: '👍' } },
  ]);
  const { entries } = (await gildong.ask('GET', '/api/rooms/광장/history')).body;
  expect(entries[0]).toMatchObject({ reactions: [{ emoji: '👍', by: [{ nickname: '김소연' }] }] });
});
