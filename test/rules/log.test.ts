import { expect, test } from 'vitest';
import type { Store } from '../../src/hub/ports/store.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone, textsOf } from './listener.ts';
import { breakable, held, turns } from './watched-store.ts';

const hubOver = (store: Store, clock?: HandClock) => openHub(usual({ openStore: async () => store }), clock);
const say = (text: string) => ({ do: 'say', room: '#광장', text }) as const;

test('[L2] nothing is told or answered before it is kept', async () => {
  const disk = held('logs.append');
  const hub = await hubOver(disk.store);
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const saying = one.ask(say('안녕'));
  await turns();
  await other.mark();
  expect(other.told).toEqual([]);
  expect(one.heard.filter((name) => name !== 'joined')).toEqual(['ok']);
  disk.release();
  expect(await saying).toMatchObject({ ok: true });
  expect(textsOf(other.told)).toEqual(['안녕']);
});

test.each(['logs.append', 'logs.open', 'logs.find', 'logs.answerTo', 'people.put', 'people.byToken', 'logs.pairsOf'])(
  '[L6] when %s fails, the one who asked is told, nobody else hears, and all goes on afterwards',
  async (call) => {
    const disk = breakable();
    const hub = await hubOver(disk.store);
    const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
    const { id } = await one.get<'say'>(say('하나'));
    await other.mark();
    other.told.splice(0);
    disk.fails = (name) => name === call;
    const codes = await Promise.all([
      one.code({ ...say('둘'), key: 'k' }),
      one.code({ do: 'whisper', to: '김소연', text: '셋' }),
      one.code({ do: 'edit', id, text: '넷', key: 'e' }),
      one.code({ do: 'edit', id: 'no such', text: '넷', key: 'f' }),
      one.code({ do: 'rename', nickname: '길동' }),
      one.code({ do: 'join', room: '#새방' }),
      new Listener(hub).code({ do: 'hello', nickname: '도깨비', token: one.token }),
    ]);
    expect(codes).toContain('not_kept');
    expect(codes.filter((code) => !['ok', 'not_kept', 'no_such_message'].includes(code))).toEqual([]);
    await other.mark();
    expect(textsOf(other.told).length).toBe(codes.slice(0, 4).filter((code) => code === 'ok').length);
    disk.fails = () => false;
    const { entries } = await one.get<'join'>({ do: 'join', room: '#광장' });
    const { seq } = await one.get<'say'>(say('끝'));
    expect(seq).toBe(entries.length + 1);
    expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index + 1));
  },
);

test('[L6] [S11] a retry of what was not kept is kept, once', async () => {
  const disk = breakable();
  const hub = await hubOver(disk.store);
  const one = await someone(hub, '홍길동');
  disk.fails = (call) => call === 'logs.append';
  expect(await one.code({ ...say('안녕'), key: 'k' })).toBe('not_kept');
  disk.fails = () => false;
  const first = await one.get<'say'>({ ...say('안녕'), key: 'k' });
  expect(await one.get<'say'>({ ...say('안녕'), key: 'k' })).toEqual(first);
  expect(first.seq).toBe(1);
});

test('[L7] the date is set back, and the log’s time stands still until it has caught up', async () => {
  const clock = new HandClock();
  const hub = await hubOver(memoryStore(), clock);
  const one = await someone(hub, '홍길동');
  const { at: first } = await one.get<'say'>(say('하나'));
  clock.jump(-3_600_000);
  const { at: second } = await one.get<'say'>(say('둘'));
  clock.jump(3_600_001);
  const { at: third } = await one.get<'say'>(say('셋'));
  expect([second, third]).toEqual([first, first + 1]);
});

test('[L7] also after a restart on a computer whose clock is behind', async () => {
  const store = memoryStore();
  const clock = new HandClock();
  const one = await someone(await hubOver(store, clock), '홍길동');
  const { at: before } = await one.get<'say'>(say('하나'));
  clock.jump(-3_600_000);
  const again = await someone(await hubOver(store, clock), '홍길동', { token: one.token });
  const { at: after } = await again.get<'say'>(say('둘'));
  expect(after).toBe(before);
});

test('[L8] a page has at most 500 entries and says whether there is more', async () => {
  const hub = await hubOver(memoryStore());
  const one = await someone(hub, '홍길동');
  const all = Array.from({ length: 501 }, (_, index) => one.get<'say'>(say(`${index + 1}`)));
  const { log } = (await Promise.all(all))[0] ?? { log: '' };
  const page = (range: object) => one.get<'history'>({ do: 'history', log, ...range });
  const seqs = async (range: object) => {
    const { entries, more } = await page(range);
    return [entries.at(0)?.seq, entries.at(-1)?.seq, entries.length, more];
  };
  expect(await seqs({})).toEqual([452, 501, 50, true]);
  expect(await seqs({ limit: 500 })).toEqual([2, 501, 500, true]);
  expect(await seqs({ before: 501, limit: 500 })).toEqual([1, 500, 500, false]);
  expect(await seqs({ after: 0, limit: 500 })).toEqual([1, 500, 500, true]);
  expect(await seqs({ after: 1, limit: 500 })).toEqual([2, 501, 500, false]);
  expect(await seqs({ around: 250, limit: 3 })).toEqual([249, 251, 3, true]);
  expect(await seqs({ after: 501 })).toEqual([undefined, undefined, 0, false]);
  expect(await one.code({ do: 'history', log, limit: 501 })).toBe('bad_request');
  expect(await one.code({ do: 'history', log, limit: 0 })).toBe('bad_request');
  expect(await one.code({ do: 'history', log, before: 3, after: 1 })).toBe('bad_request');
});

test('[R3] [L3] entering amid a conversation: the page and what is told after it have no gap and no double', async () => {
  const disk = held('logs.page');
  const hub = await hubOver(disk.store);
  const one = await someone(hub, '홍길동');
  await one.ask(say('하나'));
  const newcomer = await someone(hub, '김민수', { rooms: [] });
  const early = one.ask(say('둘'));
  const joining = newcomer.get<'join'>({ do: 'join', room: '#광장' });
  await early;
  await one.ask(say('셋'));
  await turns();
  disk.release();
  const { entries, last } = await joining;
  const told = newcomer.told.flatMap((event) => ('seq' in event ? [event.seq] : []));
  expect([...entries.map(({ seq }) => seq), ...told]).toEqual([1, 2, 3]);
  expect(last).toBe(entries.length);
});

test('[L5] a log that one may not read is as one that does not exist', async () => {
  const hub = await hubOver(memoryStore());
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const outsider = await someone(hub, '김민수', { rooms: ['#부엌'] });
  const room = await one.get<'say'>(say('안녕'));
  const pair = await one.get<'whisper'>({ do: 'whisper', to: '김소연', text: '쉿' });
  const readable = (who: Listener, log: string) => who.code({ do: 'history', log });
  expect(await readable(other, room.log)).toBe('ok');
  expect(await readable(other, pair.log)).toBe('ok');
  for (const log of [room.log, pair.log, 'none', '', '__proto__'])
    expect(await readable(outsider, log)).toBe('no_such_log');
  await other.ask({ do: 'leave', room: '#광장' });
  expect(await readable(other, room.log)).toBe('no_such_log');
  expect(await readable(other, pair.log)).toBe('ok');
});

test('[L4] a deleted text is gone from every entry, the edits about it too', async () => {
  const hub = await hubOver(memoryStore());
  const one = await someone(hub, '홍길동');
  const { id, log } = await one.get<'say'>(say('비밀 하나'));
  await one.ask({ do: 'edit', id, text: '비밀 둘' });
  await one.ask({ do: 'delete', id });
  const page = await one.get<'history'>({ do: 'history', log });
  expect(JSON.stringify(page)).not.toContain('비밀');
  expect(page.entries.map(({ on }) => on)).toEqual(['said', 'edited', 'deleted']);
});
