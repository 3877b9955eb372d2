import { afterEach, expect, test } from 'vitest';
import { type House, openHouse, usual } from '../../test/plays/house.ts';
import type { Watched } from './changes.ts';
import { Chat } from './chat.ts';
import { shelfDrawer } from './drawer.ts';
import type { Room } from './room.ts';
import { socketIo } from './socketio.ts';
import { TestClock } from './testing/clock.ts';
import { TestShelf } from './testing/shelf.ts';
import type { Ear, Transport } from './transport.ts';

const ROOM = '#광장';

/** A real connection that can be cut. */
class Cuttable implements Transport {
  readonly #line: Transport;
  #ear: Ear | null = null;
  readonly ask: Transport['ask'];

  constructor(line: Transport) {
    this.#line = line;
    this.ask = (name, payload) => line.ask(name, payload);
  }

  listen(ear: Ear): void {
    this.#ear = ear;
    this.#line.listen(ear);
  }

  open(language: Parameters<Transport['open']>[0]): void {
    this.#line.open(language);
  }

  close(): void {
    this.#line.close();
  }

  cut(): void {
    this.#line.close();
    this.#ear?.onLost('cut');
  }
}

class Guest {
  readonly line: Cuttable;
  readonly chat: Chat;
  wake = () => {};

  constructor(url: string) {
    this.line = new Cuttable(socketIo(url));
    this.chat = new Chat({
      transport: this.line,
      clock: new TestClock(),
      random: Math.random,
      device: new TestShelf(),
      onShelved: () => {},
      tab: new TestShelf(),
      drawer: shelfDrawer(new TestShelf()),
      onWake: (wake) => {
        this.wake = wake;
      },
      offsetAt: () => 540,
      language: 'ko',
    });
  }

  async enter(nickname: string): Promise<Room> {
    expect(await this.chat.connection.enter({ nickname, invite: 'the-invite-key' })).toMatchObject({ ok: true });
    const room = this.chat.openRoom(ROOM);
    await until(room, () => room.state.is === 'in');
    return room;
  }
}

/** Resolves at the change after which it is so. */
async function until(watched: Watched, isSo: () => boolean): Promise<void> {
  if (isSo()) return;
  await new Promise<void>((resolve) => {
    const end = watched.subscribe(() => {
      if (!isSo()) return;
      end();
      resolve();
    });
  });
}

const texts = (room: Room) =>
  room.rows.flatMap((row) =>
    row.kind === 'message' && row.progress.is === 'kept'
      ? [`${row.to ? '(속닥속닥) ' : ''}${row.by.nickname}: ${row.text}`]
      : [],
  );

/** A moment later: what stands in several logs is shown by the time of the server. */
function send(room: Room, line: string) {
  house?.clock.advance(1);
  room.composer.text = line;
  return room.send();
}

let house: House | null = null;
const guests: Guest[] = [];

async function visit(...nicknames: string[]): Promise<[Room, Guest][]> {
  house ??= await openHouse(usual());
  const entered: [Room, Guest][] = [];
  for (const nickname of nicknames) {
    const guest = new Guest(house.url);
    guests.push(guest);
    entered.push([await guest.enter(nickname), guest]);
  }
  return entered;
}

afterEach(async () => {
  for (const guest of guests.splice(0)) guest.chat.connection.forget();
  await house?.stop();
  house = null;
});

test('[R6] [W1] over the real Socket.IO: what is said reaches all, what is whispered the two', async () => {
  const [gildong, soyeon, minsu] = (await visit('길동', '소연', '민수')).map(([room]) => room) as [Room, Room, Room];
  await until(gildong, () => gildong.people.length === 3);
  await send(gildong, '안녕?');
  await until(soyeon, () => texts(soyeon).length === 1);
  await send(soyeon, '/w 길동 길동아 안녕?');
  await until(gildong, () => texts(gildong).length === 2);
  await send(minsu, '모두 안녕');
  for (const room of [gildong, soyeon, minsu]) await until(room, () => texts(room).at(-1) === '민수: 모두 안녕');
  expect(texts(gildong)).toEqual(['길동: 안녕?', '(속닥속닥) 소연: 길동아 안녕?', '민수: 모두 안녕']);
  expect(texts(soyeon)).toEqual(texts(gildong));
  expect(texts(minsu)).toEqual(['길동: 안녕?', '민수: 모두 안녕']);
});

test('[S5] [S11] over the real Socket.IO: a cut line is mended, nothing is missing or twice, nobody is told', async () => {
  const [[gildong, mine], [soyeon]] = (await visit('길동', '소연')) as [[Room, Guest], [Room, Guest]];
  await send(gildong, 'one');
  await until(soyeon, () => texts(soyeon).length === 1);
  mine.line.cut();
  await send(gildong, 'three');
  await send(soyeon, 'two');
  await until(soyeon, () => texts(soyeon).length === 2);
  mine.wake();
  await until(soyeon, () => texts(soyeon).length === 3);
  await until(gildong, () => texts(gildong).length === 3);
  expect(texts(gildong)).toEqual(['길동: one', '소연: two', '길동: three']);
  expect(texts(soyeon)).toEqual(texts(gildong));
  expect(soyeon.rows.map(({ kind }) => kind)).not.toContain('left');
});

test('[S2] over the real Socket.IO: a taken nickname is refused with a sentence and two free ones', async () => {
  await visit('길동');
  const guest = new Guest(house!.url);
  guests.push(guest);
  const asked = await guest.chat.connection.enter({ nickname: '길동', invite: 'the-invite-key' });
  expect(asked).toMatchObject({
    ok: false,
    error: {
      code: 'nickname_taken',
      suggestions: [expect.any(String), expect.any(String)],
      message: expect.any(String),
    },
  });
});

test('[M2] over the real Socket.IO: the owner puts somebody out, who may come back', async () => {
  house = await openHouse(usual());
  const owner = new Guest(house.url);
  guests.push(owner);
  await owner.chat.connection.enter({ nickname: '방장', invite: 'the-invite-key', ownerSecret: 'the-owner-secret' });
  const hers = owner.chat.openRoom(ROOM);
  const [[his]] = (await visit('길동')) as [[Room, Guest]];
  await until(hers, () => hers.people.length === 2);
  expect(await owner.chat.connection.ask('kick', { room: ROOM, nickname: '길동', reason: '도배' })).toMatchObject({
    ok: true,
  });
  await until(his, () => his.state.is === 'out');
  expect(his.state).toMatchObject({ by: { nickname: '방장' }, reason: '도배', banned: false });
  his.comeBack();
  await until(his, () => his.state.is === 'in');
  await until(hers, () => hers.people.length === 2);
});

test.each(['ko', 'en'] as const)('[G3] over Socket.IO the door speaks %s to whom it refuses', async (language) => {
  house = await openHouse(usual());
  const line = socketIo(house.url);
  const open = new Promise<void>((resolve, reject) =>
    line.listen({ onOpen: resolve, onLost: (reason) => reject(new Error(reason)), onTold() {} }),
  );
  line.open(language);
  await open;
  const asked = await line.ask('login', { nickname: '길동', password: 'nonsense' });
  line.close();
  const said = !asked.ok && 'message' in asked.error ? asked.error.message : '';
  expect(/[가-힣]/u.test(said) ? 'ko' : 'en').toBe(language);
  expect(said).not.toBe('');
});
