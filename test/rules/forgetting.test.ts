import { describe, expect, test } from 'vitest';
import { memoryFiles } from '../../src/files/memory/memory.ts';
import type { Hub } from '../../src/hub/hub.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';
import { breakable } from './watched-store.ts';

const ROOM = '#광장';
const PASSWORD = '속닥속닥 비밀번호';
const say = (text: string) => ({ do: 'say', room: ROOM, text }) as const;

async function house(given = usual(), clock = new HandClock()) {
  const hub = await openHub(given, clock);
  const owner = await someone(hub, '방장', { owner: hub.settings.ownerSecret });
  const [hong, kim] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  return { hub, owner, hong, kim, clock };
}

/** All that somebody reads in the room, and in his whispers. */
async function readBy(listener: Listener): Promise<string> {
  const { pairs, rooms } = await listener.get<'logs'>({ do: 'logs' });
  const pages = [...pairs, ...rooms].map(({ log }) => listener.get<'history'>({ do: 'history', log, limit: 500 }));
  return JSON.stringify(await Promise.all(pages));
}

async function sendFile(hub: Hub, by: Listener): Promise<string> {
  const person = hub.people.withId(by.id);
  if (!person) throw new Error('he is not here');
  const begun = await hub.files.begin(person, { name: '비밀.txt', type: 'text/plain', size: 2, alt: '' });
  if (!begun.ok) throw new Error(begun.refusal.code);
  const { id } = begun.progress;
  await hub.files.add(person, id, {
    offset: 0,
    bytes: (async function* () {
      yield new Uint8Array([1, 2]);
    })(),
  });
  return id;
}

describe('to be forgotten', () => {
  test('[A7] he is nobody at once: told under a stub, logged out everywhere, his name free, his account and tokens nothing', async () => {
    const { hub, hong, kim } = await house();
    await hong.get<'claim'>({ do: 'claim', password: PASSWORD });
    expect(await hong.code({ do: 'forget', nickname: '홍길동' })).toBe('wrong_login');
    expect(await kim.code({ do: 'forget', nickname: '홍길동' })).toBe('not_allowed');
    kim.told.splice(0);
    expect(await hong.code({ do: 'forget', nickname: '홍길동', password: PASSWORD })).toBe('ok');
    await hub.forgetting.idle();
    await kim.mark();
    const stub = { id: hong.id, nickname: `gone-${hong.id.slice(-4)}` };
    expect(kim.told).toMatchObject([
      { on: 'renamed', who: stub, was: '홍길동' },
      { on: 'left', who: stub },
    ]);
    expect(hong.closings).toMatchObject([{ reason: 'logged_out' }]);
    expect(await new Listener(hub).code({ do: 'hello', nickname: '', token: hong.token })).toBe('wrong_token');
    expect(await new Listener(hub).code({ do: 'login', nickname: '홍길동', password: PASSWORD })).toBe('wrong_login');
    const next = await someone(hub, '홍길동');
    expect(next.id).not.toBe(hong.id);
    expect(await new Listener(hub).code({ do: 'hello', nickname: stub.nickname })).toBe('bad_nickname');
  });

  test('[A11] what he said in rooms is deleted, his files and what is found of him too; whispers stay with the other, without the name', async () => {
    const given = usual();
    const bytes = memoryFiles();
    const { hub, hong, kim, owner } = await house({ ...given, openBytes: async () => bytes });
    const file = await sendFile(hub, hong);
    const kept = await sendFile(hub, hong);
    await hong.get<'say'>({ ...say('홍길동이 여기 다녀감'), files: [file] });
    for (let nth = 0; nth < 120; nth += 1) await hong.get<'say'>(say(`말 ${nth}`));
    await kim.get<'say'>(say('나는 남는다'));
    await hong.get<'whisper'>({ do: 'whisper', to: '김소연', text: '쉿 비밀' });
    await kim.get<'whisper'>({ do: 'whisper', to: '홍길동', text: '그래' });
    await owner.get<'mute'>({ do: 'mute', room: ROOM, nickname: '홍길동' });
    await owner.get<'block'>({ do: 'block', nickname: '홍길동' });
    kim.told.splice(0);
    await hong.get<'forget'>({ do: 'forget', nickname: '홍길동' });
    await hub.forgetting.idle();
    await kim.mark();
    expect(kim.told.filter(({ on }) => on === 'deleted').length).toBe(121);
    const read = await readBy(kim);
    expect(read).not.toContain('홍길동');
    expect(read).not.toMatch(/다녀감|말 \d/);
    expect(read).toMatch(/나는 남는다.*/);
    expect(read).toContain('쉿 비밀');
    expect((await kim.get<'search'>({ do: 'search', query: '다녀감' })).hits).toEqual([]);
    expect(JSON.stringify(await owner.get<'bans'>({ do: 'bans', room: ROOM }))).not.toContain('홍길동');
    expect(JSON.stringify(await owner.get<'blocks'>({ do: 'blocks' }))).not.toContain('홍길동');
    for (const id of [file, kept]) expect(await hub.store.files.find(id)).toBeNull();
    const sums = [];
    for await (const sum of bytes.sums()) sums.push(sum);
    expect(sums).toEqual([]);
  });

  test('[A7] the owner has somebody forgotten, also one with an account who is away; not a bot, not an owner', async () => {
    const { hub, owner, hong } = await house();
    await hong.get<'claim'>({ do: 'claim', password: PASSWORD });
    await hong.get<'say'>(say('안녕'));
    hong.session.part('');
    await owner.get<'add-bot'>({ do: 'add-bot', nickname: '날씨' });
    expect(await owner.code({ do: 'forget', nickname: '날씨' })).toBe('not_allowed');
    expect(await owner.code({ do: 'forget', nickname: '아무개' })).toBe('no_such_person');
    expect(await owner.code({ do: 'forget', nickname: '홍길동' })).toBe('ok');
    await hub.forgetting.idle();
    expect(await readBy(owner)).not.toMatch(/홍길동|안녕/);
  });

  test('[A12] when the disk fails or the server stops in between, the next start goes on, and all is there that was', async () => {
    const disk = breakable();
    const given = usual({ openStore: async () => disk.store });
    const { hub, hong, owner } = await house(given);
    for (const text of ['하나', '둘']) await hong.get<'say'>(say(text));
    disk.fails = (call) => call === 'logs.forget';
    expect(await hong.code({ do: 'forget', nickname: '홍길동' })).toBe('ok');
    await hub.forgetting.idle();
    expect(await readBy(owner)).toContain('하나');
    disk.fails = () => false;
    const again = await openHub(given);
    await again.forgetting.idle();
    const boss = await someone(again, '', { token: owner.token, rooms: [ROOM] });
    expect(await readBy(boss)).not.toMatch(/홍길동|하나|둘/);
    expect(await new Listener(again).code({ do: 'hello', nickname: '', token: hong.token })).toBe('wrong_token');
  });

  test('[A12] what cannot be kept at the beginning changes nothing', async () => {
    const disk = breakable();
    const { hub, hong } = await house(usual({ openStore: async () => disk.store }));
    disk.fails = (call) => call === 'notes.put';
    expect(await hong.code({ do: 'forget', nickname: '홍길동' })).toBe('not_kept');
    expect(hub.people.named('홍길동')?.id).toBe(hong.id);
    expect(await hong.code(say('아직 있다'))).toBe('ok');
  });
});

describe('a guest who has left', () => {
  test('[A7] [A11] is named by the owner, and by nobody else; what he said is deleted', async () => {
    const { hub, owner, hong, kim } = await house();
    await hong.get<'say'>(say('내 비밀'));
    hong.session.part('');
    expect(await kim.code({ do: 'forget', nickname: '홍길동' })).toBe('not_allowed');
    expect(await owner.code({ do: 'forget', nickname: '홍길서' })).toBe('no_such_person');
    await owner.get<'forget'>({ do: 'forget', nickname: '홍길동' });
    await hub.forgetting.idle();
    expect(await readBy(kim)).not.toMatch(/내 비밀|홍길동/);
    expect(await owner.code({ do: 'forget', nickname: '홍길동' })).toBe('no_such_person');
    expect(await owner.code({ do: 'forget', nickname: `gone-${hong.id.slice(-4)}` })).toBe('no_such_person');
    expect(await new Listener(hub).code({ do: 'hello', nickname: '', token: hong.token })).toBe('wrong_token');
  });

  test('[A7] is named by his id where several were called so, and whoever bears the name now stays', async () => {
    const { hub, owner, hong } = await house();
    hong.session.part('');
    const second = await someone(hub, '홍길동');
    second.session.part('');
    const asked = await owner.ask({ do: 'forget', nickname: '홍길동' });
    expect(asked).toEqual({ ok: false, refusal: { code: 'bad_request', detail: `id: ${second.id}, ${hong.id}` } });
    const third = await someone(hub, '홍길동');
    expect(await owner.code({ do: 'forget', nickname: '김소연', id: hong.id })).toBe('no_such_person');
    expect(await third.code({ do: 'forget', nickname: '홍길동', id: hong.id })).toBe('not_allowed');
    await owner.get<'forget'>({ do: 'forget', nickname: '홍길동', id: hong.id });
    await hub.forgetting.idle();
    expect(await third.code(say('저는 있어요'))).toBe('ok');
    expect((await hub.store.people.withId(hong.id))?.nickname).toMatch(/^gone-/);
    expect((await hub.store.people.withId(second.id))?.nickname).toBe('홍길동');
    expect(await new Listener(hub).code({ do: 'hello', nickname: '홍길동' })).toBe('nickname_taken');
  });
});
