import { expect, test } from 'vitest';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { type Listener, someone } from './listener.ts';

const ROOM = '#광장';
const awayTold = (who: Listener) => who.told.filter(({ on }) => on === 'away');
const inList = async (who: Listener, nickname: string) =>
  (await who.get<'who'>({ do: 'who', room: ROOM })).people.find((person) => person.nickname === nickname);

test('[S14] not to be disturbed needs no text, is told once, and stands in lists and in whois until one is back', async () => {
  const hub = await openHub(usual());
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  await one.get<'away'>({ do: 'away', busy: true });
  await one.get<'away'>({ do: 'away', busy: true });
  const whois = { do: 'whois', nickname: '홍길동' } as const;
  expect(await inList(other, '홍길동')).toMatchObject({ away: '', busy: true });
  expect((await other.get<'whois'>(whois)).who).toMatchObject({ away: '', busy: true });
  await one.get<'away'>({ do: 'away', text: '점심' });
  expect(await inList(other, '홍길동')).toMatchObject({ away: '점심' });
  expect(await inList(other, '홍길동')).not.toHaveProperty('busy');
  await one.get<'away'>({ do: 'away' });
  await one.get<'away'>({ do: 'away' });
  await other.mark();
  expect(await inList(other, '홍길동')).not.toHaveProperty('away');
  expect(awayTold(other)).toMatchObject([{ text: '', busy: true }, { text: '점심' }, { who: { nickname: '홍길동' } }]);
  expect(awayTold(other)[2]).not.toHaveProperty('text');
});

test('[S14] with seconds one is back by oneself, at the moment that was told; what one says meanwhile goes before', async () => {
  const clock = new HandClock();
  const hub = await openHub(usual(), clock);
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  const until = clock.now() + 60_000;
  await one.get<'away'>({ do: 'away', text: '회의', seconds: 60 });
  expect(await inList(other, '홍길동')).toMatchObject({ away: '회의', until });
  clock.advance(59_999);
  expect(await inList(other, '홍길동')).toHaveProperty('away');
  clock.advance(1);
  expect(await inList(other, '홍길동')).not.toHaveProperty('away');
  await one.get<'away'>({ do: 'away', busy: true, seconds: 60 });
  await one.get<'away'>({ do: 'away', text: '점심' });
  clock.advance(60_000);
  expect(await inList(other, '홍길동')).toMatchObject({ away: '점심' });
  await other.mark();
  expect(awayTold(other)).toMatchObject([{ until }, {}, { busy: true }, { text: '점심' }]);
  expect(await one.code({ do: 'away', busy: true, seconds: 604_801 })).toBe('bad_request');
});

test('[S14] [S5] who left is not away when he comes again, and what was to end does not end then', async () => {
  const clock = new HandClock();
  const hub = await openHub(usual(), clock);
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  await one.get<'away'>({ do: 'away', busy: true, seconds: 60 });
  one.session.part('');
  const back = await someone(hub, '홍길동', { token: one.token });
  expect(await inList(other, '홍길동')).not.toHaveProperty('away');
  await back.get<'away'>({ do: 'away', text: '점심' });
  clock.advance(60_000);
  expect(await inList(other, '홍길동')).toMatchObject({ away: '점심' });
});
