import { expect, test } from 'vitest';
import { openHub, usual } from '../plays/house.ts';
import { someone } from './listener.ts';

const ROOM = '#광장';

test('[M7] nobody but those who look after the room is told who is kept out', async () => {
  const hub = await openHub(usual());
  const one = await someone(hub, '홍길동');
  expect(await one.code({ do: 'bans', room: ROOM })).toBe('not_allowed');
});

test('[L10] an entry and a moment are found in their log; after all of it is one more than the last', async () => {
  const hub = await openHub(usual());
  const one = await someone(hub, '홍길동');
  const { log, seq, id, at } = await one.get<'say'>({ do: 'say', room: ROOM, text: '안녕' });
  expect(await one.get<'seek'>({ do: 'seek', log, id })).toEqual({ seq });
  expect(await one.get<'seek'>({ do: 'seek', log, at })).toEqual({ seq });
  expect(await one.get<'seek'>({ do: 'seek', log, at: at + 1 })).toEqual({ seq: seq + 1 });
  expect(await one.code({ do: 'seek', log, id: 'no such' })).toBe('no_such_message');
});

test('[L11] one is told of the logs that one may read, and of no others', async () => {
  const hub = await openHub(usual());
  const one = await someone(hub, '홍길동');
  const two = await someone(hub, '김소연', { rooms: [ROOM, '#부엌'] });
  const { log, seq: last, at } = await two.get<'say'>({ do: 'say', room: ROOM, text: '안녕' });
  const whispered = await two.get<'whisper'>({ do: 'whisper', to: '홍길동', text: '쉿' });
  const rooms = [{ room: ROOM, log, last, at }];
  const pairs = [{ log: whispered.log, last: 1, at: whispered.at, with: { id: two.id, nickname: '김소연' } }];
  expect(await one.get<'logs'>({ do: 'logs' })).toEqual({ rooms, pairs });
  const three = await someone(hub, '이영희');
  expect(await three.get<'logs'>({ do: 'logs' })).toMatchObject({ pairs: [] });
});

test('[G7] what a session said is told to it once, or worded once by its gateway', async () => {
  const hub = await openHub(usual());
  const one = await someone(hub, '홍길동');
  await one.get<'say'>({ do: 'say', room: ROOM, text: '하나' });
  const worded: unknown[] = [];
  one.session.receive(
    'say',
    { room: ROOM, text: '둘' },
    () => {},
    (told) => worded.push(told),
  );
  await one.mark();
  expect(one.told.filter(({ on }) => on === 'said').length).toBe(1);
  expect(worded.length).toBe(1);
});
