import { expect, test } from 'vitest';
import { PINS_PER_ROOM } from '../../src/core/limits.ts';
import { openHub, usual } from '../plays/house.ts';
import { someone } from './listener.ts';

const ROOM = '#광장';
const OWNER = { owner: 'the-owner-secret' };
const say = (text: string) => ({ do: 'say', room: ROOM, text }) as const;

async function room() {
  const hub = await openHub(usual());
  const [owner, one] = [await someone(hub, '방장', OWNER), await someone(hub, '홍길동')];
  const pinned = async (who = one) => {
    const { pins } = await who.get<'pins'>({ do: 'pins', room: ROOM });
    return pins.map((entry) => ('text' in entry ? entry.text : ''));
  };
  return { hub, owner, one, pinned };
}

test('[T7] pins are told to all in the room, kept once for a key, and read as they read now, the last first', async () => {
  const { owner, one, pinned } = await room();
  const [first, second] = [await one.get<'say'>(say('하나')), await one.get<'say'>(say('둘'))];
  const pin = { do: 'pin', id: first.id, key: 'k' } as const;
  expect(await owner.get<'pin'>(pin)).toEqual(await owner.get<'pin'>(pin));
  await owner.get<'pin'>({ do: 'pin', id: second.id });
  await one.mark();
  expect(one.told.filter(({ on }) => on === 'pinned')).toMatchObject([
    { room: ROOM, by: { nickname: '방장' }, target: first.id },
    { target: second.id },
  ]);
  expect(await pinned()).toEqual(['둘', '하나']);
  await one.get<'edit'>({ do: 'edit', id: first.id, text: '하나 반' });
  expect(await pinned()).toEqual(['둘', '하나 반']);
  await one.get<'delete'>({ do: 'delete', id: second.id });
  expect(await pinned()).toEqual(['하나 반']);
  await owner.get<'unpin'>({ do: 'unpin', id: first.id });
  expect(await pinned()).toEqual([]);
});

test('[T7] only messages are pinned, and only where they were said; not more than there is room for', async () => {
  const { owner, one, pinned } = await room();
  const topic = await owner.get<'topic'>({ do: 'topic', room: ROOM, text: '회의' });
  const whisper = await one.get<'whisper'>({ do: 'whisper', to: '방장', text: '쉿' });
  for (const { id } of [topic, whisper, { id: 'none' }]) {
    expect(await owner.code({ do: 'pin', id })).toBe('no_such_message');
  }
  for (let nth = 0; nth < PINS_PER_ROOM; nth += 1) {
    const { id } = await owner.get<'say'>(say(`${nth}`));
    await owner.get<'pin'>({ do: 'pin', id });
  }
  const more = await owner.get<'say'>(say('하나 더'));
  expect(await owner.ask({ do: 'pin', id: more.id })).toEqual({
    ok: false,
    refusal: { code: 'too_many', limit: PINS_PER_ROOM },
  });
  expect((await pinned()).length).toBe(PINS_PER_ROOM);
});

test('[T7] [R17] of what was said before one came, where the past is hidden, no pin is told; nor to who is elsewhere', async () => {
  const { hub, owner, one, pinned } = await room();
  const before = await one.get<'say'>(say('예전 말'));
  await owner.get<'pin'>({ do: 'pin', id: before.id });
  await owner.get<'set-room'>({ do: 'set-room', room: ROOM, past: false });
  const late = await someone(hub, '김소연');
  const after = await one.get<'say'>(say('새 말'));
  await owner.get<'pin'>({ do: 'pin', id: after.id });
  expect(await pinned(late)).toEqual(['새 말']);
  expect(await pinned(one)).toEqual(['새 말', '예전 말']);
  const stranger = await someone(hub, '이영희', { rooms: ['#바깥'] });
  expect(await stranger.code({ do: 'pins', room: ROOM })).toBe('not_in_room');
});
