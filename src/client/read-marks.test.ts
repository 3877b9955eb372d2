import { expect, test } from 'vitest';
import { Visit } from './testing/visit.ts';

const reads = ({ house }: Visit) => house.asked.flatMap(({ name, payload }) => (name === 'read' ? [payload] : []));

async function withWords(...texts: readonly string[]) {
  const visit = new Visit();
  const room = await visit.enter();
  visit.house.enter('#광장', visit.house.person('소연'));
  for (const text of texts) visit.house.say('#광장', visit.house.person('소연'), text);
  await visit.rest();
  return { visit, room, log: visit.house.room('#광장').log.log };
}

test('[S17] what somebody reads is told to the server, once for all that came in a while', async () => {
  const { visit, room, log } = await withWords('하나', '둘');
  await visit.wait(3_000);
  expect(reads(visit)).toEqual([]);
  room.reading = true;
  await visit.wait(3_000);
  expect(reads(visit)).toEqual([{ log, seq: 2 }]);
  visit.house.say('#광장', visit.house.person('소연'), '셋');
  visit.house.say('#광장', visit.house.person('소연'), '넷');
  await visit.rest();
  await visit.wait(3_000);
  expect(reads(visit)).toEqual([
    { log, seq: 2 },
    { log, seq: 4 },
  ]);
});

test('[S17] what was read on another device is read here, up to there', async () => {
  const { visit, room, log } = await withWords('하나');
  room.reading = true;
  await visit.rest();
  room.reading = false;
  for (const text of ['둘', '셋']) visit.house.say('#광장', visit.house.person('소연'), text);
  await visit.rest();
  expect(room.unread).toBe(2);
  const [, second, third] = visit.house.room('#광장').log.entries;
  const tell = (seq: number, at = 0) => visit.line.tell({ on: 'read', log, read: { seq, at }, room: '#광장' });
  tell(2, second?.at);
  await visit.rest();
  expect(room.unread).toBe(1);
  expect(room.rows.some(({ kind }) => kind === 'unread')).toBe(true);
  tell(3, third?.at);
  await visit.rest();
  expect(room.unread).toBe(0);
  expect(room.rows.some(({ kind }) => kind === 'unread')).toBe(false);
  room.reading = true;
  await visit.wait(3_000);
  expect(reads(visit).map(({ seq }) => seq)).toEqual([1]);
});

test('[E4] an answer names what it answers while it is sent; to whom the box speaks decides whether it is one', async () => {
  const { visit, room } = await withWords('하나');
  const asked = room.rows.find((row) => row.kind === 'message');
  if (asked?.kind !== 'message') throw new Error('nothing was said');
  room.answer(asked);
  room.composer.text = '네';
  await room.send();
  const row = room.rows.at(-1);
  expect(row).toMatchObject({ text: '네', reply: { id: asked.id, text: '하나', by: { nickname: '소연' } } });
  expect(room.answered).toBeNull();
  await visit.rest();
  expect(visit.house.asked.find(({ name }) => name === 'say')?.payload).toMatchObject({ replyTo: asked.id });
  room.answer(asked);
  room.composer.text = '/w 소연 따로';
  await room.send();
  expect(room.rows.at(-1)).toMatchObject({ text: '따로', reply: null });
});
