import { describe, expect, test } from 'vitest';
import type { Hub } from '../../src/hub/hub.ts';
import { openHub, usual } from '../plays/house.ts';
import { type Listener, someone } from './listener.ts';

const ROOM = '#광장';
const CAVE = '#동굴';
const OWNER = { owner: 'the-owner-secret' };
const say = (text: string, room = ROOM) => ({ do: 'say', room, text }) as const;
const join = (room: string) => ({ do: 'join', room }) as const;

const textsIn = (entries: readonly object[]) => entries.flatMap((entry) => ('text' in entry ? [entry.text] : []));

describe('a private room', () => {
  async function cave(): Promise<{ hub: Hub; owner: Listener; one: Listener; two: Listener }> {
    const hub = await openHub(usual());
    const owner = await someone(hub, '방장', OWNER);
    const one = await someone(hub, '홍길동', { rooms: [ROOM, CAVE] });
    const two = await someone(hub, '김소연');
    await owner.get<'join'>(join(CAVE));
    await owner.get<'set-room'>({ do: 'set-room', room: CAVE, private: true });
    return { hub, owner, one, two };
  }

  test('[R15] keeps those who were in it when it became private, and lets no newcomer in by hello', async () => {
    const { hub, one } = await cave();
    expect(await one.code({ do: 'leave', room: CAVE })).toBe('ok');
    expect(await one.get<'join'>(join(CAVE))).toMatchObject({ room: CAVE, private: true });
    const { rooms } = await one.get<'rooms'>({ do: 'rooms' });
    expect(rooms.find(({ room }) => room === CAVE)).toMatchObject({ joined: true, private: true });
    await expect(someone(hub, '이영희', { rooms: [CAVE] })).rejects.toThrow('invite_only');
  });

  test('[R15] tells who is not in it nothing but that the name is taken', async () => {
    const { owner, two } = await cave();
    await owner.get<'topic'>({ do: 'topic', room: CAVE, text: '비밀' });
    await two.mark();
    const { rooms } = await two.get<'rooms'>({ do: 'rooms' });
    expect(rooms.map(({ room }) => room)).toEqual([ROOM]);
    expect(await two.ask(join(CAVE))).toEqual({ ok: false, refusal: { code: 'invite_only' } });
    expect(await two.code({ do: 'who', room: CAVE })).toBe('not_in_room');
    expect(await two.code({ do: 'history', room: CAVE })).toBe('not_in_room');
    expect((await two.get<'whois'>({ do: 'whois', nickname: '홍길동' })).rooms).toEqual([ROOM]);
    expect(JSON.stringify(two.told)).not.toContain(CAVE);
  });

  test('[R15] [R12] an invitation is an entry of the room, kept once for a key', async () => {
    const { one, two } = await cave();
    const invite = { do: 'invite', room: CAVE, nickname: '김소연', key: 'k' } as const;
    await one.get<'invite'>(invite);
    await one.get<'invite'>(invite);
    const { entries } = await one.get<'history'>({ do: 'history', room: CAVE });
    expect(entries.filter(({ on }) => on === 'admitted')).toMatchObject([{ who: { nickname: '김소연' } }]);
    expect(one.heard).not.toContain('inviting');
    expect(two.told.some(({ on }) => on === 'invited')).toBe(true);
    expect(await two.code(join(CAVE))).toBe('ok');
  });

  test('[R15] an invitation from before it was private opens nothing; a ban takes one away', async () => {
    const { hub, owner, one } = await cave();
    await owner.get<'set-room'>({ do: 'set-room', room: CAVE, private: false });
    const three = await someone(hub, '이영희');
    await one.get<'invite'>({ do: 'invite', room: CAVE, nickname: '이영희' });
    await owner.get<'set-room'>({ do: 'set-room', room: CAVE, private: true });
    expect(await three.code(join(CAVE))).toBe('invite_only');
    await one.get<'invite'>({ do: 'invite', room: CAVE, nickname: '이영희' });
    await owner.get<'ban'>({ do: 'ban', room: CAVE, nickname: '이영희' });
    await owner.get<'unban'>({ do: 'unban', room: CAVE, nickname: '이영희' });
    expect(await three.code(join(CAVE))).toBe('invite_only');
  });

  test('[R15] [B6] a webhook of the room speaks in it without an invitation', async () => {
    const { hub, owner } = await cave();
    const { token } = await owner.get<'add-bot'>({ do: 'add-bot', nickname: '배포', room: CAVE });
    const hook = await someone(hub, '', { token, origin: { gateway: 'webhook' } });
    expect(await hook.code(say('끝', CAVE))).toBe('ok');
  });
});

describe('a room for announcements', () => {
  test('[R16] others neither say nor edit, yet they react and delete what is theirs; bots speak', async () => {
    const hub = await openHub(usual());
    const owner = await someone(hub, '방장', OWNER);
    const one = await someone(hub, '홍길동');
    const { id } = await one.get<'say'>(say('먼저'));
    const { token } = await owner.get<'add-bot'>({ do: 'add-bot', nickname: '로봇' });
    const bot = await someone(hub, '', { token });
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, announce: true });
    const refused = { ok: false, refusal: { code: 'not_allowed', needs: 'moderator' } };
    expect(await one.ask(say('나도'))).toEqual(refused);
    expect(await one.ask({ do: 'edit', id, text: '나도' })).toEqual(refused);
    expect(await one.code({ do: 'react', id, emoji: '👍', on: true })).toBe('ok');
    expect(await one.code({ do: 'delete', id })).toBe('ok');
    expect(await bot.code(say('삐빅'))).toBe('ok');
    expect(await one.get<'who'>({ do: 'who', room: ROOM })).toMatchObject({ announce: true });
  });
});

describe('a room without its past', () => {
  async function late() {
    const hub = await openHub(usual());
    const owner = await someone(hub, '방장', OWNER);
    const before = [];
    for (const text of ['비밀 하나', '비밀 둘', '비밀 셋']) before.push(await owner.get<'say'>(say(text)));
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, past: false });
    const one = await someone(hub, '홍길동');
    const after = [];
    for (const text of ['새 말 하나', '새 비밀 둘', '새 말 셋']) after.push(await owner.get<'say'>(say(text)));
    const [hidden] = before;
    const [, shown] = after;
    if (!hidden || !shown) throw new Error('nothing was said');
    return { hub, owner, one, hidden, shown, log: hidden.log };
  }

  test('[R17] [L8] a page begins where he came in, from whichever end it is asked for', async () => {
    const { one, log, shown } = await late();
    const page = async (range: object) => {
      const { entries, more } = await one.get<'history'>({ do: 'history', log, ...range });
      return [entries.map(({ seq }) => seq), more];
    };
    expect(await page({})).toEqual([[5, 6, 7], false]);
    expect(await page({ limit: 2 })).toEqual([[6, 7], true]);
    expect(await page({ before: 6, limit: 2 })).toEqual([[5], false]);
    expect(await page({ before: 5 })).toEqual([[], false]);
    expect(await page({ after: 0, limit: 2 })).toEqual([[5, 6], true]);
    expect(await page({ after: 5 })).toEqual([[6, 7], false]);
    expect(await page({ around: 1, limit: 2 })).toEqual([[5], true]);
    expect(await page({ around: shown.seq, limit: 9 })).toEqual([[5, 6, 7], false]);
    const { entries, more } = await one.get<'join'>(join(ROOM));
    expect([textsIn(entries), more]).toEqual([['새 말 하나', '새 비밀 둘', '새 말 셋'], false]);
  });

  test('[R17] [H2] it is not found, answered, reacted to, or sought; and nothing tells that it is there', async () => {
    const { one, hidden, shown, log } = await late();
    const search = { do: 'search', query: '비밀' } as const;
    expect(await one.get<'search'>(search)).toMatchObject({ hits: [{ id: shown.id }], more: false });
    expect(await one.get<'search'>({ ...search, limit: 1 })).not.toHaveProperty('beyond');
    expect(await one.code({ ...search, beyond: hidden.id })).toBe('no_such_message');
    expect(await one.code({ do: 'react', id: hidden.id, emoji: '👍', on: true })).toBe('no_such_message');
    expect(await one.code({ ...say('뭐라고?'), replyTo: hidden.id })).toBe('no_such_message');
    expect(await one.code({ ...say('뭐라고?'), replyTo: shown.id })).toBe('ok');
    expect(await one.code({ do: 'seek', log, id: hidden.id })).toBe('no_such_message');
    expect(await one.get<'seek'>({ do: 'seek', log, at: 0 })).toEqual({ seq: 5 });
    expect(await one.get<'read'>({ do: 'read', log, seq: hidden.seq })).toEqual({ seq: 0, at: 0 });
    expect(await one.get<'read'>({ do: 'read', log, seq: shown.seq })).toMatchObject({ seq: shown.seq });
  });

  test('[R17] [S9] it is not missed by who comes back with a place from before', async () => {
    const { hub, one, log } = await late();
    const again = await someone(hub, '홍길동', { token: one.token, rooms: [] });
    const hello = { do: 'hello', nickname: '홍길동', seen: { [log]: 0 } } as const;
    expect((await again.get<'hello'>(hello)).missed).toEqual({ [log]: 3 });
  });

  test('[R17] who was there before reads all, also when he was away when it was hidden', async () => {
    const hub = await openHub(usual());
    const owner = await someone(hub, '방장', OWNER);
    await owner.get<'say'>(say('아무도 없나'));
    const one = await someone(hub, '홍길동');
    await owner.get<'say'>(say('왔구나'));
    await one.get<'leave'>({ do: 'leave', room: ROOM });
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, past: false });
    expect(textsIn((await one.get<'join'>(join(ROOM))).entries)).toEqual(['왔구나']);
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, past: true });
    expect(textsIn((await one.get<'join'>(join(ROOM))).entries)).toEqual(['아무도 없나', '왔구나']);
  });

  test('[R17] [F5] a file that was said before is not there', async () => {
    const hub = await openHub(usual());
    const owner = await someone(hub, '방장', OWNER);
    const file = await sent(hub, owner.id);
    await owner.get<'say'>({ ...say(''), files: [file] });
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, past: false });
    const one = await someone(hub, '홍길동');
    const links = async (by: Listener) => (await by.get<'links'>({ do: 'links', files: [file] })).links.length;
    expect([await links(owner), await links(one)]).toEqual([1, 0]);
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, past: true });
    expect(await links(one)).toBe(1);
  });
});

/** The id of a file that this person has sent and not said yet. */
async function sent(hub: Hub, person: string): Promise<string> {
  const by = hub.people.withId(person);
  if (!by) throw new Error('nobody is here');
  const begun = await hub.files.begin(by, { name: '쪽지.txt', type: 'text/plain', alt: '', size: 2 });
  if (!begun.ok) throw new Error(begun.refusal.code);
  async function* bytes() {
    yield new TextEncoder().encode('hi');
  }
  const added = await hub.files.add(by, begun.progress.id, { offset: 0, bytes: bytes() });
  if (added === 'conflict' || !added.ok || !added.progress.file) throw new Error('it was not taken in');
  return added.progress.file.id;
}

describe('the rules of a room', () => {
  test('[R18] are told to who comes in, and to nobody when they are taken away', async () => {
    const hub = await openHub(usual());
    const owner = await someone(hub, '방장', OWNER);
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, rules: ' 서로\n존댓말 ' });
    const one = await someone(hub, '홍길동');
    expect(await one.get<'join'>(join(ROOM))).toMatchObject({ rules: '서로 존댓말' });
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, rules: '' });
    expect((await one.get<'join'>(join(ROOM))).rules).toBe('');
  });

  test('[R15] one thing is set at a time', async () => {
    const hub = await openHub(usual());
    const owner = await someone(hub, '방장', OWNER);
    expect(await owner.code({ do: 'set-room', room: ROOM })).toBe('bad_request');
    expect(await owner.code({ do: 'set-room', room: ROOM, private: true, past: false })).toBe('bad_request');
    expect(await owner.code({ do: 'set-room', room: ROOM, rules: '가'.repeat(391) })).toBe('text_too_long');
    expect(await owner.code({ do: 'set-room', room: ROOM, private: false })).toBe('no_change');
  });
});

describe('an archived room', () => {
  test('[R19] takes nothing new from anybody, yet messages are deleted; its list is for those in it and the owner', async () => {
    const hub = await openHub(usual());
    const owner = await someone(hub, '방장', { ...OWNER, rooms: [ROOM, CAVE] });
    const one = await someone(hub, '홍길동', { rooms: [CAVE] });
    const two = await someone(hub, '김소연');
    const { id } = await one.get<'say'>(say('남길 말', CAVE));
    await owner.get<'set-room'>({ do: 'set-room', room: CAVE, archived: true });
    const acts = [
      say('새 말', CAVE),
      { do: 'edit', id, text: '고친 말' },
      { do: 'react', id, emoji: '👍', on: true },
      { do: 'topic', room: CAVE, text: '새 주제' },
      { do: 'set-room', room: CAVE, private: true },
      { do: 'kick', room: CAVE, nickname: '홍길동' },
    ] as const;
    for (const act of acts) expect(await (act.do === 'edit' ? one : owner).code(act)).toBe('archived');
    expect(await one.code({ do: 'delete', id })).toBe('ok');
    const listed = async (by: Listener) => (await by.get<'rooms'>({ do: 'rooms' })).rooms.map(({ room }) => room);
    expect(await listed(two)).toEqual([ROOM]);
    expect(await listed(one)).toContain(CAVE);
    await owner.get<'leave'>({ do: 'leave', room: CAVE });
    expect(await listed(owner)).toContain(CAVE);
    expect((await two.get<'join'>(join(CAVE))).archived).toBe(true);
  });
});
