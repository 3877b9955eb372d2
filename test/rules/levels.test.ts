import { expect, test } from 'vitest';
import { openHub, usual } from '../plays/house.ts';
import { someone } from './listener.ts';

const ROOM = '#광장';
const set = (level: 'all' | 'mentions' | 'none') => ({ do: 'level', room: ROOM, level }) as const;

test('[S19] how loud a room is, is kept for the person, and told to his sessions alone', async () => {
  const hub = await openHub(usual());
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const again = await someone(hub, '홍길동', { token: one.token });
  const levelOf = async () => (await again.get<'logs'>({ do: 'logs' })).rooms[0]?.level;
  expect(await levelOf()).toBeUndefined();
  expect(await one.code(set('all'))).toBe('no_change');
  await one.get<'level'>(set('mentions'));
  for (const who of [one, again, other]) await who.mark();
  const told = { on: 'level', room: ROOM, level: 'mentions' };
  expect([one, again].map((who) => who.told.filter(({ on }) => on === 'level'))).toMatchObject([[told], [told]]);
  expect(other.told.some(({ on }) => on === 'level')).toBe(false);
  expect(await levelOf()).toBe('mentions');
  expect(await other.get<'join'>({ do: 'join', room: ROOM })).not.toHaveProperty('level');
  expect(await again.get<'join'>({ do: 'join', room: ROOM })).toMatchObject({ level: 'mentions' });
  await again.get<'level'>(set('none'));
  expect(await levelOf()).toBe('none');
  await again.get<'level'>(set('all'));
  expect(await levelOf()).toBeUndefined();
  expect(await one.code({ do: 'level', room: '#바깥', level: 'none' })).toBe('no_such_room');
});

test('[S19] it is there again when he comes back with his token, though he had left', async () => {
  const hub = await openHub(usual());
  await someone(hub, '김소연');
  const one = await someone(hub, '홍길동');
  await one.get<'level'>(set('none'));
  one.session.part('');
  const back = await someone(hub, '홍길동', { token: one.token });
  const { rooms } = await back.get<'hello'>({ do: 'hello', nickname: '홍길동' });
  expect(rooms).toMatchObject([{ room: ROOM, level: 'none' }]);
});
