import { describe, expect, test } from 'vitest';
import { memoryFiles } from '../../src/files/memory/memory.ts';
import type { Hub } from '../../src/hub/hub.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';
import { breakable, held } from './watched-store.ts';

const [HALL, ROOM] = ['#광장', '#부엌'];
const say = (text: string, key?: string) => ({ do: 'say', room: ROOM, text, ...(key && { key }) }) as const;
const remove = { do: 'delete-room', room: ROOM, name: ROOM, reason: '이사' } as const;

async function house(given = usual(), clock = new HandClock()) {
  const hub = await openHub(given, clock);
  const owner = await someone(hub, '방장', { owner: hub.settings.ownerSecret });
  const hong = await someone(hub, '홍길동', { rooms: [HALL, ROOM] });
  const kim = await someone(hub, '김소연', { rooms: [HALL, ROOM] });
  const log = hub.rooms.named(ROOM)?.log ?? '';
  return { hub, owner, hong, kim, log, clock };
}

async function send(hub: Hub, by: Listener, bytes: number): Promise<string> {
  const person = hub.people.withId(by.id);
  if (!person) throw new Error('he is not here');
  const begun = await hub.files.begin(person, { name: '가.txt', type: 'text/plain', size: 2, alt: '' });
  if (!begun.ok) throw new Error(begun.refusal.code);
  const { id } = begun.progress;
  await hub.files.add(person, id, {
    offset: 0,
    bytes: (async function* () {
      yield new Uint8Array([bytes, bytes]);
    })(),
  });
  return id;
}

describe('a room that is deleted', () => {
  test('[R20] the owner deletes it by its name; each who is in it is told once, is out, and finds neither room nor log', async () => {
    const { hub, owner, hong, kim, log } = await house();
    await hong.get<'say'>(say('국 끓는다'));
    await owner.get<'role'>({ do: 'role', room: ROOM, nickname: '홍길동', role: 'moderator' });
    expect(await hong.code(remove)).toBe('not_allowed');
    expect(await owner.code({ ...remove, name: '부억' })).toBe('wrong_name');
    expect(await owner.code({ ...remove, room: '#없는방' })).toBe('no_such_room');
    expect(await hong.code(say('아직 있다'))).toBe('ok');
    for (const one of [owner, hong, kim]) one.told.splice(0);
    expect(await owner.code({ ...remove, name: '부엌' })).toBe('ok');
    for (const one of [owner, hong, kim]) {
      await one.mark();
      expect(one.told).toMatchObject([
        { on: 'room-deleted', room: ROOM, was: log, reason: '이사', by: { nickname: '방장' } },
      ]);
    }
    expect(await hong.code(say('누구 없나'))).toBe('no_such_room');
    expect(await hong.code({ do: 'history', log })).toBe('no_such_log');
    expect(await hong.code({ do: 'history', room: ROOM })).toBe('no_such_room');
    expect(await hong.code({ do: 'read', log, seq: 1 })).toBe('no_such_log');
    for (const one of [owner, hong]) {
      const { rooms } = await one.get<'rooms'>({ do: 'rooms' });
      expect(rooms.map(({ room }) => room)).toEqual([HALL]);
      expect((await one.get<'logs'>({ do: 'logs' })).rooms.map(({ room }) => room)).not.toContain(ROOM);
    }
    expect((await hong.get<'search'>({ do: 'search', query: '끓는다' })).hits).toEqual([]);
    const { missed } = await new Listener(hub).get<'hello'>({
      do: 'hello',
      nickname: '',
      token: hong.token,
      seen: { [log]: 1 },
    });
    expect(missed).not.toHaveProperty(log);
  });

  test('[R20] [M18] what was done and why stands in the log of the server, which the owner alone reads', async () => {
    const { owner, hong } = await house();
    await owner.get<'delete-room'>(remove);
    const { acts } = await owner.get<'acts'>({ do: 'acts' });
    expect(acts).toMatchObject([{ on: 'room-deleted', room: ROOM, reason: '이사', by: { nickname: '방장' } }]);
    expect(await hong.code({ do: 'acts' })).toBe('not_allowed');
  });

  test('[R20] its links and webhooks lead nowhere, also into the room that is made of that name; those of other rooms do', async () => {
    const { hub, owner, hong, clock } = await house();
    const { invite } = await hong.get<'add-invite'>({ do: 'add-invite', room: ROOM });
    const other = (await hong.get<'add-invite'>({ do: 'add-invite', room: HALL })).invite;
    const hook = await owner.get<'add-bot'>({ do: 'add-bot', nickname: '빌드', room: ROOM });
    await owner.get<'add-bot'>({ do: 'add-bot', nickname: '날씨', room: HALL });
    await owner.get<'delete-room'>(remove);
    clock.advance(1_000);
    await owner.get<'join'>({ do: 'join', room: ROOM });
    await hub.clearing.idle();
    const come = (secret = '') => new Listener(hub).code({ do: 'hello', nickname: '손님', invite: secret });
    expect(await come(invite.secret)).toBe('no_such_invite');
    expect(await come(other.secret)).toBe('ok');
    expect(await new Listener(hub).code({ do: 'hello', nickname: '', token: hook.token })).toBe('wrong_token');
    expect((await owner.get<'bots'>({ do: 'bots' })).bots.map(({ nickname }) => nickname)).toEqual(['날씨']);
  });

  test('[R21] its files go, and their bytes where no other room has them; marks and levels too; whispers stay', async () => {
    const bytes = memoryFiles();
    const { hub, owner, hong, kim, log } = await house({ ...usual(), openBytes: async () => bytes });
    const [alone, twin, elsewhere] = [await send(hub, hong, 1), await send(hub, hong, 2), await send(hub, hong, 2)];
    await hong.get<'say'>({ ...say(''), files: [alone, twin] });
    await hong.get<'say'>({ do: 'say', room: HALL, text: '', files: [elsewhere] });
    await hong.get<'whisper'>({ do: 'whisper', to: '김소연', text: '쉿', aside: ROOM });
    await kim.get<'read'>({ do: 'read', log, seq: 1 });
    await kim.get<'level'>({ do: 'level', room: ROOM, level: 'none' });
    await kim.get<'level'>({ do: 'level', room: HALL, level: 'mentions' });
    await owner.get<'delete-room'>(remove);
    expect(await hub.files.readable(hub.people.withId(kim.id) as never, alone)).toBeNull();
    await hub.clearing.idle();
    expect([await hub.store.files.find(alone), await hub.store.files.find(twin)]).toEqual([null, null]);
    expect(await hub.store.files.find(elsewhere)).not.toBeNull();
    const sums = [];
    for await (const sum of bytes.sums()) sums.push(sum);
    expect(sums).toHaveLength(1);
    expect(await hub.store.people.readsOf(kim.id)).toEqual([]);
    const { rooms, pairs } = await kim.get<'logs'>({ do: 'logs' });
    expect(rooms).toMatchObject([{ room: HALL, level: 'mentions' }]);
    expect(await hub.store.notes.get(`levels ${kim.id}`)).not.toContain(log);
    const { entries } = await kim.get<'history'>({ do: 'history', log: pairs[0]?.log ?? '' });
    expect(entries).toMatchObject([{ on: 'whispered', text: '쉿' }]);
  });

  test('[R21] when the disk fails in between, the next start takes away what is left; the room is nowhere meanwhile', async () => {
    const disk = breakable();
    const given = usual({ openStore: async () => disk.store });
    const { hub, owner, hong, log } = await house(given);
    const { id } = await hong.get<'say'>(say('하나'));
    disk.fails = (call) => call === 'logs.clear';
    expect(await owner.code(remove)).toBe('ok');
    await hub.clearing.idle();
    expect(await disk.store.logs.gone()).toMatchObject([{ log, room: ROOM, left: true }]);
    disk.fails = () => false;
    const again = await openHub(given);
    await again.clearing.idle();
    expect(await disk.store.logs.gone()).toMatchObject([{ log, room: ROOM, left: false }]);
    expect(await disk.store.logs.find([id])).toEqual([]);
    expect(again.rooms.named(ROOM)).toBeNull();
  });

  test('[R20] [L2] what cannot be kept changes nothing: nobody is told or out, and what waited is said', async () => {
    const disk = breakable();
    const { owner, hong } = await house(usual({ openStore: async () => disk.store }));
    disk.fails = (call) => call === 'logs.append';
    hong.told.splice(0);
    expect(await owner.code(remove)).toBe('not_kept');
    await hong.mark();
    expect(hong.told).toEqual([]);
    disk.fails = () => false;
    expect(await hong.code(say('아직 있다'))).toBe('ok');
  });

  test('[R20] what is said while it is decided finds no room, and what was kept before stands before it', async () => {
    const gate = held('logs.append');
    const hub = await openHub(usual({ openStore: async () => gate.store }));
    const owner = await someone(hub, '방장', { owner: hub.settings.ownerSecret });
    const hong = await someone(hub, '홍길동', { rooms: [ROOM] });
    const before = hong.code(say('먼저'));
    await expect.poll(() => gate.waiting()).toBe(1);
    const removing = owner.code(remove);
    const during = hong.code(say('나중'));
    gate.release();
    expect(await before).toBe('ok');
    await expect.poll(() => gate.waiting()).toBe(1);
    gate.release();
    expect(await removing).toBe('ok');
    expect(await during).toBe('no_such_room');
    await hong.mark();
    expect(hong.told.map(({ on }) => on)).toEqual(['said', 'room-deleted']);
  });

  test('[R20] [S11] two who delete it at once delete it once; a retry is answered like the first time', async () => {
    const { hub, owner } = await house();
    const again = new Listener(hub);
    await again.get<'hello'>({ do: 'hello', nickname: '', token: owner.token });
    const both = await Promise.all([owner.code({ ...remove, key: 'one' }), again.code({ ...remove, key: 'two' })]);
    expect(both.sort()).toEqual(['no_such_room', 'ok']);
    const outcomes = [await owner.code({ ...remove, key: 'one' }), await again.code({ ...remove, key: 'two' })];
    expect(outcomes.sort()).toEqual(['no_such_room', 'ok']);
  });

  test('[R22] [S11] its name is the owner’s; in the room that is made of it nothing is from before, not by a retry either', async () => {
    const { hub, owner, hong, kim, log } = await house();
    const first = await hong.get<'say'>(say('옛날 말', 'k-1'));
    await owner.get<'delete-room'>(remove);
    await hub.clearing.idle();
    expect(await hong.code({ do: 'join', room: '부엌' })).toBe('room_deleted');
    expect(await new Listener(hub).code({ do: 'hello', nickname: '손님', rooms: [ROOM] })).toBe('room_deleted');
    await owner.get<'join'>({ do: 'join', room: ROOM });
    const view = await kim.get<'join'>({ do: 'join', room: ROOM });
    expect(view).toMatchObject({ last: 0, entries: [], more: false });
    expect(view.log).not.toBe(log);
    await hong.get<'join'>({ do: 'join', room: ROOM });
    expect(await hong.get<'say'>(say('옛날 말', 'k-1'))).toEqual(first);
    expect(await hong.code({ do: 'edit', id: first.id, text: '다시' })).toBe('no_such_message');
    const { entries } = await kim.get<'history'>({ do: 'history', room: ROOM });
    expect(entries).toEqual([]);
  });

  test('[R22] the room that one enters by giving a name is there again at once, empty', async () => {
    const { hub, owner, hong } = await house();
    await hong.get<'say'>({ do: 'say', room: HALL, text: '안녕' });
    await owner.get<'delete-room'>({ ...remove, room: HALL, name: HALL });
    const guest = await someone(hub, '손님');
    const { entries } = await guest.get<'history'>({ do: 'history', room: HALL });
    expect(entries).toEqual([]);
  });

  test('[R20] who comes in while it is deleted is not in it', async () => {
    const gate = held('logs.page');
    const hub = await openHub(usual({ openStore: async () => gate.store }));
    await hub.rooms.open(ROOM);
    const owner = await someone(hub, '방장', { owner: hub.settings.ownerSecret, rooms: [] });
    const hong = await someone(hub, '홍길동', { rooms: [] });
    const joining = hong.code({ do: 'join', room: ROOM });
    await expect.poll(() => gate.waiting()).toBe(1);
    expect(await owner.code(remove)).toBe('ok');
    gate.release();
    expect(await joining).toBe('not_in_room');
    expect(hub.people.withId(hong.id)?.rooms.size).toBe(0);
  });
});
