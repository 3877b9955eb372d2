import { beforeEach, describe, expect, test } from 'vitest';
import { PUSH, PUSH_PACE } from '../../src/core/limits.ts';
import type { Hub, HubSettings } from '../../src/hub/hub.ts';
import type { Push, PushAddress, Pushed, Pusher } from '../../src/hub/ports/pusher.ts';
import type { Payload } from '../../src/protocol/commands.ts';
import { HandClock } from '../plays/given.ts';
import { type HouseGiven, openHub, usual } from '../plays/house.ts';
import { type Listener, someone } from './listener.ts';
import { turns } from './watched-store.ts';

const ROOM = '#광장';
const PASSWORD = '비밀번호 여덟 자';
const BROWSER = { endpoint: 'https://push.example/kim', p256dh: 'the point', auth: 'the secret' };

/** The push services of the world: they note what comes, and answer as they are told. */
class Services implements Pusher {
  readonly sent: Push[] = [];
  answer: Pushed = { is: 'sent' };
  isGood = (_: PushAddress) => true;

  async key(): Promise<string> {
    return 'the-key';
  }

  async takes(address: PushAddress): Promise<boolean> {
    return this.isGood(address);
  }

  async send(push: Push): Promise<Pushed> {
    this.sent.push(push);
    return this.answer;
  }
}

let clock: HandClock;
let services: Services;
let given: HouseGiven;
let hub: Hub;
let hong: Listener;
let kim: Listener;

const open = (settings: Partial<HubSettings> = {}) => openHub({ ...given, settings }, clock);
const say = (text: string, room = ROOM) => ({ do: 'say', room, text }) as const;
const set = (more: Partial<Payload<'push'>> = {}) => ({ do: 'push', ...BROWSER, ...more }) as const;

async function member(nickname: string, more: object = {}): Promise<Listener> {
  const listener = await someone(hub, nickname, more);
  await listener.get<'claim'>({ do: 'claim', password: PASSWORD });
  return listener;
}

/** His connection is lost, and he does not come back. */
function leave(who: Listener): void {
  who.session.lost();
  clock.advance(hub.settings.graceMs);
}

/** What service workers were told by now. */
async function called(): Promise<readonly Record<string, unknown>[]> {
  await turns(20);
  return services.sent.map(({ text }) => JSON.parse(text));
}

const texts = async () => (await called()).map(({ text }) => text);

beforeEach(async () => {
  clock = new HandClock();
  services = new Services();
  given = usual({ pusher: services });
  hub = await open();
  hong = await someone(hub, '홍길동');
  kim = await member('김소연');
});

describe('[S21] who is not here is called', () => {
  test('for a whisper, for his name and for his words, and for nothing else', async () => {
    await kim.get<'push'>(set({ words: ['회의', 'deploy'] }));
    leave(kim);
    await hong.get<'whisper'>({ do: 'whisper', to: '김소연', text: '쉿' });
    const said = await hong.get<'say'>(say('@김소연아 밥'));
    await called();
    clock.advance(10_000);
    for (const text of ['그냥 하는 말', '내일 회의는 몇 시', 'redeployed']) await hong.get<'say'>(say(text));
    expect(await called()).toEqual([
      { language: 'ko', about: expect.any(String), id: expect.any(String), by: '홍길동', text: '쉿' },
      { language: 'ko', about: said.log, id: said.id, by: '홍길동', room: ROOM, text: '@김소연아 밥' },
      expect.objectContaining({ text: '내일 회의는 몇 시' }),
    ]);
    expect(services.sent[0]).toMatchObject({ to: BROWSER, urgent: true });
  });

  test('also after a restart, in the room in which he was', async () => {
    await kim.get<'join'>({ do: 'join', room: '#부엌' });
    await kim.get<'push'>(set());
    leave(kim);
    await hub.stop();
    hub = await open();
    hong = await someone(hub, '홍길동', { rooms: ['#부엌', '#다락'] });
    await hong.get<'say'>(say('@김소연', '#다락'));
    await hong.get<'say'>(say('@김소연', '#부엌'));
    expect(await called()).toMatchObject([{ room: '#부엌' }]);
  });

  test('where he entered a room after he had set it up, under the nickname that he has by now', async () => {
    await kim.get<'push'>(set());
    await kim.get<'rename'>({ do: 'rename', nickname: '소연' });
    await kim.get<'join'>({ do: 'join', room: '#부엌' });
    leave(kim);
    await hong.get<'join'>({ do: 'join', room: '#부엌' });
    for (const text of ['@김소연', '@소연']) await hong.get<'say'>(say(text, '#부엌'));
    expect(await texts()).toEqual(['@소연']);
  });

  test('or is here and away, but not in a browser in which his page is open', async () => {
    const phone = await someone(hub, '', { token: (await login()).token });
    await phone.get<'push'>(set({ endpoint: 'https://push.example/phone' }));
    await kim.get<'push'>(set());
    await hong.get<'say'>(say('@김소연 하나'));
    leave(phone);
    await hong.get<'say'>(say('@김소연 둘'));
    expect(await called()).toEqual([]);
    await kim.get<'away'>({ do: 'away', attended: false, text: '자리 비움' });
    await hong.get<'say'>(say('@김소연 셋'));
    expect(await texts()).toEqual(['@김소연 셋']);
    expect(services.sent[0]?.to).toMatchObject({ endpoint: 'https://push.example/phone' });
  });

  test('once the grace time is over, for the last that was said in it', async () => {
    await kim.get<'push'>(set());
    kim.session.lost();
    for (const text of ['@김소연 하나', '@김소연 둘']) await hong.get<'say'>(say(text));
    expect(await texts()).toEqual([]);
    clock.advance(10_000);
    expect(await texts()).toEqual(['@김소연 둘']);
  });

  test('not where he comes back within it', async () => {
    await kim.get<'push'>(set());
    kim.session.lost();
    await hong.get<'say'>(say('@김소연'));
    await called();
    await someone(hub, '', { token: kim.token });
    clock.advance(10_000);
    expect(await called()).toEqual([]);
  });

  test('for what was told to a telephone that heard nothing any more', async () => {
    await kim.get<'push'>(set());
    await hong.get<'say'>(say('@김소연 들었다'));
    await called();
    clock.advance(60_000);
    await hong.get<'say'>(say('@김소연 못 들었다'));
    await hong.get<'say'>(say('그냥 하는 말'));
    await called();
    clock.advance(45_000);
    kim.session.lost(45_000);
    expect(await texts()).toEqual(['@김소연 못 들었다']);
  });
});

async function login() {
  const visitor = await someone(hub, '지나가는');
  return visitor.get<'login'>({ do: 'login', nickname: '김소연', password: PASSWORD });
}

describe('[S21] nobody is called', () => {
  beforeEach(async () => void (await kim.get<'push'>(set({ words: ['회의'] }))));

  /** Something that would call him, and then something that does: when that is there, the other would be. */
  async function callsNot(text = '@김소연 회의', by = hong, room = ROOM): Promise<void> {
    await by.get<'say'>(say(text, room));
    expect(await called()).toEqual([]);
  }

  test('who is there', () => callsNot());

  test('for what he says himself, elsewhere', async () => {
    leave(kim);
    const other = await someone(hub, '', { token: (await login()).token });
    await other.get<'away'>({ do: 'away', text: '점심' });
    await callsNot('@김소연', other);
  });

  test('who is not to be disturbed, or left as such, until then or until he comes', async () => {
    await kim.get<'away'>({ do: 'away', busy: true, text: '' });
    await callsNot();
    leave(kim);
    await callsNot();
    await hub.stop();
    hub = await open();
    hong = await someone(hub, '홍길동');
    await callsNot();
    const back = await someone(hub, '', { token: kim.token });
    leave(back);
    await hong.get<'say'>(say('@김소연 이제'));
    expect(await texts()).toEqual(['@김소연 이제']);
  });

  test('who left as not to be disturbed for an hour, before that is over', async () => {
    await kim.get<'away'>({ do: 'away', busy: true, seconds: 3_600 });
    leave(kim);
    await callsNot();
    clock.advance(3_600_000);
    await hong.get<'say'>(say('@김소연 이제'));
    expect(await texts()).toEqual(['@김소연 이제']);
  });

  test('in the quiet hours of the browser, as the clocks stand where it is', async () => {
    // It is nine in the morning in UTC.
    const quiet = (zone: string) => ({ quiet: { from: '17:30', to: '19:00', zone } });
    await kim.get<'push'>(set(quiet('Asia/Seoul')));
    await kim.get<'push'>(set({ ...quiet('UTC'), endpoint: 'https://push.example/other' }));
    leave(kim);
    await hong.get<'say'>(say('@김소연'));
    await called();
    expect(services.sent.map(({ to }) => to.endpoint)).toEqual(['https://push.example/other']);
  });

  test('in a room whose level is none, but for whispers', async () => {
    await kim.get<'level'>({ do: 'level', room: ROOM, level: 'none' });
    leave(kim);
    await callsNot();
    await hong.get<'whisper'>({ do: 'whisper', to: '김소연', text: '쉿' });
    expect(await texts()).toEqual(['쉿']);
  });

  test('in a room in which only calls count, but by his name', async () => {
    await kim.get<'level'>({ do: 'level', room: ROOM, level: 'mentions' });
    leave(kim);
    await callsNot('그냥 하는 말');
    await hong.get<'say'>(say('@김소연'));
    expect(await texts()).toEqual(['@김소연']);
  });

  test('by somebody with whom there is a block', async () => {
    await kim.get<'block'>({ do: 'block', nickname: '홍길동' });
    leave(kim);
    await callsNot();
  });

  test('who left the room himself', async () => {
    await kim.get<'leave'>({ do: 'leave', room: ROOM });
    leave(kim);
    await callsNot();
  });

  test.each(['kick', 'ban'] as const)('who was put out by a %s, also when he might come in again', async (put) => {
    const owner = await someone(hub, '방장', { owner: 'the-owner-secret' });
    await owner.ask({ do: put, room: ROOM, nickname: '김소연' });
    leave(kim);
    await callsNot();
    await owner.ask({ do: 'unban', room: ROOM, nickname: '김소연' });
    await callsNot();
  });

  test('who is out of the server, also by a whisper that waits', async () => {
    const owner = await someone(hub, '방장', { owner: 'the-owner-secret' });
    leave(kim);
    await owner.get<'server-ban'>({ do: 'server-ban', nickname: '김소연' });
    await callsNot();
    await hong.ask({ do: 'whisper', to: '김소연', text: '쉿' });
    expect(await called()).toEqual([]);
  });

  test('in a room that was deleted, and is there again', async () => {
    const owner = await someone(hub, '방장', { owner: 'the-owner-secret', rooms: ['#부엌'] });
    await kim.get<'join'>({ do: 'join', room: '#부엌' });
    leave(kim);
    await owner.get<'delete-room'>({ do: 'delete-room', room: '#부엌', name: '#부엌' });
    await owner.get<'join'>({ do: 'join', room: '#부엌' });
    await callsNot('@김소연', owner, '#부엌');
  });

  test('in a room that became private while he was not here, and in which he has no place', async () => {
    const owner = await someone(hub, '방장', { owner: 'the-owner-secret' });
    leave(kim);
    await owner.get<'set-room'>({ do: 'set-room', room: ROOM, private: true });
    await callsNot();
  });

  test('where push is switched off', async () => {
    leave(kim);
    await hub.change({ push: false });
    await callsNot();
    const other = await member('박민수');
    expect(await other.get<'push'>({ do: 'push' })).toEqual({ devices: 0 });
    expect(await other.code(set())).toBe('not_allowed');
  });
});

describe('[S20] a browser calls no more', () => {
  beforeEach(async () => void (await kim.get<'push'>(set())));

  async function isSilent(): Promise<void> {
    await hong.get<'say'>(say('@김소연'));
    expect(await called()).toEqual([]);
  }

  test('once it is told so', async () => {
    expect(await kim.get<'push'>({ do: 'push', endpoint: BROWSER.endpoint, off: true })).toMatchObject({ devices: 0 });
    expect(await kim.code({ do: 'push', endpoint: BROWSER.endpoint, off: true })).toBe('no_change');
    leave(kim);
    await isSilent();
  });

  test('once its login has ended, by whatever way', async () => {
    const phone = await someone(hub, '', { token: (await login()).token });
    await phone.get<'logout'>({ do: 'logout', others: true });
    await turns();
    expect(await given.openStore().then(({ notes }) => notes.under('push '))).toEqual([]);
    leave(phone);
    await isSilent();
  });

  test('where its login ended and that did not come to its ears', async () => {
    const { people } = hub.store;
    const all = await people.logins(kim.id);
    leave(kim);
    await people.endLogins(all.map(({ digest }) => digest));
    await isSilent();
    expect(hub.pushing.subscriptions.none).toBe(true);
  });

  test('once its person is forgotten, and nothing of it is left', async () => {
    await kim.get<'forget'>({ do: 'forget', nickname: '김소연', password: PASSWORD });
    await turns();
    await isSilent();
    expect(await given.openStore().then(({ notes }) => notes.under('push '))).toEqual([]);
  });

  test('once its push service does not know it any more', async () => {
    services.answer = { is: 'gone' };
    leave(kim);
    await hong.get<'say'>(say('@김소연 하나'));
    expect(await called()).toHaveLength(1);
    expect(hub.pushing.subscriptions.none).toBe(true);
  });

  test('for one person, once it is another’s: who has its keys, and nobody who only knows its address', async () => {
    const park = await member('박민수');
    expect(await park.code(set({ auth: 'another secret' }))).toBe('not_yours');
    expect(await park.get<'push'>(set())).toMatchObject({ devices: 1 });
    for (const who of [kim, park]) leave(who);
    await hong.get<'say'>(say('@김소연'));
    await hong.get<'say'>(say('@박민수'));
    expect(await texts()).toEqual(['@박민수']);
  });

  test('where ten others were set up since', async () => {
    for (let nth = 1; nth <= PUSH.devices; nth += 1) {
      const { devices } = await kim.get<'push'>(set({ endpoint: `https://push.example/${nth}` }));
      expect(devices).toBe(Math.min(nth + 1, PUSH.devices));
    }
    leave(kim);
    await hong.get<'say'>(say('@김소연'));
    await called();
    expect(services.sent).toHaveLength(PUSH.devices);
    expect(services.sent.map(({ to }) => to.endpoint)).not.toContain(BROWSER.endpoint);
  });
});

describe('[S20] whose browsers call', () => {
  test('are of people with an account; guests and bots have none', async () => {
    expect(await hong.ask(set())).toMatchObject({ refusal: { code: 'not_allowed', needs: 'member' } });
    const owner = await someone(hub, '방장', { owner: 'the-owner-secret' });
    const { token } = await owner.get<'add-bot'>({ do: 'add-bot', nickname: '알림이' });
    expect(await (await someone(hub, '', { token })).code(set())).toBe('not_allowed');
    expect(await kim.get<'push'>({ do: 'push' })).toEqual({ key: 'the-key', devices: 0 });
  });

  test('are at an address that is one, in a time zone that is one, and within bounds', async () => {
    services.isGood = () => false;
    expect(await kim.code(set())).toBe('bad_request');
    services.isGood = () => true;
    const wrong: object[] = [
      { quiet: { from: '22:00', to: '08:00', zone: 'Mars/Olympus' } },
      { quiet: { from: '24:00', to: '08:00', zone: 'UTC' } },
      { words: Array.from({ length: 21 }, () => '말') },
      { words: ['가'.repeat(65)] },
      { endpoint: `https://push.example/${'a'.repeat(1_000)}` },
    ];
    for (const more of wrong) expect([more, await kim.code(set(more))]).toEqual([more, 'bad_request']);
    expect(hub.pushing.subscriptions.none).toBe(true);
  });

  test('are told nothing of what was said, where they are discreet', async () => {
    await kim.get<'push'>(set({ discreet: true }));
    leave(kim);
    await hong.get<'whisper'>({ do: 'whisper', to: '김소연', text: '쉿' });
    expect(await called()).toEqual([{ language: 'ko' }]);
  });

  test('are told as much as a device shows, and never more than fits', async () => {
    await kim.get<'push'>(set());
    leave(kim);
    await hong.get<'whisper'>({ do: 'whisper', to: '김소연', text: '👩‍👩‍👧‍👦'.repeat(300) });
    expect([...String((await texts())[0])]).toHaveLength(160);
    expect(Buffer.byteLength(services.sent[0]?.text ?? '')).toBeLessThan(2_048);
  });
});

describe('[S22] of many calls', () => {
  beforeEach(async () => {
    await kim.get<'push'>(set());
    leave(kim);
  });

  test('about one log the first is sent, and after ten seconds the last', async () => {
    for (const nth of [1, 2, 3]) await hong.get<'say'>(say(`@김소연 ${nth}`));
    await hong.get<'whisper'>({ do: 'whisper', to: '김소연', text: '쉿' });
    expect(await texts()).toEqual(['@김소연 1', '쉿']);
    clock.advance(10_000);
    expect(await texts()).toEqual(['@김소연 1', '쉿', '@김소연 3']);
    clock.advance(60_000);
    expect(await texts()).toHaveLength(3);
  });

  test('none is sent of what was deleted, or read, before', async () => {
    await hong.get<'say'>(say('@김소연 1'));
    const two = await hong.get<'say'>(say('@김소연 2'));
    expect(await texts()).toEqual(['@김소연 1']);
    await hong.get<'delete'>({ do: 'delete', id: two.id });
    clock.advance(10_000);
    await hong.get<'say'>(say('@김소연 3'));
    await called();
    clock.advance(10_000);
    await hong.get<'say'>(say('@김소연 4'));
    await called();
    await someone(hub, '', { token: kim.token });
    clock.advance(10_000);
    expect(await texts()).toEqual(['@김소연 1', '@김소연 3']);
  });

  test('none is sent of a whisper that was deleted before', async () => {
    const whisper = (text: string) => hong.get<'whisper'>({ do: 'whisper', to: '김소연', text });
    await whisper('하나');
    expect(await texts()).toEqual(['하나']);
    const { id } = await whisper('둘');
    await hong.get<'delete'>({ do: 'delete', id });
    await called();
    clock.advance(10_000);
    expect(await texts()).toEqual(['하나']);
  });

  test('what does not get through is tried three times more, later where the service says so', async () => {
    services.answer = { is: 'later', ms: 30_000 };
    await hong.get<'say'>(say('@김소연'));
    for (const [ms, tries] of [
      [29_999, 1],
      [1, 2],
      [60_000, 3],
      [300_000, 4],
      [900_000, 4],
    ] as const) {
      expect(await called()).toHaveLength(services.sent.length);
      clock.advance(ms);
      await called();
      expect([ms, services.sent.length]).toEqual([ms, tries]);
    }
  });

  test('they are paced for one person, over all logs', async () => {
    await hub.stop();
    hub = await open({ limits: true });
    for (let nth = 1; nth <= 25; nth += 1) {
      const one = await someone(hub, `손님${nth}`);
      await one.get<'whisper'>({ do: 'whisper', to: '김소연', text: '쉿' });
    }
    expect(await texts()).toHaveLength(PUSH_PACE.burst);
  });

  test('nobody waits for a push service that does not answer, and none is sent when the server stops', async () => {
    services.send = () => new Promise(() => {});
    await hong.get<'say'>(say('@김소연'));
    await called();
    expect(await hong.code(say('그다음'))).toBe('ok');
    await hub.stop();
  });
});
