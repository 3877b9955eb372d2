import { describe, expect, test } from 'vitest';
import { ABILITIES, type Ability, RIGHTS, ROLES, type Role } from '../../src/core/roles.ts';
import { decideRoom } from '../../src/core/room.ts';
import type { Command } from '../../src/protocol/commands.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';

const ROOM = '#광장';

async function house() {
  const [given, clock] = [usual(), new HandClock()];
  const hub = await openHub(given, clock);
  const owner = await someone(hub, '방장', { owner: hub.settings.ownerSecret });
  const moderator = await someone(hub, '운영');
  const member = await someone(hub, '회원');
  const guest = await someone(hub, '손님');
  await member.get<'claim'>({ do: 'claim', password: '비밀번호 여덟 자' });
  await owner.get<'role'>({ do: 'role', room: ROOM, nickname: '운영', role: 'moderator' });
  return { hub, given, clock, owner, moderator, member, guest };
}

/** What each ability is tried by; none of them is refused for another reason. */
async function trialsOf(owner: Listener): Promise<{ readonly [A in Ability]: readonly Command[] }> {
  const said = async () => (await owner.get<'say'>({ do: 'say', room: ROOM, text: '안녕' })).id;
  return {
    say: [{ do: 'say', room: ROOM, text: '안녕' }],
    link: [{ do: 'say', room: ROOM, text: '보세요 https://a.kr' }],
    file: [{ do: 'say', room: ROOM, text: '' }],
    react: [{ do: 'react', id: await said(), emoji: '👍', on: true }],
    invite: [
      { do: 'invite', room: ROOM, nickname: '방장' },
      { do: 'add-invite', room: ROOM },
    ],
    topic: [{ do: 'topic', room: ROOM, text: '회의' }],
    pin: [{ do: 'pin', id: await said() }],
  };
}

describe('[M23] in a room', () => {
  const CASES = ABILITIES.filter((ability) => ability !== 'file').flatMap((ability) =>
    ROLES.flatMap((least) => ROLES.map((role) => [role, ability, least] as const)),
  );
  test.each(CASES)('%s may %s where it takes %s, and nobody below', async (role, ability, least) => {
    const { owner, clock, ...others } = await house();
    const who: Readonly<Record<Role, Listener>> = { owner, ...others };
    const trials = (await trialsOf(owner))[ability];
    const outcome = await owner.code({ do: 'set-room', room: ROOM, may: { [ability]: least } });
    expect(['ok', 'no_change']).toContain(outcome);
    for (const command of trials) {
      const may = ROLES.indexOf(role) <= ROLES.indexOf(least);
      const answered = await who[role].ask(command);
      if (may) expect(answered).toMatchObject({ ok: true });
      else expect(answered).toEqual({ ok: false, refusal: { code: 'not_allowed', needs: least } });
    }
  });

  test('files are taken only from that role on', async () => {
    const { hub, owner, member, guest } = await house();
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, may: { file: 'member' } });
    const state = hub.rooms.named(ROOM)?.mailbox.state;
    const file = { id: 'f', name: '가.png', type: 'image/png', size: 1 };
    const act = {
      do: 'say',
      here: true,
      text: '',
      action: false,
      answered: null,
      files: [file],
      sinceMs: 9e9,
    } as const;
    const decided = (who: Listener) =>
      state && who.session.person && decideRoom(state, who.session.person.actor, act, 1);
    expect(decided(guest)).toEqual({ ok: false, refusal: { code: 'not_allowed', needs: 'member' } });
    expect(decided(member)).toMatchObject({ ok: true });
  });

  test('a link comes in by no edit, and no file is called by one', async () => {
    const { owner, guest } = await house();
    const { id } = await guest.get<'say'>({ do: 'say', room: ROOM, text: '안녕' });
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, may: { link: 'member' } });
    expect(await guest.code({ do: 'edit', id, text: 'www.a.kr' })).toBe('not_allowed');
    expect(await guest.code({ do: 'edit', id, text: '안녕하세요' })).toBe('ok');
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, may: { say: 'member' } });
    expect(await guest.code({ do: 'edit', id, text: '또' })).toBe('not_allowed');
    expect(await guest.code({ do: 'delete', id })).toBe('ok');
  });

  test('who may not speak is seen writing by nobody; a bot speaks as everywhere', async () => {
    const { hub, owner, guest, moderator } = await house();
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, may: { say: 'moderator' } });
    await guest.ask({ do: 'typing', room: ROOM });
    await moderator.mark();
    expect(moderator.told.map(({ on }) => on)).not.toContain('typing');
    const { token } = await owner.get<'add-bot'>({ do: 'add-bot', nickname: '소식' });
    const bot = new Listener(hub);
    await bot.get<'hello'>({ do: 'hello', nickname: '', token });
    expect(await bot.code({ do: 'say', room: ROOM, text: 'https://a.kr' })).toBe('ok');
  });

  test('the owner alone decides, one thing at a time; it is told, answered to who comes in, and outlives a restart', async () => {
    const { given, clock, owner, moderator, guest } = await house();
    const may = { pin: 'member' } as const;
    expect(await moderator.ask({ do: 'set-room', room: ROOM, may })).toMatchObject({
      refusal: { code: 'not_allowed', needs: 'owner' },
    });
    for (const wrong of [{}, { pin: 'member', topic: 'member' }, { kick: 'guest' }, { pin: 'nobody' }]) {
      expect(await owner.code({ do: 'set-room', room: ROOM, may: wrong as never })).toBe('bad_request');
    }
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, may });
    expect(await owner.code({ do: 'set-room', room: ROOM, may })).toBe('no_change');
    await guest.mark();
    expect(guest.told.at(-1)).toMatchObject({ on: 'room-changed', may });
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, may: { link: 'owner' } });
    const { token } = guest;
    const again = new Listener(await openHub(given, clock));
    await again.get<'hello'>({ do: 'hello', nickname: '', token });
    expect(await again.get<'join'>({ do: 'join', room: ROOM })).toMatchObject({
      may: { pin: 'member', link: 'owner' },
    });
    expect(await again.code({ do: 'say', room: ROOM, text: 'https://a.kr' })).toBe('not_allowed');
  });

  test('there are no exceptions but these, and all of them are in the table', () => {
    expect(RIGHTS).toEqual(expect.arrayContaining([...ABILITIES]));
  });
});
