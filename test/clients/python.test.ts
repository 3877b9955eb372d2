import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Caller } from '../http/caller.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import { Bridge } from './bridge.ts';

describe.each(['socketio_bridge.py', 'websockets_bridge.py'])('a real client of Python’s: %s', (script) => {
  let house: House;
  let owner: Caller;
  let client: Bridge;
  beforeEach(async () => {
    house = await openHouse(usual({ settings: { key: null } }));
    owner = await new Caller(house).hello('방장', { owner: house.hub.settings.ownerSecret });
    client = new Bridge(script, house.url);
    await client.ask('connect');
  });
  afterEach(async () => {
    client.end();
    await house.stop();
  });

  test('joins, talks, whispers, and is told why it is kicked', async () => {
    expect(await client.ask('hello', { nickname: '방장' })).toMatchObject({ error: { code: 'nickname_taken' } });
    expect(await client.ask('hello', { nickname: '파이썬' })).toMatchObject({ ok: true, you: { nickname: '파이썬' } });
    expect(await client.ask('join', { room: '부엌' })).toMatchObject({ ok: true, room: '#부엌' });
    expect(await client.ask('say', { room: '광장', text: '안녕하세요 👋' })).toMatchObject({ ok: true, seq: 1 });
    await owner.say('어서 와');
    await owner.ask('POST', '/api/people/파이썬/whispers', { text: '쉿', aside: '광장' });
    expect(await client.ask('whisper', { to: '방장', text: '네' })).toMatchObject({ ok: true, seq: 2 });
    expect(await client.heard()).toMatchObject([
      { on: 'said', text: '안녕하세요 👋', by: { nickname: '파이썬' } },
      { on: 'said', text: '어서 와', seq: 2 },
      { on: 'whispered', text: '쉿', aside: '#광장' },
      { on: 'whispered', text: '네', to: { nickname: '방장' } },
    ]);
    await owner.ask('POST', '/api/rooms/광장/kicks', { nickname: '파이썬', reason: '시험' });
    expect(await client.heard()).toMatchObject([{ on: 'kicked', reason: '시험', who: { nickname: '파이썬' } }]);
    expect(await client.ask('say', { room: '광장', text: '왜요' })).toMatchObject({ error: { code: 'not_in_room' } });
  });

  test('[S9] is lost, comes back as itself, and sees what it missed', async () => {
    const { token, you, rooms } = await client.ask('hello', { nickname: '파이썬' });
    const [{ log }] = rooms;
    await client.lose();
    for (const text of ['하나', '둘', '셋']) await owner.say(text);
    await client.ask('connect');
    const again = await client.ask('hello', { nickname: '', token, seen: { [log]: 0 } });
    expect(again).toMatchObject({ ok: true, you, missed: { [log]: 3 } });
    const { entries } = await client.ask('history', { log, after: 0 });
    expect(entries.map(({ text }: { text: string }) => text)).toEqual(['하나', '둘', '셋']);
    await owner.say('넷');
    expect(await client.heard()).toMatchObject([{ on: 'said', text: '넷', seq: 4 }]);
  });

  test('[S10] is told when the server stops, and when to come back', async () => {
    await client.ask('hello', { nickname: '파이썬' });
    await house.hub.stop();
    expect(await client.closed()).toMatchObject([{ on: 'goodbye', reason: 'stopping', comeBack: true }]);
  });
});
