import { describe, expect, test } from 'vitest';
import { Visit } from './testing/visit.ts';

const ROOM = '#광장';

/** Somebody is there before me. */
function visited(messages = 0) {
  const visit = new Visit();
  const other = visit.house.person('소연');
  visit.house.enter(ROOM, other);
  for (let nth = 1; nth <= messages; nth += 1) visit.house.say(ROOM, other, `m${nth}`);
  return { visit, other };
}

describe('a room', () => {
  test('[W2] whispers to me are shown in the room, also those of before, and those from IRC that name no room', async () => {
    const { visit, other } = visited(3);
    const me = visit.house.person('길동');
    visit.device.setItem('sokdak.me', JSON.stringify({ nickname: '길동', token: me.token }));
    visit.house.whisper(other, me, 'old', ROOM);
    visit.house.say(ROOM, other, 'm4');
    visit.house.whisper(me, other, 'elsewhere', '#other');
    visit.reload();
    visit.chat.connection.start();
    await visit.rest();
    const room = visit.chat.openRoom(ROOM);
    await visit.rest();
    visit.house.whisper(other, me, 'from IRC');
    await visit.rest();
    expect(visit.texts(room).toSorted()).toEqual(['from IRC', 'm1', 'm2', 'm3', 'm4', 'old']);
  });

  test('[L3] a short absence is filled in order, a long one is passed over, counted, and loaded by scrolling', async () => {
    const { visit, other } = visited(2);
    const room = await visit.enter();
    visit.line.break();
    for (let nth = 3; nth <= 400; nth += 1) visit.house.say(ROOM, other, `m${nth}`);
    await visit.wait();
    expect(visit.texts(room)).toEqual(Array.from({ length: 400 }, (_, index) => `m${index + 1}`));
    visit.line.break();
    for (let nth = 401; nth <= 1_000; nth += 1) visit.house.say(ROOM, other, `m${nth}`);
    await visit.wait();
    expect([visit.texts(room)[0], visit.texts(room).at(-1), room.missed]).toEqual(['m951', 'm1000', 550]);
    for (let turn = 0; room.missed > 0 && turn < 20; turn += 1) {
      void room.loadOlder();
      await visit.rest();
    }
    expect(room.missed).toBe(0);
    while (room.older !== 'begun') {
      void room.loadOlder();
      await visit.rest();
    }
    expect(visit.texts(room)).toEqual(Array.from({ length: 1_000 }, (_, index) => `m${index + 1}`));
  });

  test('older ones that cannot be had do not hold up the new ones', async () => {
    const { visit, other } = visited(200);
    const room = await visit.enter();
    void room.loadOlder();
    expect(room.older).toBe('loading');
    visit.house.refusals.push({ code: 'internal' });
    await visit.rest();
    expect(room.older).toBe('failed');
    visit.house.say(ROOM, other, 'new');
    await visit.rest();
    expect(visit.texts(room).at(-1)).toBe('new');
    void room.loadOlder();
    await visit.rest();
    expect([room.older, visit.texts(room).length]).toEqual(['idle', 101]);
  });

  test('a server with a new database is shown as it is now', async () => {
    const { visit, other } = visited(20);
    const room = await visit.enter();
    visit.line.break();
    visit.house.rooms.clear();
    const fresh = visit.house.room(ROOM);
    Object.assign(fresh, { log: new (Object.getPrototypeOf(fresh.log).constructor)('log:new') });
    visit.house.say(ROOM, other, 'a new beginning');
    await visit.wait();
    expect(visit.texts(room)).toEqual(['a new beginning']);
  });

  test('[M2] who is kicked is told by whom and why, stays out over a loss, and comes back by himself only', async () => {
    const { visit, other } = visited();
    const room = await visit.enter();
    visit.house.putOut('kicked', ROOM, other, visit.house.person('길동'), '도배');
    await visit.rest();
    expect(room.state).toEqual({
      is: 'out',
      by: { id: other.id, nickname: '소연' },
      reason: '도배',
      banned: false,
      until: null,
    });
    visit.line.break();
    await visit.wait();
    expect(room.state.is).toBe('out');
    room.comeBack();
    await visit.rest();
    expect(room.state.is).toBe('in');
  });

  test('[M3] who is banned meets the reason at the door', async () => {
    const { visit, other } = visited();
    const me = await visit.enter();
    visit.house.putOut('banned', ROOM, other, visit.house.person('길동'), '도배');
    await visit.rest();
    expect(me.state).toMatchObject({ is: 'out', banned: true, until: null });
    me.comeBack();
    await visit.rest();
    expect(me.state).toEqual({ is: 'out', by: null, reason: '도배', banned: true, until: null });
  });

  test('[W4] a whisper names the person, not only the nickname; the box stays private when he leaves', async () => {
    const { visit, other } = visited();
    const room = await visit.enter();
    room.whisper(other.id);
    visit.house.rename(other, '소연이');
    await visit.rest();
    expect(room.whisperTo).toEqual({ person: { id: other.id, nickname: '소연이' }, here: true });
    visit.house.leave(ROOM, other);
    await visit.rest();
    room.composer.text = '비밀';
    expect(await room.send()).toEqual({ is: 'wrong', why: 'not_here', command: '소연이' });
    expect([room.composer.text, room.whisperTo?.here, visit.texts(room)]).toEqual(['비밀', false, []]);
  });

  test('a refused command comes back into the box, unless something else was begun there', async () => {
    const { visit } = visited();
    const room = await visit.enter();
    room.composer.text = '/nick 소연';
    const first = room.send();
    expect(room.composer.text).toBe('');
    await visit.rest();
    expect([(await first).is, room.composer.text]).toEqual(['refused', '/nick 소연']);
    const second = room.send();
    room.composer.text = 'something else';
    await visit.rest();
    expect([(await second).is, room.composer.text]).toEqual(['refused', 'something else']);
  });

  test('edits my last message from the empty box', async () => {
    const { visit } = visited();
    const room = await visit.enter();
    room.composer.text = 'helo';
    await room.send();
    await visit.rest();
    expect(room.composer.up()).toBe(true);
    expect(room.composer.text).toBe('helo');
    room.composer.text = 'hello';
    void room.send();
    await visit.rest();
    expect([visit.texts(room), room.composer.text, room.composer.editing]).toEqual([['hello'], '', null]);
  });
});

describe('the divider', () => {
  const kinds = (rows: readonly { kind: string }[]) =>
    rows.map(({ kind }) => kind).filter((kind) => kind === 'unread' || kind === 'message');

  test('stands before the first that came while nobody read, and stays until it is dismissed', async () => {
    const { visit, other } = visited(2);
    const room = await visit.enter();
    room.reading = true;
    expect([room.unread, kinds(room.rows)]).toEqual([0, ['message', 'message']]);
    room.reading = false;
    visit.house.say(ROOM, other, 'm3');
    visit.house.say(ROOM, other, 'm4');
    await visit.rest();
    expect([room.unread, kinds(room.rows)]).toEqual([2, ['message', 'message', 'unread', 'message', 'message']]);
    room.reading = true;
    visit.house.say(ROOM, other, 'm5');
    await visit.rest();
    expect(kinds(room.rows)).toEqual(['message', 'message', 'unread', 'message', 'message', 'message']);
    expect(room.dismissDivider()).toBe(true);
    expect([room.unread, kinds(room.rows).includes('unread'), room.dismissDivider()]).toEqual([0, false, false]);
  });

  test('[L3] is unchanged after a loss', async () => {
    const { visit, other } = visited(2);
    const room = await visit.enter();
    visit.house.say(ROOM, other, 'm3');
    await visit.rest();
    visit.line.break();
    visit.house.say(ROOM, other, 'm4');
    await visit.wait();
    expect(kinds(room.rows)).toEqual(['message', 'message', 'unread', 'message', 'message']);
  });

  test('is found again after a reload, and so much is loaded that it is seen', async () => {
    const { visit, other } = visited(2);
    const first = await visit.enter();
    first.reading = true;
    visit.reload();
    for (let nth = 3; nth <= 300; nth += 1) visit.house.say(ROOM, other, `m${nth}`);
    visit.chat.connection.start();
    await visit.rest();
    const room = visit.chat.openRoom(ROOM);
    room.reading = true;
    await visit.rest();
    expect(room.unread).toBe(298);
    const rows = room.rows.map((row) => (row.kind === 'message' ? row.text : row.kind));
    expect(rows.slice(rows.indexOf('m2'), rows.indexOf('m2') + 3)).toEqual(['m2', 'unread', 'm3']);
  });

  test('nothing is unread at the first visit, nor what I wrote myself', async () => {
    const { visit } = visited(3);
    const room = await visit.enter();
    room.composer.text = 'mine';
    await room.send();
    await visit.rest();
    expect([room.unread, kinds(room.rows).includes('unread')]).toEqual([0, false]);
  });
});
