import { expect, test } from 'vitest';
import { Caller, heard, open } from './caller.ts';

test('hello gives a token, and the token is who one is', async () => {
  const house = await open();
  const gildong = await new Caller(house).hello('홍길동');
  const { status, body } = await gildong.ask('GET', '/api/me');
  expect(status).toBe(200);
  expect(body).toMatchObject({ ok: true, you: { nickname: '홍길동' }, rooms: [{ room: '#광장', count: 1 }] });
});

test('[S15] a token is enough: the nickname is the one that it had', async () => {
  const house = await open();
  const gildong = await new Caller(house).hello('홍길동');
  const { id } = (await gildong.ask('GET', '/api/me')).body.you;
  house.clock.advance(300_000);
  expect(house.hub.counts().people).toBe(0);
  expect((await gildong.ask('GET', '/api/me')).body.you).toEqual({ id, nickname: '홍길동' });
  expect((await gildong.ask('POST', '/api/hello', {})).body.you).toEqual({ id, nickname: '홍길동' });
});

test('[R5] to say something in a room is to enter it, unless that is not wanted', async () => {
  const house = await open();
  const [gildong, soyeon] = [await new Caller(house).hello('홍길동'), await new Caller(house).hello('김소연')];
  await soyeon.ask('POST', '/api/rooms/부엌/join');
  const stream = await soyeon.listen('/api/rooms/부엌/events');
  const refused = await gildong.ask('POST', '/api/rooms/부엌/messages?enter=no', { text: '안녕' });
  expect([refused.status, refused.body.error.code]).toEqual([409, 'not_in_room']);
  expect((await gildong.say('안녕', '부엌')).status).toBe(200);
  expect((await heard(soyeon, stream)).map(({ event }) => event)).toEqual(['hello', 'joined', 'said']);
});

test('[R5] [S11] a retry from outside the room is answered like the first time, and enters it too', async () => {
  const house = await open();
  const gildong = await new Caller(house).hello('홍길동');
  const say = () => gildong.ask('POST', '/api/rooms/광장/messages', { text: '안녕', key: '하나' });
  const first = await say();
  house.clock.advance(300_000);
  expect(house.hub.counts().people).toBe(0);
  expect((await say()).body).toEqual(first.body);
  expect((await gildong.ask('GET', '/api/rooms/광장/people?enter=no')).body).toMatchObject({ ok: true, count: 1 });
});

test('a room that does not exist is not made by speaking in it', async () => {
  const gildong = await new Caller(await open()).hello('홍길동');
  const { status, body } = await gildong.say('안녕', '없는방');
  expect([status, body.error.code]).toEqual([404, 'no_such_room']);
  const { rooms } = (await gildong.ask('GET', '/api/rooms')).body;
  expect(rooms).toEqual([{ room: '#광장', count: 1, joined: true }]);
});

test('a hundred messages are one coming and one going', async () => {
  const house = await open();
  const [gildong, soyeon] = [await new Caller(house).hello('홍길동'), await new Caller(house).hello('김소연')];
  const stream = await soyeon.listen('/api/rooms/광장/events');
  const robot = await new Caller(house).hello('알림이', { rooms: [] });
  for (let count = 0; count < 100; count += 1) await robot.say(`${count}`);
  const names = (await heard(soyeon, stream)).map(({ event }) => event);
  expect(names.filter((name) => name === 'joined')).toHaveLength(1);
  expect(names.filter((name) => name === 'said')).toHaveLength(100);
  house.clock.advance(60_000 + 10_000);
  const left = (await heard(soyeon, stream)).map(({ event, data }) => [event, data.who.nickname]);
  expect(left).toEqual(
    expect.arrayContaining([
      ['left', '알림이'],
      ['left', '홍길동'],
    ]),
  );
  expect((await gildong.ask('GET', '/api/me')).body.rooms).toEqual([]);
});

test.each([
  ['a form', 'application/x-www-form-urlencoded', 'text=%EC%95%88%EB%85%95'],
  ['a form that curl did not encode', 'application/x-www-form-urlencoded', 'text=안녕'],
  ['a plain text', 'text/plain', '안녕'],
  ['JSON', 'application/json', '{"text":"안녕"}'],
  ['JSON with a charset', 'application/json; charset=utf-8', '{"text":"안녕"}'],
])('says what comes as %s', async (_, type, words) => {
  const gildong = await new Caller(await open()).hello('홍길동');
  const { body } = await gildong.ask('POST', '/api/rooms/광장/messages', words, { 'content-type': type });
  expect(body.ok).toBe(true);
  const { entries } = (await gildong.ask('GET', '/api/rooms/광장/history')).body;
  expect(entries).toMatchObject([{ on: 'said', text: '안녕', seq: 1 }]);
});

test.each(['광장', '%23광장', encodeURIComponent('광장'), '＃광장'])(
  '[R8] finds the room in a path written %s',
  async (room) => {
    const gildong = await new Caller(await open()).hello('홍길동');
    expect((await gildong.say('안녕', room)).status).toBe(200);
  },
);

test('[L9] history by room: the newest, before, after, around', async () => {
  const gildong = await new Caller(await open()).hello('홍길동');
  for (const text of ['하나', '둘', '셋', '넷']) await gildong.say(text);
  const texts = async (query: string) => {
    const { body } = await gildong.ask('GET', `/api/rooms/광장/history?${query}`);
    return [body.entries.map(({ text }: { text: string }) => text).join(' '), body.more];
  };
  expect(await texts('')).toEqual(['하나 둘 셋 넷', false]);
  expect(await texts('limit=2')).toEqual(['셋 넷', true]);
  expect(await texts('before=3&limit=1')).toEqual(['둘', true]);
  expect(await texts('after=2')).toEqual(['셋 넷', false]);
  expect(await texts('around=2&limit=1')).toEqual(['둘', true]);
  expect((await gildong.ask('GET', '/api/rooms/광장/history?after=1&before=3')).status).toBe(400);
  expect((await gildong.ask('GET', '/api/rooms/광장/history?after=one')).status).toBe(400);
});

test('a whisper is told to the two, read back by its log, and by nobody else', async () => {
  const house = await open();
  const [gildong, soyeon] = [await new Caller(house).hello('홍길동'), await new Caller(house).hello('김소연')];
  const minsu = await new Caller(house).hello('김민수');
  const { body } = await soyeon.ask('POST', '/api/people/홍길동/whispers', { text: '길동아 안녕?', aside: '광장' });
  const read = (caller: Caller) => caller.ask('GET', `/api/logs/${body.log}/history`);
  expect((await read(gildong)).body.entries).toMatchObject([{ on: 'whispered', text: '길동아 안녕?' }]);
  expect((await gildong.ask('GET', '/api/me')).body.pairs).toMatchObject([{ log: body.log, last: 1 }]);
  expect((await read(minsu)).body.error.code).toBe('no_such_log');
});

test('the owner moderates; edits and deletions go by id', async () => {
  const house = await open();
  const owner = await new Caller(house).hello('방장', { owner: house.hub.settings.ownerSecret });
  const gildong = await new Caller(house).hello('홍길동');
  const { id } = (await gildong.say('오타')).body;
  expect((await gildong.ask('PATCH', `/api/messages/${id}`, { text: '고침' })).status).toBe(200);
  expect((await owner.ask('DELETE', `/api/messages/${id}`)).status).toBe(200);
  expect((await owner.ask('PUT', '/api/rooms/광장/topic', { text: '회의' })).status).toBe(200);
  expect((await owner.ask('POST', '/api/rooms/광장/kicks', { nickname: '홍길동', reason: '도배' })).status).toBe(200);
  expect((await owner.ask('POST', '/api/rooms/광장/bans', { nickname: '홍길동' })).status).toBe(200);
  const banned = await gildong.say('왜요');
  expect([banned.status, banned.body.error.code]).toEqual([403, 'banned']);
  expect((await owner.ask('DELETE', '/api/rooms/광장/bans/홍길동')).status).toBe(200);
  expect((await gildong.say('고마워요')).status).toBe(200);
});

test('whoever comes from elsewhere needs the invite key', async () => {
  const house = await open({ settings: { key: { secret: '열쇠', from: 'elsewhere' } } });
  const guest = new Caller(house);
  guest.headers = { 'x-forwarded-for': '203.0.113.7' };
  const path = '/api/rooms/광장/messages';
  expect((await guest.ask('POST', path, { nickname: '손님', text: '안녕' })).body.error.code).toBe('wrong_password');
  const { body } = await guest.ask('POST', path, { nickname: '손님', password: '열쇠', text: '안녕' });
  expect(body).toMatchObject({ ok: true, seq: 1, token: expect.any(String) });
});

test('a retry with the same key is done once', async () => {
  const gildong = await new Caller(await open()).hello('홍길동');
  const say = () => gildong.ask('POST', '/api/rooms/광장/messages', { text: '한 번', key: 'k1' });
  expect((await say()).body).toEqual((await say()).body);
  expect((await gildong.ask('GET', '/api/rooms/광장/history')).body.entries).toHaveLength(1);
});
