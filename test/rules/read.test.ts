import { expect, test } from 'vitest';
import { openHub, usual } from '../plays/house.ts';
import { someone } from './listener.ts';

const ROOM = '#광장';
const say = (text: string) => ({ do: 'say', room: ROOM, text }) as const;

test('[S17] hello, join, who and logs answer how far one has read, to oneself alone', async () => {
  const hub = await openHub(usual());
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const { log, seq, at } = await one.get<'say'>(say('하나'));
  const whispered = await one.get<'whisper'>({ do: 'whisper', to: '김소연', text: '쉿' });
  await one.get<'say'>(say('둘'));
  expect(await other.get<'read'>({ do: 'read', log, seq })).toEqual({ seq, at });
  await other.get<'read'>({ do: 'read', log: whispered.log, seq: 1 });
  const read = { seq, at };
  const again = await other.get<'hello'>({ do: 'hello', nickname: '', token: other.token });
  expect(again.rooms).toMatchObject([{ log, read }]);
  expect(again.pairs).toMatchObject([{ log: whispered.log, read: { seq: 1, at: whispered.at } }]);
  expect(await other.get<'join'>({ do: 'join', room: ROOM })).toMatchObject({ read });
  expect(await other.get<'who'>({ do: 'who', room: ROOM })).toMatchObject({ read });
  expect((await other.get<'logs'>({ do: 'logs' })).rooms).toMatchObject([{ read }]);
  expect(await one.get<'join'>({ do: 'join', room: ROOM })).not.toHaveProperty('read');
});

test('[S17] it is never beyond the last entry, and never goes back; of an empty log nothing is read', async () => {
  const hub = await openHub(usual());
  const one = await someone(hub, '홍길동');
  const { log } = await one.get<'join'>({ do: 'join', room: '#빈방' });
  expect(await one.get<'read'>({ do: 'read', log, seq: 7 })).toEqual({ seq: 0, at: 0 });
  const said = await one.get<'say'>({ do: 'say', room: '#빈방', text: '하나' });
  const all = [7, 1, 0, Number.MAX_SAFE_INTEGER - 1];
  for (const seq of all) expect(await one.get<'read'>({ do: 'read', log, seq })).toEqual({ seq: 1, at: said.at });
});

test('[S17] [L5] nobody says that he has read what he may not read', async () => {
  const hub = await openHub(usual());
  const [one, other, third] = [
    await someone(hub, '홍길동'),
    await someone(hub, '김소연'),
    await someone(hub, '김민수'),
  ];
  const { log } = await one.get<'whisper'>({ do: 'whisper', to: '김소연', text: '쉿' });
  expect(await third.code({ do: 'read', log, seq: 1 })).toBe('no_such_log');
  expect(await other.code({ do: 'read', log, seq: 1 })).toBe('ok');
  expect(await third.code({ do: 'read', log: 'none', seq: 1 })).toBe('no_such_log');
});
