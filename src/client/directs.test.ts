import { afterEach, expect, test, vi } from 'vitest';
import { type House, openHouse, usual } from '../../test/plays/house.ts';
import { Chat } from './chat.ts';
import { Directs } from './directs.ts';
import { shelfDrawer } from './drawer.ts';
import type { Room } from './room.ts';
import { socketIo } from './socketio.ts';
import { TestClock } from './testing/clock.ts';
import { TestShelf } from './testing/shelf.ts';

let house: House;
const going: Chat[] = [];
afterEach(async () => {
  for (const chat of going.splice(0)) chat.connection.forget();
  await house.stop();
});

/** Somebody who is in #광장, and for whom direct conversations have a place of their own. */
async function person(nickname: string) {
  const clock = new TestClock();
  const chat = new Chat(
    {
      transport: socketIo(house.url),
      clock,
      random: Math.random,
      device: new TestShelf(),
      onShelved: () => {},
      tab: new TestShelf(),
      drawer: shelfDrawer(new TestShelf()),
      onWake: () => {},
      offsetAt: () => 540,
      language: 'ko',
    },
    undefined,
    () => undefined,
  );
  going.push(chat);
  expect(await chat.connection.enter({ nickname, invite: 'the-invite-key' })).toMatchObject({ ok: true });
  const square = chat.openRoom('#광장');
  await until(square, () => square.state.is === 'in');
  const directs = new Directs({ chat, clock });
  chat.accompany(directs);
  return { chat, directs, square, clock, ask: chat.connection.ask.bind(chat.connection) };
}

function until(watched: { subscribe(hear: () => void): () => void }, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => isSo() && resolve();
    watched.subscribe(look);
    look();
  });
}

const textsIn = (room: Room) => room.rows.flatMap((row) => (row.kind === 'message' ? [row.text] : []));
const shown = ({ all }: Directs) => all.map(({ name, here, unread }) => ({ name, here, unread }));

test('[W11] [W1] a direct conversation has what the two whispered, wherever, and what is written in it is for the other', async () => {
  house = await openHouse(usual());
  const [hong, kim, lee] = [await person('홍길동'), await person('김소연'), await person('이몽룡')];
  const { square } = hong;
  await kim.ask('whisper', { to: '홍길동', text: '여기서만', aside: '#광장' });
  await lee.ask('whisper', { to: '홍길동', text: '다른 이야기' });
  const room = hong.chat.openRoom('@김소연');
  await until(room, () => textsIn(room).length === 1);
  expect(room.whisperTo?.person.nickname).toBe('김소연');
  room.composer.text = '단둘이';
  expect(await room.send()).toMatchObject({ is: 'queued' });
  room.whisper(null);
  room.composer.text = '아직도 단둘이';
  await room.send();
  await until(room, () => textsIn(room).length === 3 && room.unsent === 0);
  expect(textsIn(room)).toEqual(['여기서만', '단둘이', '아직도 단둘이']);
  expect(textsIn(square)).toEqual(['여기서만']);
  expect([room.toKeep(200), JSON.stringify(square.toKeep(200)).includes('여기서만')]).toEqual([null, false]);
  const there = kim.chat.openRoom('@홍길동');
  await until(there, () => textsIn(there).length === 3);
  await lee.ask('mark', {});
  expect(textsIn(lee.chat.openRoom('#광장'))).toEqual([]);
  await until(hong.directs, () => hong.directs.all[0]?.name === '@김소연');
  expect(shown(hong.directs)).toEqual([
    { name: '@김소연', here: true, unread: 1 },
    { name: '@이몽룡', here: true, unread: 1 },
  ]);
});

test('[W10] [S17] what is read there is read for the other sessions; who has gone and has an account is written to', async () => {
  house = await openHouse(usual());
  const [hong, kim] = [await person('홍길동'), await person('김소연')];
  await kim.ask('claim', { password: '비밀번호 여덟 자' });
  await kim.ask('whisper', { to: '홍길동', text: '하나' });
  const room = hong.chat.openRoom('@김소연');
  await until(room, () => textsIn(room).length === 1);
  await until(hong.directs, () => hong.directs.all[0]?.unread === 1);
  room.reading = true;
  await until(hong.directs, () => hong.directs.all[0]?.unread === 0);
  hong.clock.advance(2_000);
  await vi.waitUntil(async () => {
    const asked = await hong.ask('pairs', {});
    return asked.ok && asked.pairs[0]?.unread === 0 && asked.pairs[0].read?.seq === 1;
  });
  kim.chat.connection.forget();
  await vi.waitUntil(() => house.hub.counts().sessions === 1);
  house.clock.advance(10_000);
  await until(hong.directs, () => hong.directs.all[0]?.here === false);
  room.composer.text = '오면 봐';
  await room.send();
  await until(room, () => textsIn(room).length === 2 && room.unsent === 0);
  expect(room.rows.at(-1)).toMatchObject({ text: '오면 봐', progress: { is: 'kept' } });
});

test('[W3] with whom one may not whisper there is no conversation, and one may try again', async () => {
  house = await openHouse(usual());
  const hong = await person('홍길동');
  const room = hong.chat.openRoom('@아무개');
  await until(room, () => room.state.is === 'refused');
  expect(room.state).toMatchObject({ error: { code: 'no_such_person' } });
  await person('아무개');
  room.comeBack();
  await until(room, () => room.state.is === 'in');
});

test('[W12] the list knows who of those elsewhere comes, is away, is called otherwise and leaves', async () => {
  house = await openHouse(usual());
  const [hong, kim] = [await person('홍길동'), await person('김소연')];
  await kim.ask('whisper', { to: '홍길동', text: '나 부엌으로 가' });
  await until(hong.directs, () => hong.directs.all.length === 1);
  await kim.ask('join', { room: '#부엌' });
  await kim.ask('leave', { room: '#광장' });
  const first = () => hong.directs.all[0];
  await kim.ask('away', { text: '점심' });
  await until(hong.directs, () => first()?.with.away === '점심');
  await kim.ask('away', {});
  await until(hong.directs, () => first()?.with.away === undefined);
  await kim.ask('rename', { nickname: '소연이' });
  await until(hong.directs, () => first()?.name === '@소연이');
  expect(first()?.here).toBe(true);
  kim.chat.connection.forget();
  await vi.waitUntil(() => house.hub.counts().sessions === 1);
  house.clock.advance(11_000);
  await until(hong.directs, () => first()?.here === false);
});
