import { afterEach, expect, test } from 'vitest';
import { type House, openHouse, usual } from '../../test/plays/house.ts';
import { Chat } from './chat.ts';
import { shelfDrawer } from './drawer.ts';
import { Places } from './places.ts';
import { socketIo } from './socketio.ts';
import { TestClock } from './testing/clock.ts';
import { TestShelf } from './testing/shelf.ts';
import type { World } from './world.ts';

let house: House;
const going: Chat[] = [];
afterEach(async () => {
  for (const chat of going.splice(0)) chat.connection.forget();
  await house.stop();
});

/** Somebody who is in, with what he has on his device. */
async function person(nickname: string, device = new TestShelf()) {
  const world: World = {
    transport: socketIo(house.url),
    clock: new TestClock(),
    random: Math.random,
    device,
    onShelved: () => {},
    tab: new TestShelf(),
    drawer: shelfDrawer(new TestShelf()),
    onWake: () => {},
    offsetAt: () => 540,
    language: 'ko',
  };
  const chat = new Chat(world);
  going.push(chat);
  expect(await chat.connection.enter({ nickname, invite: 'the-invite-key' })).toMatchObject({ ok: true });
  const places = new Places({ chat, shelf: device, clock: world.clock });
  chat.accompany(places);
  return { chat, places, device, ask: chat.connection.ask.bind(chat.connection) };
}

function until(places: Places, wanted: readonly object[]): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (JSON.stringify(places.all) === JSON.stringify(wanted)) resolve();
    };
    places.subscribe(look);
    look();
  });
}

const place = (name: string, unread = 0, calls = 0, level = 'all') => ({ name, unread, calls, level });

test('[R2] a room that I enter elsewhere is in the list, and is no more when I leave it', async () => {
  house = await openHouse(usual());
  const { ask, places } = await person('홍길동');
  await ask('join', { room: '#부엌' });
  expect(places.all).toEqual([]);
  // The session that asked is told by its answer: that is what an open room is for.
  const other = await person('김소연');
  other.chat.openRoom('#부엌');
  await until(other.places, [place('#부엌')]);
  other.chat.closeRoom('#부엌');
  other.places.remove('#부엌');
  await until(other.places, []);
});

test('[S17] what others say in a room that is not open is counted, and what calls me', async () => {
  house = await openHouse(usual());
  const [hong, kim] = [await person('홍길동'), await person('김소연')];
  for (const { ask } of [hong, kim]) await ask('join', { room: '#부엌' });
  kim.chat.accompany(kim.places);
  await until(kim.places, [place('#부엌')]);
  await hong.ask('say', { room: '#부엌', text: '국' });
  await until(kim.places, [place('#부엌', 1)]);
  await hong.ask('say', { room: '#부엌', text: '@김소연 밥' });
  await kim.ask('say', { room: '#부엌', text: '응' });
  await until(kim.places, [place('#부엌', 2, 1)]);
});

test('[S19] where a room is off nothing calls me; it is as loud as I said also for who asks anew', async () => {
  house = await openHouse(usual());
  const [hong, kim] = [await person('홍길동'), await person('김소연')];
  for (const { ask } of [hong, kim]) await ask('join', { room: '#부엌' });
  await kim.ask('level', { room: '#부엌', level: 'none' });
  kim.chat.accompany(kim.places);
  await until(kim.places, [place('#부엌', 0, 0, 'none')]);
  await hong.ask('say', { room: '#부엌', text: '@김소연 밥' });
  await until(kim.places, [place('#부엌', 1, 0, 'none')]);
  await kim.ask('level', { room: '#부엌', level: 'mentions' });
  await until(kim.places, [place('#부엌', 1, 1, 'mentions')]);
});

test('the rooms of last time are entered again; one that does not let me in is mine no more', async () => {
  house = await openHouse(usual());
  const device = new TestShelf();
  device.setItem('sokdak.rooms', JSON.stringify(['#부엌', '#나쁜 이름', 7]));
  const { places } = await person('홍길동', device);
  await until(places, [place('#부엌')]);
  expect(JSON.parse(device.getItem('sokdak.rooms') ?? '')).toEqual(['#부엌']);
});
