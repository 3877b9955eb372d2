import { describe, expect, test } from 'vitest';
import type { Hub } from '../../src/hub/hub.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';

const ROOM = '#광장';
const CAVE = '#동굴';
const OWNER = { owner: 'the-owner-secret' };
const ELSEWHERE = { origin: { local: false, address: '203.0.113.7' } };

/** The owner in a room of his own, which is private. */
async function cave(hub: Hub) {
  const owner = await someone(hub, '방장', { ...OWNER, rooms: [ROOM, CAVE] });
  await owner.get<'set-room'>({ do: 'set-room', room: CAVE, private: true });
  const link = async (given: { uses?: number; seconds?: number; room?: string } = { room: CAVE }) =>
    (await owner.get<'add-invite'>({ do: 'add-invite', ...given })).invite;
  return { owner, link };
}

/** How somebody new from elsewhere fares who brings that. */
async function comes(hub: Hub, nickname: string, invite: string | undefined): Promise<string> {
  const guest = new Listener(hub, { local: false, address: '203.0.113.7' });
  return guest.code({ do: 'hello', nickname, ...(invite !== undefined && { invite }) });
}

describe('an invite link', () => {
  test('[D5] [D6] lets in who has no key, and into the private room, also in place of the gate; hello says where', async () => {
    const gate = { question: { asks: '3 더하기 4는?', answer: '7' }, bits: 4 };
    const hub = await openHub(usual({ settings: { gate } }));
    const owner = await someone(hub, '방장', { ...OWNER, rooms: [ROOM, CAVE] });
    await owner.get<'set-room'>({ do: 'set-room', room: CAVE, private: true });
    const { invite } = await owner.get<'add-invite'>({ do: 'add-invite', room: CAVE, uses: 2 });
    const guest = new Listener(hub, ELSEWHERE.origin);
    const hello = await guest.get<'hello'>({ do: 'hello', nickname: '홍길동', invite: invite.secret ?? '', rooms: [] });
    expect([hello.invited, hello.rooms.map(({ room }) => room)]).toEqual([{ room: CAVE }, [CAVE]]);
    expect((await guest.get<'join'>({ do: 'join', room: CAVE })).people).toHaveLength(2);
    expect(owner.heard).toContain('admitted');
  });

  test('[D5] counts each person once: a return, a second window and a retry use nothing up', async () => {
    const hub = await openHub(usual());
    const { owner, link } = await cave(hub);
    const { secret = '' } = await link({ room: CAVE, uses: 1 });
    const guest = await someone(hub, '홍길동', { ...ELSEWHERE, invite: secret });
    const window = new Listener(hub, ELSEWHERE.origin);
    const again = { do: 'hello', nickname: '홍길동', token: guest.token, invite: secret } as const;
    expect((await window.get<'hello'>(again)).invited).toEqual({ room: CAVE });
    expect((await owner.get<'invites'>({ do: 'invites' })).invites).toMatchObject([{ used: 1, uses: 1 }]);
    expect(await comes(hub, '김민수', secret)).toBe('no_such_invite');
  });

  test('[D5] of two who come at once by the last use, one comes in', async () => {
    const hub = await openHub(usual());
    const { link } = await cave(hub);
    const { secret } = await link({ room: CAVE, uses: 1 });
    const codes = await Promise.all([comes(hub, '홍길동', secret), comes(hub, '김민수', secret)]);
    expect(codes.sort()).toEqual(['no_such_invite', 'ok']);
  });

  test('[D5] [D7] ends at its moment, and is told no more then', async () => {
    const clock = new HandClock();
    const hub = await openHub(usual(), clock);
    const { owner, link } = await cave(hub);
    const { secret, until } = await link({ room: CAVE, uses: 9, seconds: 60 });
    expect(until).toBe(clock.now() + 60_000);
    clock.advance(59_999);
    expect(await comes(hub, '홍길동', secret)).toBe('ok');
    clock.advance(1);
    expect(await comes(hub, '김민수', secret)).toBe('no_such_invite');
    expect((await owner.get<'invites'>({ do: 'invites' })).invites).toEqual([]);
  });

  test('[D5] of the owner opens a door that he locked before, and no other link does, also after a restart', async () => {
    const [clock, given] = [new HandClock(), usual()];
    const hub = await openHub(given, clock);
    const { owner, link } = await cave(hub);
    const guest = await someone(hub, '홍길동');
    const before = await link({ uses: 9 });
    clock.advance(1);
    await owner.get<'lock'>({ do: 'lock', on: true });
    const behind = await link({ uses: 9 });
    const { invite: theirs } = await guest.get<'add-invite'>({ do: 'add-invite', room: ROOM });
    for (const at of [hub, await openHub(given, clock)]) {
      expect(await comes(at, '도깨비', before.secret)).toBe('locked');
      expect(await comes(at, '도깨비', theirs.secret)).toBe('locked');
      expect(await comes(at, at === hub ? '하나' : '둘', behind.secret)).toBe('ok');
    }
  });

  test('[D7] [M11] is seen with its secret by who made it, without it by who looks after the room, and by nobody else', async () => {
    const hub = await openHub(usual());
    const { owner, link } = await cave(hub);
    await link({});
    const [maker, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
    const { invite } = await maker.get<'add-invite'>({ do: 'add-invite', room: ROOM });
    const seenBy = async (who: Listener) =>
      (await who.get<'invites'>({ do: 'invites', room: ROOM })).invites.map(({ id, secret }) => [id, secret]);
    expect(await seenBy(maker)).toEqual([[invite.id, invite.secret]]);
    expect(await seenBy(owner)).toEqual([[invite.id, undefined]]);
    expect(await seenBy(other)).toEqual([]);
    expect((await owner.get<'invites'>({ do: 'invites' })).invites).toHaveLength(2);
    expect(await other.code({ do: 'remove-invite', id: invite.id })).toBe('no_such_invite');
    await owner.get<'role'>({ do: 'role', room: ROOM, nickname: '김소연', role: 'moderator' });
    expect(await seenBy(other)).toEqual([[invite.id, undefined]]);
    expect(await other.code({ do: 'remove-invite', id: invite.id })).toBe('ok');
    expect(await comes(hub, '도깨비', invite.secret)).toBe('no_such_invite');
  });

  test('[D7] [R15] of who was put out of the private room lets nobody in; nor does one into an archived room', async () => {
    const hub = await openHub(usual());
    const { owner, link } = await cave(hub);
    const { secret } = await link({ room: CAVE, uses: 9 });
    const guest = await someone(hub, '홍길동', { invite: secret ?? '' });
    const { invite } = await guest.get<'add-invite'>({ do: 'add-invite', room: CAVE });
    await owner.get<'kick'>({ do: 'kick', room: CAVE, nickname: '홍길동' });
    expect(await comes(hub, '도깨비', invite.secret)).toBe('no_such_invite');
    await owner.get<'set-room'>({ do: 'set-room', room: CAVE, archived: true });
    expect(await comes(hub, '도깨비', secret)).toBe('no_such_invite');
    expect(await owner.code({ do: 'add-invite', room: CAVE })).toBe('archived');
  });

  test('[D7] there are twenty good ones of a person; a revoked one makes room', async () => {
    const hub = await openHub(usual());
    const guest = await someone(hub, '홍길동');
    const add = { do: 'add-invite', room: ROOM } as const;
    const made = await Promise.all(Array.from({ length: 20 }, () => guest.get<'add-invite'>(add)));
    expect(await guest.code(add)).toBe('too_many');
    await guest.get<'remove-invite'>({ do: 'remove-invite', id: made[3]?.invite.id ?? '' });
    expect(await guest.code(add)).toBe('ok');
  });

  test('[D2] [D7] wrong ones are guesses: after ten even a right one waits', async () => {
    const hub = await openHub(usual({ settings: { limits: true } }));
    const { link } = await cave(hub);
    const { secret } = await link();
    for (let nth = 0; nth < 10; nth += 1) expect(await comes(hub, '도깨비', `wrong-${nth}`)).toBe('no_such_invite');
    expect(await comes(hub, '도깨비', secret)).toBe('too_fast');
  });

  test('[D5] the invite key stands behind /i/, too, and is no link', async () => {
    const hub = await openHub(usual());
    const guest = new Listener(hub, ELSEWHERE.origin);
    const hello = await guest.get<'hello'>({ do: 'hello', nickname: '홍길동', invite: 'the-invite-key' });
    expect(hello.invited).toBeUndefined();
  });
});
