import { beforeEach, expect, test } from 'vitest';
import type { Hub } from '../../src/hub/hub.ts';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone } from './listener.ts';

const ELSEWHERE = { local: false, address: '203.0.113.7' };
const WEBHOOK = { gateway: 'webhook' };

let hub: Hub;
let clock: HandClock;
let owner: Listener;
let gildong: Listener;

beforeEach(async () => {
  clock = new HandClock();
  hub = await openHub(usual(), clock);
  owner = await someone(hub, '김소연', { owner: hub.settings.ownerSecret });
  gildong = await someone(hub, '홍길동');
});

const addBot = (nickname: string, room?: string) =>
  owner.get<'add-bot'>({ do: 'add-bot', nickname, ...(room !== undefined && { room }) });

async function come(token: string, origin: object = {}): Promise<Listener> {
  const bot = new Listener(hub, origin);
  await bot.get<'hello'>({ do: 'hello', nickname: '', token });
  return bot;
}

test('[B2] a bot comes in by its token, from anywhere, and is marked in lists and in what it says', async () => {
  const { bot, token } = await addBot('알림이');
  expect(bot).toEqual({ id: expect.any(String), nickname: '알림이', since: clock.now() });
  const alarm = await come(token, ELSEWHERE);
  await alarm.get<'say'>({ do: 'say', room: '#광장', text: '점심시간입니다' });
  const marked = { id: bot.id, nickname: '알림이', bot: true };
  expect(gildong.told).toMatchObject([
    { on: 'joined', who: marked },
    { on: 'said', by: marked },
  ]);
  const { people } = await gildong.get<'who'>({ do: 'who', room: '#광장' });
  expect(people.filter((person) => person.bot)).toEqual([marked]);
  const { entries } = await gildong.get<'history'>({ do: 'history', room: '#광장' });
  expect(entries[0]?.by).toEqual(marked);
});

test('[B2] the token is told once: the list has none', async () => {
  const { bot, token } = await addBot('알림이');
  const list = await owner.get<'bots'>({ do: 'bots' });
  expect(list).toEqual({ bots: [bot] });
  expect(JSON.stringify(list)).not.toContain(token);
});

test("[B3] a bot's nickname is nobody else's, here or not, and not the bot's to change", async () => {
  const { token } = await addBot('알림이');
  const hello = (more: object) => new Listener(hub).code({ do: 'hello', nickname: '알 림이', rooms: [], ...more });
  expect(await hello({})).toBe('nickname_taken');
  const alarm = await come(token);
  alarm.session.lost();
  clock.advance(60_000);
  expect(hub.people.withId(gildong.id)).not.toBeNull();
  expect(await hello({})).toBe('nickname_taken');
  expect(await owner.code({ do: 'add-bot', nickname: '알림이' })).toBe('nickname_taken');
  expect(await owner.code({ do: 'add-bot', nickname: '홍길동' })).toBe('nickname_taken');
  const again = await come(token);
  expect(await again.code({ do: 'rename', nickname: '도우미' })).toBe('not_allowed');
  expect(await hello({ nickname: '도우미', token })).toBe('not_allowed');
});

test('[B3] no bot becomes owner, not even by the owner link', async () => {
  const house = await openHub(usual({ openStore: async () => hub.store }));
  const { token } = await addBot('알림이');
  const bot = new Listener(house);
  const refused = await bot.code({ do: 'hello', nickname: '', token, owner: house.settings.ownerSecret });
  expect(refused).toBe('not_allowed');
  expect(house.ownerLink.opens(house.settings.ownerSecret)).toBe(true);
});

test('[B4] a bot that is removed leaves at once; its token opens nothing, its name is free, its words stay', async () => {
  const { token } = await addBot('알림이');
  const alarm = await come(token);
  await alarm.get<'say'>({ do: 'say', room: '#광장', text: '마지막 말' });
  expect(await owner.code({ do: 'remove-bot', nickname: '알 림이' })).toBe('ok');
  expect(alarm.closings).toMatchObject([{ reason: 'removed', code: 4502, comeBack: false }]);
  expect(gildong.told.at(-1)).toMatchObject({ on: 'left', who: { nickname: '알림이' }, gone: true });
  expect(await new Listener(hub).code({ do: 'hello', nickname: '', token })).toBe('wrong_token');
  const { entries } = await gildong.get<'history'>({ do: 'history', room: '#광장' });
  expect(entries).toMatchObject([{ text: '마지막 말', by: { nickname: '알림이', bot: true } }]);
  await someone(hub, '알림이');
  expect(await owner.code({ do: 'remove-bot', nickname: '알림이' })).toBe('no_such_person');
  expect(await owner.get<'bots'>({ do: 'bots' })).toEqual({ bots: [] });
});

test('[B4] a bot that is removed while it comes in does not come in', async () => {
  const { token } = await addBot('알림이');
  const alarm = new Listener(hub);
  await Promise.all([
    alarm.ask({ do: 'hello', nickname: '', token, rooms: ['#새방'] }),
    owner.get<'remove-bot'>({ do: 'remove-bot', nickname: '알림이' }),
  ]);
  expect(hub.people.named('알림이')).toBeNull();
  expect(alarm.session.person !== null && alarm.session.open).toBe(false);
});

test('[B5] bots, their names and their tokens outlive a restart', async () => {
  const store = memoryStore();
  const first = await openHub(usual({ openStore: async () => store }));
  const boss = await someone(first, '방장', { owner: first.settings.ownerSecret });
  const { token, bot } = await boss.get<'add-bot'>({ do: 'add-bot', nickname: '알림이' });
  hub = await openHub(usual({ openStore: async () => store }));
  expect(await new Listener(hub).code({ do: 'hello', nickname: '알림이' })).toBe('nickname_taken');
  await come(token);
  const again = await someone(hub, '', { token: boss.token });
  expect(await again.get<'bots'>({ do: 'bots' })).toEqual({ bots: [bot] });
});

test('[B6] the token of a webhook opens its own gateway alone, and another token not that', async () => {
  const { bot, token } = await addBot('배포', '광장');
  expect(bot).toMatchObject({ nickname: '배포', webhook: '#광장' });
  expect(await new Listener(hub).code({ do: 'hello', nickname: '', token })).toBe('wrong_token');
  const hook = new Listener(hub, WEBHOOK);
  expect((await hook.get<'hello'>({ do: 'hello', nickname: '', token })).rooms).toMatchObject([{ room: '#광장' }]);
  const other = await addBot('알림이');
  const wrong = { do: 'hello', nickname: '', token: other.token } as const;
  expect(await new Listener(hub, WEBHOOK).code(wrong)).toBe('wrong_token');
});

test('a webhook needs a room that is there, and there are at most 100 bots', async () => {
  expect(await owner.code({ do: 'add-bot', nickname: '배포', room: '없는방' })).toBe('no_such_room');
  for (let count = 1; count <= 100; count += 1) await addBot(`봇${count}`);
  expect(await owner.code({ do: 'add-bot', nickname: '하나더' })).toBe('too_many');
});
