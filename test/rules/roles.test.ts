import { expect, test } from 'vitest';
import type { Hub } from '../../src/hub/hub.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { someone } from './listener.ts';

const ROOM = '#광장';
const say = (text: string) => ({ do: 'say', room: ROOM, text }) as const;
const role = (nickname: string, to: 'moderator' | 'none' = 'moderator') =>
  ({ do: 'role', room: ROOM, nickname, role: to }) as const;
const mute = (nickname: string, seconds?: number) =>
  ({ do: 'mute', room: ROOM, nickname, reason: '도배', ...(seconds !== undefined && { seconds }) }) as const;

async function withOwner(clock = new HandClock()) {
  const given = usual();
  const hub = await openHub(given, clock);
  const owner = await comeAsOwner(hub);
  return { hub, owner, clock, restart: () => openHub(given, clock) };
}

function comeAsOwner(hub: Hub) {
  return someone(hub, '김소연', { owner: hub.settings.ownerSecret });
}

test('[M10] a moderator is marked in the lists of his room, and in no other', async () => {
  const { hub, owner } = await withOwner();
  const one = await someone(hub, '홍길동', { rooms: [ROOM, '#부엌'] });
  await owner.get<'role'>(role('홍길동'));
  const marked = { id: one.id, nickname: '홍길동', moderator: true };
  expect((await owner.get<'who'>({ do: 'who', room: ROOM })).people).toContainEqual(marked);
  expect((await one.get<'who'>({ do: 'who', room: '#부엌' })).people).toEqual([{ id: one.id, nickname: '홍길동' }]);
  await one.get<'leave'>({ do: 'leave', room: ROOM });
  owner.told.splice(0);
  expect((await one.get<'join'>({ do: 'join', room: ROOM })).people).toContainEqual(marked);
  expect(owner.told).toMatchObject([{ on: 'joined', who: marked }]);
});

test('[M10] it is taken from one who is not there; who is banned is none any more', async () => {
  const { hub, owner } = await withOwner();
  const one = await someone(hub, '홍길동');
  await owner.get<'role'>(role('홍길동'));
  await one.get<'rename'>({ do: 'rename', nickname: '길동' });
  one.session.part('');
  expect(await owner.code(role('길동'))).toBe('no_such_person');
  expect(await owner.code(role('홍길동', 'none'))).toBe('ok');
  const two = await someone(hub, '김민수');
  await owner.get<'role'>(role('김민수'));
  await owner.get<'ban'>({ do: 'ban', room: ROOM, nickname: '김민수' });
  await owner.get<'unban'>({ do: 'unban', room: ROOM, nickname: '김민수' });
  await two.get<'join'>({ do: 'join', room: ROOM });
  expect(await two.code({ do: 'topic', room: ROOM, text: '나' })).toBe('not_allowed');
});

test('[M1] a refusal says who may', async () => {
  const { hub } = await withOwner();
  const one = await someone(hub, '홍길동');
  const refused = (needs: string) => ({ ok: false, refusal: { code: 'not_allowed', needs } });
  expect(await one.ask({ do: 'kick', room: ROOM, nickname: '김소연' })).toEqual(refused('moderator'));
  expect(await one.ask({ do: 'lock', on: true })).toEqual(refused('owner'));
});

test('[M11] what a moderator asked for is judged by what he is when it is done', async () => {
  const { hub, owner } = await withOwner();
  const one = await someone(hub, '홍길동');
  await owner.get<'role'>(role('홍길동'));
  const outcomes = await Promise.all([
    one.code({ do: 'topic', room: ROOM, text: '앞' }),
    owner.code(role('홍길동', 'none')),
    one.code({ do: 'topic', room: ROOM, text: '뒤' }),
  ]);
  expect(outcomes).toEqual(['ok', 'ok', 'not_allowed']);
});

test('[M5] [M10] a moderator comes in from an address that is kept out', async () => {
  const { hub, owner } = await withOwner();
  const one = await someone(hub, '홍길동', { origin: { address: '192.0.2.1' } });
  await someone(hub, '김민수', { origin: { address: '192.0.2.1' } });
  await owner.get<'role'>(role('홍길동'));
  await one.get<'leave'>({ do: 'leave', room: ROOM });
  await owner.get<'ban'>({ do: 'ban', room: ROOM, nickname: '김민수' });
  expect(await one.code({ do: 'join', room: ROOM })).toBe('ok');
  await owner.get<'role'>(role('홍길동', 'none'));
  await one.get<'leave'>({ do: 'leave', room: ROOM });
  expect(await one.code({ do: 'join', room: ROOM })).toBe('banned');
});

test('[M12] who is muted does not say, edit or react; deletes what is his; is not seen writing', async () => {
  const { hub, owner, clock } = await withOwner();
  const one = await someone(hub, '홍길동');
  const { id } = await one.get<'say'>(say('하나'));
  const { at } = await owner.get<'mute'>(mute('홍길동', 60));
  const until = at + 60_000;
  const refused = { ok: false, refusal: { code: 'muted', reason: '도배', until } };
  expect(one.told.at(-1)).toMatchObject({ on: 'muted', reason: '도배', until, who: { id: one.id } });
  expect(await one.ask(say('둘'))).toEqual(refused);
  expect(await one.ask({ do: 'edit', id, text: '둘' })).toEqual(refused);
  expect(await one.ask({ do: 'react', id, emoji: '👍', on: true })).toEqual(refused);
  owner.told.splice(0);
  expect(await one.code({ do: 'typing', room: ROOM })).toBe('ok');
  expect(await one.code({ do: 'delete', id })).toBe('ok');
  await owner.mark();
  expect(owner.told.map(({ on }) => on)).toEqual(['deleted']);
  expect(await one.get<'join'>({ do: 'join', room: ROOM })).toMatchObject({ muted: { reason: '도배', until } });
  expect(await owner.get<'who'>({ do: 'who', room: ROOM })).not.toHaveProperty('muted');
  clock.advance(60_000);
  expect(await one.code(say('둘'))).toBe('ok');
  expect(await one.get<'who'>({ do: 'who', room: ROOM })).not.toHaveProperty('muted');
});

test('[M4] [M12] a moderator who is muted does not lift that himself', async () => {
  const { hub, owner } = await withOwner();
  const one = await someone(hub, '홍길동');
  await owner.get<'role'>(role('홍길동'));
  await owner.get<'mute'>(mute('홍길동'));
  expect(await one.code({ do: 'unmute', room: ROOM, nickname: '홍길동' })).toBe('to_yourself');
  expect(await one.code(mute('홍길동', 1))).toBe('to_yourself');
  expect(await one.code(say('안녕'))).toBe('muted');
});

test('[M7] [M13] `bans` tells who is kept out and muted, until when, and no address; what ended is not there', async () => {
  const { hub, owner, clock, restart } = await withOwner();
  const [one, two] = [await someone(hub, '홍길동', { origin: { address: '192.0.2.7' } }), await someone(hub, '김민수')];
  const { at } = await owner.get<'ban'>({ do: 'ban', room: ROOM, nickname: '홍길동', reason: '광고', seconds: 60 });
  await owner.get<'mute'>(mute('김민수'));
  await owner.get<'role'>(role('김민수'));
  const mutes = [{ who: { id: two.id, nickname: '김민수' }, reason: '도배' }];
  const bans = [{ who: { id: one.id, nickname: '홍길동' }, reason: '광고', until: at + 60_000 }];
  expect(await two.get<'bans'>({ do: 'bans', room: ROOM })).toEqual({ bans, mutes });
  const again = await restart();
  const back = await someone(again, '', { token: owner.token });
  expect(await back.get<'bans'>({ do: 'bans', room: ROOM })).toEqual({ bans, mutes });
  clock.advance(60_000);
  expect(await back.get<'bans'>({ do: 'bans', room: ROOM })).toEqual({ bans: [], mutes });
});

test.each([0, -1, 1.5, 31_536_001])('[M13] %d seconds are no time to mute or ban for', async (seconds) => {
  const { hub, owner } = await withOwner();
  await someone(hub, '홍길동');
  expect(await owner.code(mute('홍길동', seconds))).toBe('bad_request');
  expect(await owner.code({ do: 'ban', room: ROOM, nickname: '홍길동', seconds })).toBe('bad_request');
});
