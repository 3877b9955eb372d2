import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Sender } from '../files/sender.ts';
import { type House, openHouse, usual } from '../plays/house.ts';
import type { Voice } from '../plays/voices/voice.ts';
import { websocket } from '../plays/voices/websocket.ts';
import { Road } from './road.ts';
import { computer, Talker } from './talker.ts';

const ROOM = '#광장';

let home: string;
let house: House;
let talkers: Talker[];
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'sokdak-talk-'));
  house = await openHouse(usual());
  talkers = [];
});
afterEach(async () => {
  await Promise.all(talkers.map((talker) => talker.kill()));
  await house.stop();
  rmSync(home, { recursive: true, force: true });
});

function talk(args: readonly string[], env = computer(home)): Talker {
  const talker = new Talker(args, env);
  talkers.push(talker);
  return talker;
}

/** Comes in as that person and is there. */
async function arrived(nickname: string, ...more: readonly string[]): Promise<Talker> {
  const talker = talk([house.url, '--json', '--nickname', nickname, ...more]);
  await talker.hearUntil('"ready"');
  return talker;
}

async function guest(nickname: string, more: object = {}): Promise<Voice> {
  const voice = await websocket.come(house, null);
  await voice.ask({ do: 'hello', nickname, ...more });
  return voice;
}

/** All that is kept in the room. */
async function kept(): Promise<readonly string[]> {
  const voice = await guest('기록');
  const joined = await voice.ask({ do: 'join', room: ROOM });
  voice.lose();
  if (!joined.ok) throw new Error(joined.code);
  return (joined.answer.entries ?? []).flatMap((entry) => (entry.on === 'said' ? [entry.text] : []));
}

describe('sokdak talk --plain', () => {
  test('[F8] a file is a line below the text, with its name, its size and where it is to be had; in JSON too', async () => {
    const sender = await new Sender(house).hello('소연');
    const json = await arrived('길동');
    const plain = talk([house.url, '--plain', '--nickname', '철수']);
    plain.say('왔어요');
    await plain.hearUntil('왔어요');
    await sender.sayWith([await sender.file('가나다', { name: '회의록.txt' })], { text: '보세요' });
    await sender.say('다음');
    const [said, next] = (await json.hearUntil('다음')).slice(-2).map((line) => JSON.parse(line));
    expect(said.files).toMatchObject([{ name: '회의록.txt', type: 'application/octet-stream', size: 9 }]);
    expect(await (await fetch(said.files[0].url)).text()).toBe('가나다');
    expect(next).toMatchObject({ on: 'said', text: '다음' });
    const [, file = ''] = (await plain.hearUntil('다음')).slice(-3);
    expect(file).toMatch(/^\t\[파일\] 회의록\.txt \(9 B\) http:\/\/127/);
    expect(await (await fetch(file.split(' ').at(-1) ?? '')).text()).toBe('가나다');
  });

  test('[R6] [L1] says each line in its order, writes what is said, and ends when all is acknowledged', async () => {
    const lines = Array.from({ length: 50 }, (_, n) => `${n}번째 말`);
    const gildong = talk([house.url, '--plain', '--nickname', '길동']);
    const { lines: written, complaints, code } = await gildong.end(...lines);
    expect(complaints).toBe('');
    expect(code).toBe(0);
    expect(await kept()).toEqual(lines);
    expect(written).toEqual(lines.map((line) => `18:00 길동: ${line}`));
  });

  test('[A8] [A2] logs in by a login link or a password, and /login-link makes another device oneself', async () => {
    const page = await guest('길동');
    await page.ask({ do: 'claim', password: '동에 번쩍 서에 번쩍' });
    const made = await page.ask({ do: 'login-link' });
    const secret = made.ok ? (made.answer.secret ?? '') : '';
    const byLink = talk([`${house.url}/l/${secret}`, '--json']);
    expect(JSON.parse((await byLink.hear()) ?? '')).toMatchObject({ on: 'ready', you: '길동' });
    byLink.say('/login-link');
    const [link = ''] = (await byLink.hearUntil('login-link')).slice(-1);
    const { url, password, nickname } = JSON.parse(link);
    expect({ url, nickname }).toEqual({ url: `${house.url}/l/${password}`, nickname: '길동' });
    const used = await talk([`${house.url}/l/${secret}`, '--plain'], computer(join(home, 'elsewhere'))).end();
    expect(used).toMatchObject({ code: 1, complaints: expect.stringContaining('이미 쓰였거나') });
    for (const proof of [password, '동에 번쩍 서에 번쩍']) {
      const there = talk([house.url, '--json', '--nickname', '길동'], {
        ...computer(join(home, `${proof.length}`)),
        SOKDAK_LOGIN: proof,
      });
      expect(JSON.parse((await there.hear()) ?? '')).toMatchObject({ on: 'ready', you: '길동' });
    }
    const wrong = await talk([house.url, '--plain', '--nickname', '길동', '--login', '열려라 참깨']).end();
    expect(wrong).toMatchObject({ code: 1, complaints: '닉네임이나 비밀번호가 맞지 않습니다.\n' });
    const { complaints, code } = await byLink.end('다시 왔다');
    expect([complaints, code]).toEqual(['', 0]);
  });

  test('[R2] [W1] [R7] hears what others say and do, in the words of its language', async () => {
    const gildong = await arrived('길동');
    const plain = talk([house.url, '--plain', '--nickname', '소연'], computer(home, 'en'));
    plain.say('왔다');
    await plain.hearUntil('왔다');
    house.clock.advance(60_000);
    const heard: string[] = [];
    for (const line of ['안녕?', '/w 소연 길동이다', '"둘\\n셋"', '/me 웃는다', '/nick 홍길동']) {
      gildong.say(line);
      heard.push((await plain.hear()) ?? '');
      if (line.includes('\\n')) heard.push((await plain.hear()) ?? '');
      house.clock.advance(60_000);
    }
    await gildong.end();
    house.clock.advance(60_000);
    heard.push(...(await plain.hearUntil('left')));
    expect(heard).toEqual([
      '18:01 길동: 안녕?',
      '18:02 (whisper) 길동: 길동이다',
      '18:03 길동: 둘',
      '\t셋',
      '18:04 * 길동 웃는다',
      expect.stringMatching(/^\d\d:\d\d \* 길동 is now 홍길동\.$/),
      expect.stringMatching(/^\d\d:\d\d \* 홍길동 left\.$/),
    ]);
  });

  test('[E2] [E4] an answer bears what it answers, and a reaction is a line of its own', async () => {
    const gildong = await guest('길동');
    const soyeon = await arrived('소연');
    const asked = await gildong.ask({ do: 'say', room: ROOM, text: '점심?' });
    const id = asked.ok ? (asked.answer.id ?? '') : '';
    await gildong.ask({ do: 'say', room: ROOM, text: '국밥', replyTo: id });
    await gildong.ask({ do: 'react', id, emoji: '👍', on: true });
    const news = (await soyeon.hearUntil('"reacted"')).map((line): Record<string, unknown> => JSON.parse(line));
    expect(news.filter(({ on }) => on === 'said' || on === 'reacted')).toMatchObject([
      { text: '점심?', replyTo: null },
      { text: '국밥', replyTo: id },
      { on: 'reacted', by: '길동', emoji: '👍', id, text: '점심?' },
    ]);
  });

  test('[H1] [H2] [H3] /search writes what was found, the oldest first, and says why nothing could be looked for', async () => {
    const [gildong, chulsu] = [await guest('길동'), await guest('철수')];
    await gildong.ask({ do: 'say', room: ROOM, text: '점심 국밥' });
    await gildong.ask({ do: 'whisper', to: '철수', text: '몰래 국밥' });
    await chulsu.ask({ do: 'say', room: ROOM, text: '국밥 좋아' });
    const soyeon = talk([house.url, '--plain', '--nickname', '소연']);
    const { lines, complaints, code } = await soyeon.end(
      '/search 국밥',
      '/찾기 떡볶이',
      '/search 국밥 누가:철수',
      '/search ?',
    );
    expect(lines).toEqual([
      '2026-03-01 18:00 #광장 길동: 점심 국밥',
      '2026-03-01 18:00 #광장 철수: 국밥 좋아',
      '찾는 말이 든 메시지가 없습니다.',
      '2026-03-01 18:00 #광장 철수: 국밥 좋아',
    ]);
    expect([complaints.trim(), code]).toEqual(['찾을 낱말을 적어 주세요. 글자나 숫자가 하나는 있어야 합니다.', 1]);
    const json = await arrived('민수');
    const found = JSON.parse((await json.end('/search 점심')).lines.at(-1) ?? '');
    expect(found).toMatchObject({ on: 'found', hits: [{ room: ROOM, by: '길동', text: '점심 국밥' }], more: false });
  });

  test('[D5] [D7] /invite-link writes an address, by which one comes in and is in its room; /uninvite revokes it', async () => {
    const gildong = talk([house.url, '--json', '--nickname', '길동', '--room', '부엌']);
    const { lines } = await gildong.end('/invite-link 2 1h', '/초대목록');
    const [made, listed] = lines.slice(1).map((line) => JSON.parse(line));
    expect(made).toMatchObject({ on: 'invites', invites: [{ room: '#부엌', uses: 2, used: 0, by: '길동' }] });
    expect(listed).toEqual(made);
    const [{ url, id }] = made.invites;
    const guest = talk([url, '--json', '--nickname', '철수'], {
      ...computer(home),
      XDG_CONFIG_HOME: join(home, 'other'),
    });
    expect(JSON.parse((await guest.end()).lines[0] ?? '')).toMatchObject({ on: 'ready', room: '#부엌' });
    const plain = talk([house.url, '--plain', '--nickname', '길동', '--room', '부엌']);
    const { lines: left, complaints } = await plain.end('/invites', `/uninvite ${id}`, '/uninvite 없음');
    expect(left).toEqual([`${id} 2명 가운데 1명, 2026-03-01 19:00까지 ${url}`, '초대 링크가 없습니다.']);
    expect(complaints).toContain('초대 링크가 없거나');
  });

  test('[W11] [T7] [M19] /directs, /filters and /pins list what there is, and say where there is nothing', async () => {
    const [gildong, chulsu] = [await guest('길동'), await guest('철수')];
    const first = await talk([house.url, '--plain', '--nickname', '소연'], computer(home, 'en')).end(
      '/directs',
      '/pins',
      '/filters',
    );
    expect(first.lines).toEqual(['You have not whispered with anybody yet.', 'Nothing is pinned in this room.']);
    expect([first.complaints.trim(), first.code]).toEqual([expect.stringMatching(/owner/), 1]);
    const soyeon = await arrived('소연');
    await gildong.ask({ do: 'whisper', to: '소연', text: '몰래' });
    await chulsu.ask({ do: 'whisper', to: '소연', text: '하나' });
    await chulsu.ask({ do: 'whisper', to: '소연', text: '둘' });
    await chulsu.ask({ do: 'away', text: '점심' });
    const owner = await guest('방장', { owner: house.hub.settings.ownerSecret });
    const said = await owner.ask({ do: 'say', room: ROOM, text: '일곱 시\n역 앞' });
    await owner.ask({ do: 'pin', id: said.ok ? (said.answer.id ?? '') : '' });
    soyeon.say('/directs', '/고정목록');
    const heard = await soyeon.hearUntil('"on":"pins"');
    const [directs, pins] = heard.slice(-2).map((line) => JSON.parse(line));
    expect(directs).toMatchObject({
      on: 'directs',
      directs: [
        { with: '철수', is: 'away', unread: 2 },
        { with: '길동', is: 'here', unread: 1 },
      ],
      count: 2,
    });
    expect(pins).toMatchObject({ on: 'pins', pins: [{ by: '방장', text: '일곱 시\n역 앞' }] });
    expect((await soyeon.end()).code).toBe(0);
    const plain = await talk([house.url, '--plain', '--nickname', '소연']).end('/대화목록', '/pins');
    expect(plain.lines.slice(-3)).toEqual([
      '2026-03-01 18:00 철수 (자리 비움: 점심) 안 읽은 귓속말 2개',
      '2026-03-01 18:00 길동 (여기 있음) 안 읽은 귓속말 1개',
      '2026-03-01 18:00 방장: 일곱 시 역 앞',
    ]);
  });

  test('[T5] [G3] what is refused is told on standard error; the rest is said, and the exit code is 1', async () => {
    const gildong = talk([house.url, '--plain', '--nickname', '길동'], computer(home, 'en'));
    const { complaints, code } = await gildong.end('하나', '/w 없는이 쉿', '/없는명령', '가'.repeat(4_001), '', '둘');
    expect(complaints.trim().split('\n')).toEqual([
      'Nobody called “없는이” is here now.',
      'There is no command “/없는명령”. /help lists them.',
      'That is too long. Up to 4,000 characters can be sent.',
    ]);
    expect(code).toBe(1);
    expect(await kept()).toEqual(['하나', '둘']);
  });

  test('[S2] [S7] at the door: a nickname that is taken, no invite key, the key by flag, by variable and by link', async () => {
    await house.stop();
    house = await openHouse(usual({ settings: { key: { secret: 'the-key', from: 'everyone' } } }));
    const at = (url: string, more: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
      talk([url, '--plain', '--nickname', '길동', ...more], { ...computer(home, 'en'), ...env }).end('왔다');
    expect(await at(house.url)).toMatchObject({ code: 1, complaints: expect.stringContaining('invite key') });
    expect(await at(`${house.url}/i/the-key`)).toMatchObject({ code: 0, lines: ['18:00 길동: 왔다'] });
    const elsewhere = mkdtempSync(join(home, 'elsewhere-'));
    const taken = await at(house.url, ['--key', 'the-key'], { XDG_CONFIG_HOME: elsewhere });
    expect(taken).toMatchObject({ code: 1, complaints: expect.stringContaining('taken') });
    const byVariable = { XDG_CONFIG_HOME: elsewhere, SOKDAK_KEY: 'the-key', SOKDAK_NICKNAME: '소연' };
    expect(await talk([house.url, '--plain'], { ...computer(home), ...byVariable }).end()).toMatchObject({ code: 0 });
  });

  test('[S3] one comes back as oneself, with a token that only oneself can read', async () => {
    const ids = async (...args: readonly string[]) => {
      const { lines } = await talk([house.url, '--json', ...args]).end('나');
      return lines.map((line) => JSON.parse(line)).filter(({ on }) => on === 'said');
    };
    expect(await ids('--nickname', '길동')).toMatchObject([{ by: '길동', mine: true }]);
    expect(await ids('--history')).toMatchObject([{ mine: true }, { by: '길동', mine: true }]);
    expect(await ids('--history', '--nickname', '소연')).toMatchObject([
      { mine: false },
      { mine: false },
      { by: '소연' },
    ]);
    const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).map((file) => statSync(join(home, file)));
    expect(files.filter((file) => file.isFile()).map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
  });

  test('[S11] what a stopped talk had not delivered is sent by the next one, once', async () => {
    const road = await Road.to(house.url);
    const gildong = talk([road.url, '--json', '--nickname', '길동']);
    await gildong.hearUntil('"ready"');
    gildong.say('하나');
    await gildong.hearUntil('하나');
    road.block();
    gildong.say('둘');
    await unsent();
    expect(await gildong.kill('SIGTERM')).toBe(1);
    expect(await gildong.complaints).toContain('1개');
    road.open(house.url);
    expect(await talk([road.url, '--plain', '--nickname', '길동']).end('셋')).toMatchObject({ code: 0 });
    expect(await kept()).toEqual(['하나', '둘', '셋']);
    await road.remove();
  });

  test('[S11] what several stopped talks had not delivered is sent by one, each once', async () => {
    const road = await Road.to(house.url);
    for (const text of ['하나', '둘', '셋']) {
      const gildong = talk([road.url, '--json', '--nickname', '길동']);
      await gildong.hearUntil('"ready"');
      road.block();
      gildong.say(text);
      await unsent();
      await gildong.kill('SIGKILL');
      // What lies there is not to be taken by the next of them.
      hide(text);
      road.open(house.url);
    }
    showHidden();
    expect(await talk([road.url, '--plain', '--nickname', '길동']).end('넷')).toMatchObject({ code: 0 });
    const [all, last] = [await kept(), '넷'];
    expect([all.toSorted(), all.at(-1)]).toEqual([['하나', '둘', '셋', last].toSorted(), last]);
    await road.remove();
  });

  test('[S5] a server that was away for a moment is waited for', async () => {
    const road = await Road.to(house.url);
    const gildong = talk([road.url, '--json', '--nickname', '길동']);
    await gildong.hearUntil('"ready"');
    road.block();
    gildong.say('하나');
    await unsent();
    road.open(house.url);
    expect(await gildong.end('/nick 홍길동', '둘')).toMatchObject({ code: 0 });
    expect(await kept()).toEqual(['하나', '둘']);
    await road.remove();
  });

  test('a server that does not come back, or was never there', async () => {
    const road = await Road.to(house.url);
    const gildong = talk([road.url, '--json', '--nickname', '길동', '--wait', '0']);
    await gildong.hearUntil('"ready"');
    road.block();
    expect(await gildong.end('하나')).toMatchObject({ code: 1, complaints: expect.stringContaining('돌아오지') });
    const { url } = road;
    await road.remove();
    const nobody = talk([url, '--plain', '--nickname', '길동'], computer(home, 'en'));
    expect(await nobody.end('하나')).toMatchObject({ code: 1, complaints: `${url} can’t be reached.\n` });
  });

  test('[M2] who is put out is told why, and it ends', async () => {
    const owner = await websocket.come(house, null);
    await owner.ask({ do: 'hello', nickname: '방장', owner: 'the-owner-secret' });
    const gildong = await arrived('길동');
    await owner.ask({ do: 'kick', room: ROOM, nickname: '길동', reason: '도배' });
    expect(await gildong.ended).toBe(1);
    expect(await gildong.complaints).toBe('방장님이 나를 내보냈습니다. 이유: 도배\n');
  });

  test('[R20] [R23] that a room is to end is a line; who is in one that is deleted is told by whom and why, and it ends', async () => {
    const owner = await websocket.come(house, null);
    await owner.ask({ do: 'hello', nickname: '방장', owner: 'the-owner-secret' });
    const gildong = await arrived('길동');
    await owner.ask({ do: 'set-room', room: ROOM, endsIn: 7_200 });
    expect(JSON.parse((await gildong.hear()) ?? '')).toMatchObject({
      on: 'room-changed',
      by: '방장',
      ends: expect.any(Number),
    });
    await owner.ask({ do: 'delete-room', room: ROOM, name: ROOM, reason: '이사' });
    expect(await gildong.ended).toBe(1);
    expect(await gildong.complaints).toBe(`방장님이 ${ROOM} 방을 지웠습니다. 이유: 이사\n`);
  });

  test('a reader that has had enough ends it, and that is no failure', async () => {
    const gildong = await arrived('길동');
    gildong.child.stdout.destroy();
    gildong.say('하나', '둘');
    expect(await gildong.ended).toBe(0);
  });

  test.each([
    [['--plain'], 'A nickname is needed'],
    [[], 'This is no terminal'],
    [['--plain', '--bogus'], "'--bogus' means nothing here"],
    [['--plain', '--nickname'], '--nickname needs a value'],
    [['--plain=yes'], '--plain takes no value'],
    [['a', 'b', '--plain'], 'one address'],
    [['ftp://a', '--plain'], 'no address'],
    [['--plain', '--room', 'a b'], 'name of a room'],
    [['--plain', '--wait', 'long'], 'seconds'],
  ])('wrong usage is one sentence and exit code 2: %j', async (args, sentence) => {
    const { complaints, code } = await talk(args, computer(home, 'en')).end();
    expect(code).toBe(2);
    expect(complaints.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
  });
});

/** Files of unsent letters, wherever in the home. */
function filesLike(pattern: RegExp): readonly string[] {
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((file) => pattern.test(file));
  return files.map((file) => join(home, file));
}

function hide(mark: string): void {
  for (const file of filesLike(/unsent-[\d-]+\.json$/)) renameSync(file, `${file}.${mark}`);
}

function showHidden(): void {
  for (const file of filesLike(/unsent-.*\.json\..+$/)) renameSync(file, file.replace(/\.[^.]+$/, ''));
}

/** Resolves when a letter that is not sent lies in its file. */
async function unsent(): Promise<void> {
  const lies = () => filesLike(/unsent-\d+\.json$/).some((file) => readFileSync(file, 'utf8').includes('outbox'));
  // A recursive watch of Node 20 begins some time after it was asked for, and misses what is before that.
  await vi.waitFor(() => expect(lies()).toBe(true), { interval: 20, timeout: 15_000 });
}
