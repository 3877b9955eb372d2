import { expect, test } from 'vitest';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { someone } from './listener.ts';
import { breakable } from './watched-store.ts';

const ROOM = '#광장';
const MINUTE = 60_000;
const say = { do: 'say', room: ROOM, text: '안녕' } as const;
const endIn = (endsIn: number) => ({ do: 'set-room', room: ROOM, endsIn }) as const;

async function house(given = usual()) {
  const clock = new HandClock();
  const hub = await openHub(given, clock);
  const owner = await someone(hub, '방장', { owner: hub.settings.ownerSecret });
  const hong = await someone(hub, '홍길동');
  hong.told.splice(0);
  return { hub, owner, hong, clock };
}

test('[R23] [M11] from a minute to a year, by the owner alone; who enters is told, and it may be set anew or taken away', async () => {
  const { hub, owner, hong, clock } = await house();
  await owner.get<'role'>({ do: 'role', room: ROOM, nickname: '홍길동', role: 'moderator' });
  expect(await hong.code(endIn(3_600))).toBe('not_allowed');
  for (const wrong of [59, 1, -1, 31_536_001]) expect(await owner.code(endIn(wrong))).toBe('bad_request');
  expect(await owner.code(endIn(0))).toBe('no_change');
  for (const right of [60, 31_536_000, 3_600]) expect(await owner.code(endIn(right))).toBe('ok');
  const ends = clock.now() + 3_600_000;
  await hong.mark();
  expect(hong.told.at(-1)).toMatchObject({ on: 'room-changed', ends, by: { nickname: '방장' } });
  const kim = await someone(hub, '김소연', { rooms: [] });
  expect(await kim.get<'join'>({ do: 'join', room: ROOM })).toMatchObject({ ends });
  expect(await owner.code(endIn(0))).toBe('ok');
  expect(await kim.get<'who'>({ do: 'who', room: ROOM })).toMatchObject({ ends: 0 });
  clock.advance(3_700_000);
  expect(await hong.code(say)).toBe('ok');
});

test('[R23] all are told ten minutes before, once, and when it has ended; then nothing new happens there but deletions', async () => {
  const { owner, hong, clock } = await house();
  const { id } = await hong.get<'say'>(say);
  await owner.get<'set-room'>(endIn(31_536_000));
  hong.told.splice(0);
  clock.advance(31_536_000_000 - 10 * MINUTE - 1);
  await hong.mark();
  expect(hong.told).toEqual([]);
  clock.advance(1);
  await hong.mark();
  expect(hong.told).toMatchObject([
    { on: 'ending', room: ROOM, ends: clock.now() + 10 * MINUTE, by: { nickname: '방장' } },
  ]);
  clock.advance(10 * MINUTE);
  expect(await hong.code(say)).toBe('room_ended');
  expect(hong.told.map(({ on }) => on)).toEqual(['ending', 'room-ended']);
  for (const one of [hong, owner]) {
    expect(await one.code(say)).toBe('room_ended');
    expect(await one.code({ do: 'add-invite', room: ROOM })).toBe('room_ended');
  }
  expect(await hong.code({ do: 'react', id, emoji: '👍', on: true })).toBe('room_ended');
  expect(await hong.code({ do: 'delete', id })).toBe('ok');
  expect(await hong.code({ do: 'history', room: ROOM })).toBe('ok');
  expect(await owner.code({ do: 'set-room', room: ROOM, archived: false })).toBe('ok');
  expect(await hong.code(say)).toBe('ok');
});

test('[R23] one that is to end in less than ten minutes is told of when that is set, and not once more before', async () => {
  const { owner, hong, clock } = await house();
  await owner.get<'set-room'>(endIn(300));
  clock.advance(299_000);
  await hong.mark();
  expect(hong.told.map(({ on }) => on)).toEqual(['room-changed']);
});

test('[R23] what was to end while the server was stopped has ended when it starts, and stays so', async () => {
  const disk = breakable();
  const given = usual({ openStore: async () => disk.store });
  const { owner, clock } = await house(given);
  await owner.get<'set-room'>(endIn(60));
  const later = new HandClock();
  while (later.now() < clock.now() + 5 * MINUTE) later.advance(MINUTE);
  const again = await openHub(given, later);
  await again.rooms.named(ROOM)?.mailbox.idle();
  const hong = await someone(again, '홍길동');
  const { entries, archived } = await hong.get<'join'>({ do: 'join', room: ROOM });
  expect(archived).toBe(true);
  expect(entries.map(({ on }) => on)).toEqual(['room-changed', 'room-ended']);
  expect(await hong.code(say)).toBe('room_ended');
  const third = await openHub(given, later);
  await third.rooms.named(ROOM)?.mailbox.idle();
  expect((await disk.store.logs.rooms())[0]).toMatchObject({ last: 2 });
});

test('[R23] an end that cannot be kept is tried again; nobody writes meanwhile', async () => {
  const disk = breakable();
  const { owner, hong, clock } = await house(usual({ openStore: async () => disk.store }));
  await owner.get<'set-room'>(endIn(60));
  hong.told.splice(0);
  disk.fails = (call) => call === 'logs.append';
  clock.advance(MINUTE);
  expect(await hong.code(say)).toBe('room_ended');
  expect(hong.told).toEqual([]);
  disk.fails = () => false;
  clock.advance(MINUTE);
  expect(await hong.code(say)).toBe('room_ended');
  expect(hong.told.map(({ on }) => on)).toEqual(['room-ended']);
});

test('[R23] [R19] who archives it, or deletes it, ends it himself: the moment that was set is nothing any more', async () => {
  const { hub, owner, hong, clock } = await house();
  await owner.get<'set-room'>(endIn(60));
  await owner.get<'set-room'>({ do: 'set-room', room: ROOM, archived: true });
  expect(await hong.code(say)).toBe('archived');
  await owner.get<'set-room'>({ do: 'set-room', room: ROOM, archived: false });
  clock.advance(5 * MINUTE);
  expect(await hong.code(say)).toBe('ok');
  await owner.get<'set-room'>(endIn(60));
  await owner.get<'delete-room'>({ do: 'delete-room', room: ROOM, name: ROOM });
  clock.advance(5 * MINUTE);
  await hub.clearing.idle();
  expect(hub.rooms.named(ROOM)).toBeNull();
});
