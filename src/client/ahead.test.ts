import { describe, expect, test } from 'vitest';
import { settled } from './testing/clock.ts';
import { Visit } from './testing/visit.ts';

const ROOM = '#광장';

/** Somebody who was here before, and whose page is opened anew. */
async function returning(room: string | null = ROOM): Promise<Visit> {
  const visit = new Visit();
  await visit.enter('길동');
  visit.house.say(ROOM, visit.house.person('소연'), '어제');
  visit.reload();
  visit.house.asked.length = 0;
  visit.chat.connection.start({}, room);
  await settled();
  visit.line.connect();
  await settled();
  return visit;
}

const joins = ({ house }: Visit) => house.asked.flatMap((asked) => (asked.name === 'join' ? asked.payload.room : []));

describe('[G1] the room that a page is opened in', () => {
  test('is asked for in one breath with the greeting, and once', async () => {
    const visit = await returning();
    while (visit.line.moveUp());
    expect(visit.house.asked.map(({ name }) => name)).toEqual(['hello', 'join']);
    await visit.rest();
    const room = visit.chat.openRoom(ROOM);
    await visit.rest();
    expect(room.state.is).toBe('in');
    expect(visit.texts(room)).toEqual(['어제']);
    expect(joins(visit)).toEqual([ROOM]);
  });

  test('[L1] shows what was said there before it was opened, in order and once', async () => {
    const visit = await returning();
    await visit.rest();
    const other = visit.house.person('소연');
    visit.house.say(ROOM, other, '하나');
    visit.house.say(ROOM, other, '둘');
    await visit.rest();
    const room = visit.chat.openRoom(ROOM);
    await visit.wait(1_000);
    expect(visit.texts(room)).toEqual(['어제', '하나', '둘']);
    visit.house.say(ROOM, other, '셋');
    await visit.rest();
    expect(visit.texts(room)).toEqual(['어제', '하나', '둘', '셋']);
    expect(room.people.map(({ nickname }) => nickname)).toContain('길동');
  });

  test('may turn out to be another one: that is entered, and hears what is said in it', async () => {
    const visit = await returning();
    await visit.rest();
    const room = visit.chat.openRoom('#부엌');
    await visit.rest();
    visit.house.say('#부엌', visit.house.person('소연'), '여기');
    await visit.wait(1_000);
    expect(joins(visit)).toEqual([ROOM, '#부엌']);
    expect(visit.texts(room)).toEqual(['여기']);
  });

  test('keeps out whom it keeps out', async () => {
    const visit = await returning();
    visit.house.room(ROOM).bans.set(visit.house.person('길동').id, '도배');
    await visit.rest();
    const room = visit.chat.openRoom(ROOM);
    await visit.rest();
    expect(room.state).toMatchObject({ is: 'out', banned: true, reason: '도배' });
  });

  test('is entered as ever when the line breaks before anybody is there', async () => {
    const visit = await returning();
    await visit.rest();
    visit.line.break();
    visit.house.say(ROOM, visit.house.person('소연'), '그동안');
    await visit.wait();
    const room = visit.chat.openRoom(ROOM);
    await visit.wait(1_000);
    visit.house.say(ROOM, visit.house.person('소연'), '그리고');
    await visit.rest();
    expect(visit.texts(room)).toEqual(['어제', '그동안', '그리고']);
    expect(joins(visit)).toEqual([ROOM, ROOM]);
  });

  test('[S3] is not shown as it was for somebody whom one has ceased to be meanwhile', async () => {
    const visit = await returning();
    await visit.rest();
    visit.chat.connection.forget();
    const room = await visit.enter('소연이');
    expect(joins(visit)).toEqual([ROOM, ROOM]);
    expect(room.state.is).toBe('in');
    expect(room.people[0]?.nickname).toBe('소연이');
    visit.house.say(ROOM, visit.house.person('소연'), '오늘');
    await visit.rest();
    expect(visit.texts(room)).toEqual(['어제', '오늘']);
  });

  test('is not asked for by a stranger, nor where it is no room', async () => {
    for (const place of [null, '@소연']) expect(joins(await returning(place))).toEqual([]);
    const visit = new Visit();
    visit.chat.connection.start({}, ROOM);
    await visit.rest();
    expect(visit.house.asked).toEqual([]);
  });

  test('is known from last time where the address names none', async () => {
    const visit = new Visit();
    expect(visit.chat.connection.home).toBe(null);
    await visit.enter('길동');
    visit.reload();
    expect(visit.chat.connection.home).toBe(ROOM);
  });
});
