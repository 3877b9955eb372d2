import { expect, test } from 'vitest';
import { HandClock } from '../plays/given.ts';
import { openHub, usual } from '../plays/house.ts';
import { Listener, someone, textsOf } from './listener.ts';
import { watched } from './watched-store.ts';

const PASSWORD = '비밀번호 여덟 자';
const ROOM = '#광장';
const whisper = (to: string, text: string) => ({ do: 'whisper', to, text }) as const;
const pairsOf = async (who: Listener) => (await who.get<'pairs'>({ do: 'pairs' })).pairs;

/** Somebody with an account, who has gone. */
async function holder(hub: Awaited<ReturnType<typeof openHub>>, nickname = '김소연') {
  const one = await someone(hub, nickname);
  await one.get<'claim'>({ do: 'claim', password: PASSWORD });
  one.session.part('');
  return one;
}

test('[W10] [W3] a whisper to an account that is not here is kept, and found when its person comes, by him alone', async () => {
  const hub = await openHub(usual());
  const gone = await holder(hub);
  const [one, third] = [await someone(hub, '홍길동'), await someone(hub, '김민수')];
  const { log } = await one.get<'whisper'>(whisper('김소연', '오면 봐'));
  expect(await third.code({ do: 'history', log })).toBe('no_such_log');
  const back = await someone(hub, '김소연', { token: gone.token });
  expect(await pairsOf(back)).toMatchObject([{ log, last: 1, unread: 1, with: { nickname: '홍길동' }, here: true }]);
  expect((await back.get<'history'>({ do: 'history', log })).entries).toMatchObject([{ text: '오면 봐' }]);
  expect(textsOf(third.told)).toEqual([]);
});

test('[W10] [W2] what is kept for him outlives a restart, and one who takes the nickname of a guest finds nothing', async () => {
  const given = usual();
  const hub = await openHub(given);
  const gone = await holder(hub);
  const one = await someone(hub, '홍길동');
  await one.get<'whisper'>(whisper('김소연', '오면 봐'));
  await hub.stop();
  const restarted = await openHub(given);
  const back = await someone(restarted, '', { token: gone.token });
  expect(await pairsOf(back)).toMatchObject([{ unread: 1, with: { nickname: '홍길동' } }]);
  expect((await pairsOf(back))[0]).not.toHaveProperty('here');
  const next = await someone(restarted, '홍길동');
  expect(await pairsOf(next)).toEqual([]);
});

test('[W10] what is whispered while he comes, after it was looked what there is, is answered to him and is his to read', async () => {
  let whispered: (() => Promise<unknown>) | null = null;
  const after = async (call: string) => {
    const now = call === 'logs.pairsOf' ? whispered : null;
    if (now) whispered = null;
    await now?.();
  };
  const store = watched({ after });
  const hub = await openHub(usual({ openStore: async () => store }));
  const gone = await holder(hub);
  const one = await someone(hub, '홍길동');
  whispered = () => one.get<'whisper'>(whisper('김소연', '이제 오네'));
  const back = new Listener(hub);
  const { pairs } = await back.get<'hello'>({ do: 'hello', nickname: '김소연', token: gone.token });
  expect(pairs).toMatchObject([{ last: 1, with: { nickname: '홍길동' } }]);
  expect(textsOf(back.told)).toEqual([]);
  expect(await back.code({ do: 'history', log: pairs[0]?.log ?? '' })).toBe('ok');
  await one.get<'whisper'>(whisper('김소연', '왔네'));
  await back.mark();
  expect(textsOf(back.told)).toEqual(['왔네']);
});

test('[W3] [W4] a guest who left, and a bot elsewhere, are whispered to by nobody', async () => {
  const hub = await openHub(usual());
  const owner = await someone(hub, '주인', { owner: hub.settings.ownerSecret });
  const [one, guest] = [await someone(hub, '홍길동'), await someone(hub, '김민수')];
  await owner.get<'add-bot'>({ do: 'add-bot', nickname: '알림이' });
  await one.get<'whisper'>(whisper('김민수', '쉿'));
  guest.session.part('');
  expect(await one.code(whisper('김민수', '아직 있어?'))).toBe('no_such_person');
  expect(await one.code(whisper('알림이', '안녕'))).toBe('no_such_person');
});

test('[W3] who is here and whispered to one is answered, wherever he is; who did not, is not', async () => {
  const hub = await openHub(usual());
  const account = await holder(hub);
  const guest = await someone(hub, '홍길동', { rooms: ['#밖'] });
  await guest.get<'whisper'>(whisper('김소연', '저예요'));
  const back = await someone(hub, '', { token: account.token, rooms: ['#안'] });
  expect(await back.code(whisper('홍길동', '응'))).toBe('ok');
  await someone(hub, '김민수', { rooms: ['#밖'] });
  expect(await back.code(whisper('김민수', '응'))).toBe('not_here');
  expect(await back.code({ do: 'typing', to: '김민수' })).toBe('not_here');
  expect(await guest.code({ do: 'typing', to: '김소연' })).toBe('ok');
});

test('[W10] [W6] [W8] blocks and rooms hold for who is not here as for who is', async () => {
  const hub = await openHub(usual());
  await holder(hub);
  const one = await someone(hub, '홍길동');
  expect(await one.code({ ...whisper('김소연', '쉿'), aside: ROOM })).toBe('not_in_room');
  await one.get<'block'>({ do: 'block', nickname: '김소연' });
  expect(await one.code(whisper('김소연', '쉿'))).toBe('blocked');
});

test('[W10] [W7] one who is not here never answered: one whispers to him five times, and then once in 12 s', async () => {
  const hub = await openHub(usual({ settings: { limits: true } }), new HandClock());
  await holder(hub);
  const one = await someone(hub, '홍길동');
  const codes: string[] = [];
  for (let nth = 0; nth < 6; nth += 1) codes.push(await one.code(whisper('김소연', `${nth}`)));
  expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'too_fast']);
});

test('[W11] pairs tells the latest first, who is here or away, and what is unread, for all sessions of a person', async () => {
  const clock = new HandClock();
  const hub = await openHub(usual(), clock);
  const [one, two, three] = [await someone(hub, '홍길동'), await someone(hub, '김소연'), await someone(hub, '김민수')];
  const { log } = await two.get<'whisper'>(whisper('홍길동', '하나'));
  clock.advance(1_000);
  await three.get<'whisper'>(whisper('홍길동', '둘'));
  await three.get<'whisper'>(whisper('홍길동', '셋'));
  await one.get<'whisper'>(whisper('김민수', '넷'));
  await two.ask({ do: 'away', text: '점심' });
  expect(await one.get<'pairs'>({ do: 'pairs' })).toMatchObject({
    pairs: [
      { with: { nickname: '김민수' }, here: true, unread: 2, last: 3 },
      { with: { nickname: '김소연', away: '점심' }, here: true, unread: 1, log },
    ],
    count: 2,
  });
  const again = await someone(hub, '', { token: one.token });
  await again.get<'read'>({ do: 'read', log, seq: 1 });
  const { pairs } = await one.get<'pairs'>({ do: 'pairs', from: 1, limit: 1 });
  expect(pairs).toMatchObject([{ log, unread: 0, read: { seq: 1 } }]);
  two.session.part('');
  expect((await pairsOf(one))[1]).not.toHaveProperty('here');
});

test('[W11] with one nickname it is the pair with him, begun where one may whisper to him; history takes it, too', async () => {
  const hub = await openHub(usual());
  const [one, two] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  await someone(hub, '김민수', { rooms: ['#밖'] });
  const about = (nickname: string) => ({ do: 'pairs', with: nickname }) as const;
  const { pairs } = await one.get<'pairs'>(about('김소연'));
  expect(pairs).toMatchObject([{ last: 0, at: 0, unread: 0, here: true }]);
  expect(await pairsOf(one)).toEqual([]);
  const log = pairs[0]?.log ?? '';
  expect(await one.get<'history'>({ do: 'history', log })).toEqual({ entries: [], more: false });
  for (let nth = 1; nth <= 5; nth += 1) await two.get<'whisper'>(whisper('홍길동', `${nth}`));
  const page = async (more: object) =>
    textsOf((await one.get<'history'>({ do: 'history', with: '김소연', limit: 2, ...more })).entries);
  expect([await page({}), await page({ before: 4 }), await page({ after: 1 })]).toEqual([
    ['4', '5'],
    ['2', '3'],
    ['2', '3'],
  ]);
  expect((await one.get<'pairs'>(about('김소연'))).pairs).toMatchObject([{ log, last: 5, unread: 5 }]);
  const codes = ['홍길동', '김민수', '없는 사람'].map((nickname) => one.code(about(nickname)));
  expect(await Promise.all(codes)).toEqual(['to_yourself', 'not_here', 'no_such_person']);
  const histories = ['김민수', '없는 사람'].map((nickname) => one.code({ do: 'history', with: nickname }));
  expect(await Promise.all(histories)).toEqual(['no_such_log', 'no_such_person']);
});

const standingsIn = ({ told }: Listener) =>
  told.flatMap((one) => (one.on === 'standing' ? [{ who: one.who.nickname, here: one.here === true }] : []));

test('[W12] who comes and leaves is told to who whispered with him and shares no room with him, once each and to nobody else', async () => {
  const hub = await openHub(usual());
  const gone = await holder(hub);
  const [one, third] = [await someone(hub, '홍길동'), await someone(hub, '김민수')];
  await one.get<'whisper'>(whisper('김소연', '오면 봐'));
  const come = async (rooms: readonly string[]) => {
    const back = new Listener(hub);
    await back.get<'hello'>({ do: 'hello', nickname: '김소연', token: gone.token, rooms: [...rooms] });
    return back;
  };
  const elsewhere = await come(['#부엌']);
  await one.mark();
  expect(standingsIn(one)).toEqual([{ who: '김소연', here: true }]);
  const second = await come(['#부엌']);
  second.session.part('');
  elsewhere.session.part('');
  await one.mark();
  expect(standingsIn(one)).toEqual([
    { who: '김소연', here: true },
    { who: '김소연', here: false },
  ]);
  (await come([ROOM])).session.part('');
  await one.mark();
  expect(standingsIn(one)).toHaveLength(2);
  expect([standingsIn(third), standingsIn(elsewhere)]).toEqual([[], []]);
});

test('[W12] of many a hundred are told, and who is told nothing may ask', async () => {
  const hub = await openHub(usual({ settings: { limits: false } }));
  const gone = await holder(hub);
  const many: Listener[] = [];
  for (let nth = 0; nth < 103; nth += 1) {
    const one = await someone(hub, `손님${nth}`);
    await one.get<'whisper'>(whisper('김소연', '안녕'));
    many.push(one);
  }
  await new Listener(hub).get<'hello'>({ do: 'hello', nickname: '김소연', token: gone.token, rooms: ['#부엌'] });
  await Promise.all(many.map((one) => one.mark()));
  expect(many.filter((one) => standingsIn(one).length === 1)).toHaveLength(100);
  const untold = many.find((one) => standingsIn(one).length === 0);
  expect(untold && (await pairsOf(untold))).toMatchObject([{ here: true }]);
});

test('[W12] what `pairs` answers is true at its place: a departure meanwhile is in it, or told after it', async () => {
  let meanwhile: (() => void) | null = null;
  const after = async (call: string) => {
    const now = call === 'logs.page' ? meanwhile : null;
    if (now) meanwhile = null;
    now?.();
  };
  const store = watched({ after });
  const hub = await openHub(usual({ openStore: async () => store }));
  const [one, other] = [await someone(hub, '홍길동'), await someone(hub, '김소연')];
  await other.get<'whisper'>(whisper('홍길동', '쉿'));
  await other.get<'join'>({ do: 'join', room: '#부엌' });
  await other.get<'leave'>({ do: 'leave', room: ROOM });
  meanwhile = () => other.session.part('');
  const [pair] = await pairsOf(one);
  expect(meanwhile).toBeNull();
  expect(pair).not.toHaveProperty('here');
  expect(standingsIn(one)).toEqual([{ who: '김소연', here: false }]);
});
