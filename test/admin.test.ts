import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** `sokdak admin` on the built bundle, against a server that really runs. */
const SOKDAK = fileURLToPath(new URL('../bin/sokdak.js', import.meta.url));
const JSON_TYPE = { 'content-type': 'application/json' };

let cwd: string;
let server: ChildProcess;
let url: string;

function start(args: readonly string[]): ChildProcess {
  const env = { PATH: process.env.PATH, LANG: 'en_US.UTF-8' };
  return spawn(process.execPath, [SOKDAK, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function serve(): Promise<void> {
  server = start(['--port', '0', '--irc-port', 'off', '--json', '--log-level', 'silent']);
  const { value } = await createInterface(server.stdout!)[Symbol.asyncIterator]().next();
  url = JSON.parse(value).url;
}

async function stopped(signal: NodeJS.Signals): Promise<void> {
  const gone = once(server, 'close');
  server.kill(signal);
  await gone;
}

const admin = (...words: readonly string[]) => said(start(['admin', ...words]));

async function said(child: ChildProcess) {
  const [out, err, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')]);
  return { out, err, code: code as number };
}

async function answer(...words: readonly string[]) {
  return JSON.parse((await admin(...words, '--json')).out);
}

const post = async (path: string, body: object, token?: string) => {
  const headers = { ...JSON_TYPE, ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
};

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'sokdak-admin-'));
  await serve();
});
afterAll(async () => {
  await stopped('SIGKILL');
  rmSync(cwd, { recursive: true, force: true });
});

describe('sokdak admin', { timeout: 90_000 }, () => {
  test('[O7] the secret is for nobody else to read, and nothing is done without it', async () => {
    const file = join(cwd, 'data', 'admin.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain(url);
    expect(await post('/operate/people', {})).toMatchObject({ ok: false, error: { code: 'wrong_token' } });
    expect(await post('/operate/people', {}, 'guessed')).toMatchObject({ error: { code: 'wrong_token' } });
    const { secret } = JSON.parse(readFileSync(file, 'utf8'));
    expect(await post('/operate/say', { room: '광장', text: '안녕' }, secret)).toMatchObject({
      error: { code: 'unknown_command' },
    });
  });

  test('[O2] [O3] people are found and logged out; a session by its id', async () => {
    const { token } = await post('/api/hello', { nickname: '홍길동' });
    expect((await admin('people', '아무개')).out).toMatch(/^Nobody is found: .+\n$/);
    expect((await admin('people', '아무개', '--language', 'ko')).out).toMatch(/^찾는 사람이 없습니다\. .+\n$/);
    expect((await admin('people', '길동')).out).toMatch(/^홍길동 +http +since \d{4}-/);
    const { people } = await answer('sessions', '홍길동');
    expect(await admin('end', people[0].sessions[0].id)).toEqual({ out: 'Done.\n', err: '', code: 0 });
    expect(await post('/api/do/rooms', {}, token)).toMatchObject({ error: { code: 'wrong_token' } });
    expect((await admin('acts')).out).toMatch(/ server +end +홍길동/);
    const again = await post('/api/hello', { nickname: '김소연' });
    expect((await admin('end', '김소연')).code).toBe(0);
    expect(await post('/api/do/rooms', {}, again.token)).toMatchObject({ error: { code: 'wrong_token' } });
  });

  test('[M14] [M18] a ban has its end and its reason, stands in the list and in the acts, and is lifted', async () => {
    expect((await admin('ban', '203.0.113.0/24', '--for', '2h', '--reason', '광고 도배')).code).toBe(0);
    expect((await admin('bans')).out).toMatch(/^banned +203\.0\.113\.0\/24 +until .* 광고 도배\n$/);
    expect((await admin('unban', '203.0.113.0/24')).code).toBe(0);
    expect((await admin('bans')).out).toBe('There is nothing.\n');
    expect((await answer('acts')).acts.slice(0, 2)).toMatchObject([
      { on: 'server-unbanned' },
      { on: 'server-banned', by: { nickname: 'server' } },
    ]);
  });

  test('[M19] the filter of the server is set on trial, stands in the list and in the acts, and is taken away', async () => {
    expect((await admin('set-filter', 'log', 'whole', '바보')).code).toBe(0);
    expect((await admin('filter')).out).toBe('only log  the word “바보”\n');
    const { token } = await post('/api/hello', { nickname: '이몽룡' });
    await post('/api/rooms/광장/messages', { text: '바보야' }, token);
    expect((await admin('acts')).out).toMatch(/ 이몽룡 +filter-hit +바보 +#광장/);
    expect((await admin('set-filter', 'none', 'word', '바보')).code).toBe(0);
    expect((await admin('filter')).out).toBe('There is nothing.\n');
    expect((await admin('set-filter', 'forbid', 'word', '바보')).code).toBe(2);
  });

  test('[R24] [O7] a room is taken home as a file, whole and in the language of whoever asks; nothing is overwritten', async () => {
    const { token } = await post('/api/hello', { nickname: '성춘향' });
    await post('/api/rooms/부엌/join', {}, token);
    await post('/api/rooms/부엌/messages', { text: '<첫 말>' }, token);
    await post('/api/rooms/부엌/leave', {}, token);
    const archive = async (...words: readonly string[]) => said(start(['archive', ...words]));
    const file = join(cwd, '부엌.html');
    expect(await archive('부엌')).toEqual({ out: `Written to ${file}.\n`, err: '', code: 0 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const html = readFileSync(file, 'utf8');
    expect(html).toContain('All that could be read in this room on ');
    expect(html).toMatch(/&#60;첫 말&#62;[\s\S]*<\/html>\n$/);
    const again = await archive('#부엌');
    expect(again).toEqual({ out: '', err: `A file that is there already is not overwritten: ${file}.\n`, code: 1 });
    expect(readFileSync(file, 'utf8')).toBe(html);
    expect((await archive('부엌', 'kitchen.html', '--language', 'ko')).code).toBe(0);
    expect(readFileSync(join(cwd, 'kitchen.html'), 'utf8')).toContain('이 방에서 볼 수 있는 대화 전부입니다.');
    expect(await archive('없는방')).toEqual({ out: '', err: 'There is no such room.\n', code: 1 });
    expect(await archive()).toMatchObject({ out: '', code: 2 });
    expect((await archive('부엌', 'elsewhere.html', '--data', 'nowhere')).err).toMatch(
      /^No chat is running with this data: /,
    );
    expect((await fetch(`${url}/operate/archive.html?room=부엌`)).status).toBe(401);
    expect(
      readdirSync(cwd)
        .filter((name) => name.endsWith('.html'))
        .toSorted(),
    ).toEqual(['kitchen.html', '부엌.html']);
  });

  test('[O4] a setting holds after a restart, until it is as at the start again', async () => {
    const wrong = await admin('set', 'grace', 'long');
    expect(wrong).toEqual({ out: '', err: 'The setting grace must be a whole number from 0 to 600.\n', code: 1 });
    expect((await admin('set', 'server-name', '우리 반')).code).toBe(0);
    await stopped('SIGTERM');
    expect(existsSync(join(cwd, 'data', 'admin.json'))).toBe(false);
    await serve();
    expect((await post('/api/hello', { nickname: '손님' })).server.name).toBe('우리 반');
    expect((await admin('settings')).out).toMatch(/^server-name +우리 반 +changed$/m);
    expect((await admin('set', 'question', '몇 반?')).code).toBe(1);
    expect((await admin('set', 'question', '몇 반?', 'answer', '3반')).code).toBe(0);
    expect((await admin('set', 'server-name', 'question', 'answer', '--usual')).code).toBe(0);
    expect((await admin('settings')).out).toMatch(/^server-name +sokdak$/m);
  });

  test('[O5] [O6] [B1] figures, a password for one login, bots, rooms, the lock', async () => {
    const { token } = await post('/api/hello', { nickname: '성춘향' });
    await post('/api/do/claim', { password: '속닥속닥 비밀번호' }, token);
    const [, password] = (await admin('password', '성춘향')).out.trim().split('\n');
    expect(await post('/api/logins', { nickname: '성춘향', password })).toMatchObject({ ok: true });
    expect((await admin('add-bot', '날씨')).out).toMatch(/^The token of 날씨.*\n\S+\n$/);
    expect((await admin('bots')).out).toMatch(/^날씨 /);
    expect((await admin('remove-bot', '날씨')).code).toBe(0);
    expect((await admin('rooms')).out).toMatch(/^#광장 /);
    expect((await admin('lock', '--reason', '수업 중')).code).toBe(0);
    expect(await post('/api/hello', { nickname: '늦은 사람' })).toMatchObject({
      error: { code: 'locked', reason: '수업 중' },
    });
    expect((await admin('unlock')).code).toBe(0);
    expect((await admin('reports')).out).toBe('There is nothing.\n');
    expect((await admin('figures')).out).toMatch(/^(sokdak +sokdak 0|Not a second)/);
  });

  test('wrong usage is 2, with one sentence; Korean where it is asked for', async () => {
    expect(await admin('dance')).toEqual({
      out: '',
      err: "'dance' means nothing here; see sokdak admin --help.\n",
      code: 2,
    });
    expect(await admin('end', '--language', 'ko')).toEqual({
      out: '',
      err: '쓰는 법: sokdak admin end <NICKNAME|SESSION>\n',
      code: 2,
    });
    expect((await admin('ban', '홍길동', '--for', 'long')).code).toBe(2);
    expect((await admin('set', 'grace')).code).toBe(2);
    expect((await admin()).code).toBe(2);
    expect((await admin('--help')).out).toContain('password <NICKNAME>');
    expect((await admin('people', '--port', 'high')).code).toBe(2);
  });

  test('[O7] where no server runs it says so, also when one was killed and its file is left', async () => {
    const none = await admin('people', '--data', 'elsewhere');
    expect(none).toEqual({ out: '', err: `No chat is running with this data: ${join(cwd, 'elsewhere')}\n`, code: 1 });
    await stopped('SIGKILL');
    const killed = { out: '', err: `No chat is running with this data: ${join(cwd, 'data')}\n`, code: 1 };
    expect(await admin('people')).toEqual(killed);
    // Another process may have been given its number since.
    const door = JSON.parse(readFileSync(join(cwd, 'data', 'admin.json'), 'utf8'));
    writeFileSync(join(cwd, 'data', 'admin.json'), JSON.stringify({ ...door, pid: process.pid }));
    expect(await admin('people')).toEqual(killed);
    await serve();
    expect((await admin('people')).code).toBe(0);
  });
});
