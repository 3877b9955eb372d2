import { describe, expect, test } from 'vitest';
import { Visit } from './testing/visit.ts';

/** One who comes back to a page behind which there is no server, with what was kept of his room. */
async function stranded() {
  const visit = new Visit();
  const room = await visit.enter('길동');
  room.composer.text = '전에 한 말';
  void room.send();
  await visit.rest();
  const kept = room.toKeep(200);
  const { me, server } = visit.chat.connection;
  if (!kept || !me || !server) throw new Error('there is nothing to keep');
  visit.reload();
  visit.line.works = false;
  const { connection } = visit.chat;
  connection.start();
  await visit.rest();
  return { visit, connection, kept, who: { you: me, server } };
}

describe('without a server', () => {
  test('what was kept is shown; what is written waits, and is sent once when the server is back', async () => {
    const { visit, connection, kept, who } = await stranded();
    expect(connection.state.is).toBe('lost');
    connection.recall(who);
    expect(connection.recalled).toBe(true);
    const room = visit.chat.openRoom('#광장');
    await room.recall(kept);
    expect(visit.texts(room)).toEqual(['전에 한 말']);
    expect([room.state.is, room.isOpen]).toEqual(['in', false]);
    expect(room.people.map(({ nickname }) => nickname)).toEqual(['길동']);
    room.composer.text = '혼자 쓴 말';
    void room.send();
    await visit.rest();
    expect(visit.texts(room)).toEqual(['전에 한 말', '혼자 쓴 말 (waiting)']);
    visit.line.works = true;
    await visit.wait();
    expect(connection.recalled).toBe(false);
    expect(visit.texts(room)).toEqual(['전에 한 말', '혼자 쓴 말']);
    expect(visit.house.room('#광장').log.entries.filter(({ on }) => on === 'said')).toHaveLength(2);
  });

  test('of a whisper nothing is kept', async () => {
    const visit = new Visit();
    const other = visit.house.person('소연');
    visit.house.enter('#광장', other);
    const room = await visit.enter('길동');
    room.composer.text = '/w 소연 우리끼리';
    void room.send();
    await visit.rest();
    expect(visit.texts(room)).toEqual(['우리끼리']);
    expect(JSON.stringify(room.toKeep(200))).not.toContain('우리끼리');
  });

  test('who was in already, or is nobody, is not made somebody by what was kept', async () => {
    const { visit, connection, who } = await stranded();
    connection.forget();
    connection.recall(who);
    expect([connection.me, connection.recalled]).toEqual([null, false]);
    visit.line.works = true;
    await visit.enter('소연');
    connection.recall(who);
    visit.line.break();
    expect(connection.state.is).toBe('lost');
    connection.recall(who);
    expect([connection.me?.nickname, connection.recalled]).toEqual(['소연', false]);
  });

  test('of many messages the newest are kept, and it is known that there are more', async () => {
    const visit = new Visit();
    const room = await visit.enter('길동');
    for (const text of ['하나', '둘', '셋']) {
      room.composer.text = text;
      void room.send();
      await visit.rest();
    }
    const { entries = [], more, last } = room.toKeep(2) ?? {};
    expect(entries.map((entry) => (entry.on === 'said' ? entry.text : entry.on))).toEqual(['둘', '셋']);
    expect([more, last]).toEqual([true, 3]);
    expect(room.toKeep(200)?.more).toBe(false);
  });
});
