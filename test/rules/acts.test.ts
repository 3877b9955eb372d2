import { expect, test } from 'vitest';
import { openHub, usual } from '../plays/house.ts';
import { someone } from './listener.ts';

const ROOM = '#광장';

async function scene() {
  const given = usual();
  const hub = await openHub(given);
  const owner = await someone(hub, '김소연', { owner: hub.settings.ownerSecret });
  const [moderator, guest, goblin] = [
    await someone(hub, '홍길동'),
    await someone(hub, '김민수'),
    await someone(hub, '도깨비'),
  ];
  await owner.get<'role'>({ do: 'role', room: ROOM, nickname: '홍길동', role: 'moderator' });
  const { id } = await goblin.get<'say'>({ do: 'say', room: ROOM, text: '사세요' });
  return { given, hub, owner, moderator, guest, goblin, id };
}

test('[M18] a room’s acts are read by those who look after it, the last first, with the reports about it', async () => {
  const { owner, moderator, guest, id } = await scene();
  await guest.get<'report'>({ do: 'report', id, reason: '광고' });
  await moderator.get<'delete'>({ do: 'delete', id });
  await moderator.get<'mute'>({ do: 'mute', room: ROOM, nickname: '도깨비', reason: '광고', seconds: 60 });
  await owner.get<'server-ban'>({ do: 'server-ban', range: '192.0.2.0/24' });
  const { acts } = await moderator.get<'acts'>({ do: 'acts', room: ROOM });
  expect(acts.map(({ on, by }) => [on, by.nickname])).toEqual([
    ['muted', '홍길동'],
    ['deleted', '홍길동'],
    ['reported', '김민수'],
    ['role-changed', '김소연'],
  ]);
  expect(acts[0]).toMatchObject({ who: { nickname: '도깨비' }, reason: '광고', until: expect.any(Number) });
  expect(JSON.stringify(acts)).not.toContain('192.0.2');
  expect(JSON.stringify(acts)).not.toContain('사세요');
  expect(await guest.code({ do: 'acts', room: ROOM })).toBe('not_allowed');
  expect(await moderator.code({ do: 'acts' })).toBe('not_allowed');
  const all = await owner.get<'acts'>({ do: 'acts' });
  expect(all.acts.map(({ on }) => on)).toEqual(['server-banned', 'reported']);
});

test('[M18] page by page, also after a restart; one’s own deletions, edits and reactions are none', async () => {
  const { given, moderator, owner, goblin, id } = await scene();
  await goblin.get<'react'>({ do: 'react', id, emoji: '👍', on: true });
  await goblin.get<'delete'>({ do: 'delete', id });
  for (const text of ['하나', '둘', '셋'])
    await moderator.get<'slow'>({ do: 'slow', room: ROOM, seconds: text.length });
  const again = await openHub(given);
  const back = await someone(again, '', { token: moderator.token });
  const first = await back.get<'acts'>({ do: 'acts', room: ROOM, limit: 3 });
  expect(first.acts.map(({ on }) => on)).toEqual(['slowed', 'slowed', 'slowed']);
  const rest = await back.get<'acts'>({ do: 'acts', room: ROOM, limit: 3, beyond: first.beyond ?? '' });
  expect(rest.acts.map(({ on }) => on)).toEqual(['role-changed']);
  expect(rest.beyond).toBeUndefined();
  expect(owner.told.length).toBeGreaterThan(0);
});

test('[M18] nobody edits or deletes an act', async () => {
  const { owner, moderator } = await scene();
  const { id } = await moderator.get<'slow'>({ do: 'slow', room: ROOM, seconds: 0 });
  const banned = await owner.get<'server-ban'>({ do: 'server-ban', range: '192.0.2.0/24' });
  for (const act of [id, banned.id]) {
    expect(await owner.code({ do: 'delete', id: act })).toBe('no_such_message');
    expect(await owner.code({ do: 'edit', id: act, text: '없던 일' })).toBe('no_such_message');
  }
});

test('[M17] what one cannot read, what is deleted and what is whispered is not reported; a second report is the first', async () => {
  const { hub, moderator, guest, goblin, id } = await scene();
  const outsider = await someone(hub, '이영희', { rooms: ['#바깥'] });
  expect(await outsider.code({ do: 'report', id })).toBe('no_such_message');
  const whispered = await goblin.get<'whisper'>({ do: 'whisper', to: '김민수', text: '사세요' });
  expect(await guest.code({ do: 'report', id: whispered.id })).toBe('no_such_message');
  const first = await guest.get<'report'>({ do: 'report', id });
  expect(await guest.get<'report'>({ do: 'report', id, reason: '또' })).toEqual(first);
  await moderator.get<'delete'>({ do: 'delete', id });
  expect(await moderator.code({ do: 'report', id })).toBe('no_such_message');
});
