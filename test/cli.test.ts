import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { named, type SettingName, settings } from '../src/config.ts';

/** The command as people have it: bin/sokdak.js on the built bundle (`npm test` builds it). */
const SOKDAK = fileURLToPath(new URL('../bin/sokdak.js', import.meta.url));

let cwd: string;
let children: ChildProcess[];
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'sokdak-cli-'));
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map(gone));
  rmSync(cwd, { recursive: true, force: true });
});

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}

function sokdak(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const clean = { PATH: process.env.PATH, LANG: 'en_US.UTF-8', ...env };
  const child = spawn(process.execPath, [SOKDAK, ...args], { cwd, env: clean, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return { child, exit, stdout: child.stdout, stderr: text(child.stderr) };
}

/** What a command that ends by itself said. */
async function said(args: readonly string[], env?: NodeJS.ProcessEnv) {
  const { stdout, stderr, exit } = sokdak(args, env);
  const [out, err, code] = await Promise.all([text(stdout), stderr, exit]);
  return { out, err, code };
}

/** Somebody comes in and says a file. Answers how he gets it back. */
async function sendFile(url: string, bytes: Uint8Array): Promise<() => Promise<Buffer>> {
  const post = async (path: string, body: BodyInit, headers: Readonly<Record<string, string>>) =>
    (await fetch(`${url}${path}`, { method: 'POST', body, headers })).json();
  const json = { 'content-type': 'application/json' };
  const { token } = await post('/api/hello', JSON.stringify({ nickname: '홍길동' }), json);
  const mine = { authorization: `Bearer ${token}` };
  const { file } = await post('/api/files?name=회의록.bin', new Uint8Array(bytes), {
    ...mine,
    'content-type': 'application/octet-stream',
  });
  const { id } = file;
  await post('/api/rooms/광장/messages', JSON.stringify({ text: '', files: [id] }), { ...mine, ...json });
  return async () => Buffer.from(await (await fetch(`${url}/files/${id}/x`, { headers: mine })).arrayBuffer());
}

/** The only file that was sent. */
function keptIn(data: string): string {
  const kept = join(cwd, data, 'files', 'kept');
  const [path = ''] = readdirSync(kept, { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 64);
  return join(kept, path);
}

/** Turns one bit in the middle. */
function damage(path: string): void {
  const bytes = readFileSync(path);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

interface Ready {
  readonly url: string;
  readonly pid: number;
  readonly irc: string | null;
  readonly [other: string]: unknown;
}

/** A server that listens, and its ready line. Fails with what it said where it ends instead. */
async function running(args: readonly string[], env?: NodeJS.ProcessEnv) {
  const server = sokdak(args, env);
  const { value, done } = await createInterface(server.stdout)[Symbol.asyncIterator]().next();
  if (done) throw new Error(`no ready line: ${await server.stderr}`);
  return { ...server, ready: JSON.parse(value) as Ready };
}

async function stop({ child, exit }: Awaited<ReturnType<typeof running>>, signal: NodeJS.Signals) {
  child.kill(signal);
  return exit;
}

async function occupy(port: number): Promise<Server | null> {
  const server = createServer();
  const listening = once(server, 'listening').then(
    () => server,
    () => null,
  );
  server.listen(port);
  return listening;
}

async function free(server: Server): Promise<number> {
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}

describe('serve', () => {
  test('the first line of standard output is the JSON object of DESIGN 9', async () => {
    const { ready, child } = await running(['--port', '0', '--irc-port', '0', '--json', '--data', 'kept']);
    expect(ready).toEqual({
      ready: true,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      ws: `${ready.url.replace('http', 'ws')}/ws`,
      socketio: ready.url,
      irc: expect.stringMatching(/^irc:\/\/127\.0\.0\.1:\d+$/),
      ircs: null,
      owner: expect.stringMatching(`^${ready.url}/o/.+`),
      invite: expect.stringMatching(/.+/),
      data: join(cwd, 'kept'),
      pid: child.pid,
    });
    expect((await fetch(ready.url)).status).toBe(200);
  });

  test('without a command, with one, and by environment it is the same', async () => {
    const { ready } = await running(['serve'], { SOKDAK_PORT: '0', SOKDAK_STORE: 'memory', SOKDAK_INVITE: 'off' });
    expect(ready).toMatchObject({ data: 'memory', invite: null });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s stops it with exit code 0 and frees the port', async (signal) => {
    const server = await running(['--port', '0', '--irc-port', '0']);
    expect(await stop(server, signal)).toBe(0);
    expect(await occupy(Number(new URL(server.ready.url).port)).then((it) => it && free(it))).toBeTruthy();
  });

  test('SIGKILL leaves nothing behind that hinders the next start', async () => {
    const first = await running(['--port', '0', '--irc-port', '0']);
    expect(await stop(first, 'SIGKILL')).toBeNull();
    const again = await running(['--port', new URL(first.ready.url).port, '--irc-port', 'off']);
    expect(again.ready.url).toBe(first.ready.url);
    expect((await fetch(again.ready.url)).status).toBe(200);
  });

  test('busy ports that nobody asked for give way, and that is said', async () => {
    // Where somebody else has one already, it is busy all the same.
    const busy = await Promise.all([occupy(8000), occupy(6667)]);
    const server = await running([]);
    expect(new URL(server.ready.url).port).not.toBe('8000');
    expect(new URL(server.ready.irc ?? '').port).not.toBe('6667');
    await stop(server, 'SIGTERM');
    const logged = await server.stderr;
    for (const port of [8000, 6667]) expect(logged).toContain(`Port ${port} is in use`);
    await Promise.all(busy.map((it) => it && free(it)));
  });

  test('a busy IRC port that was asked for is a failure in one sentence, and off is off', async () => {
    const busy = (await occupy(0)) as Server;
    const { port } = busy.address() as AddressInfo;
    const { code, out, err } = await said(['--port', '0', '--irc-port', String(port), '--log-level', 'silent']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(`Port ${port} is in use. Choose another with --irc-port, or 0 for any.\n`);
    await free(busy);
    expect((await running(['--port', '0', '--irc-port', 'off'])).ready).toMatchObject({ irc: null, ircs: null });
  });

  test('a busy port that was asked for is a failure in one sentence', async () => {
    const busy = (await occupy(0)) as Server;
    const port = (busy.address() as { port: number }).port;
    const { code, out, err } = await said(['--port', String(port), '--irc-port', 'off', '--log-level', 'silent']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim().split('\n')).toEqual([expect.stringContaining(String(port))]);
    await free(busy);
  });

  test.each([
    [['--port', 'x'], "The setting port is 'x' (--port); it must be a whole number from 0 to 65535.\n"],
    [['--nonsense'], "'--nonsense' means nothing here; see sokdak --help.\n"],
    [['dance'], "'dance' means nothing here; see sokdak --help.\n"],
  ])('%j is wrong usage', async (args, err) => {
    expect(await said(args)).toEqual({ code: 2, out: '', err });
  });

  test('standard output holds one line; logs are JSON lines on standard error', async () => {
    const server = await running(['--port', '0', '--irc-port', '0', '--limits', 'off']);
    const rest = text(server.stdout);
    await stop(server, 'SIGTERM');
    const logs = (await server.stderr)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(await rest).toBe('');
    expect(logs.map(({ msg }) => msg).join('\n')).toContain('Rate limits are off');
  });
});

describe('the other commands', () => {
  test('config lists every setting', async () => {
    const { code, out, err } = await said(['config', '--port', '9']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const key of Object.keys(settings) as SettingName[]) expect(out).toContain(named(key).flag);
    expect(out).toContain('port = 9  # --port');
  });

  test.each([['--help'], ['help'], ['serve', '--help'], ['help', 'config']])('%s helps', async (...args) => {
    const { code, out, err } = await said(args, { LC_ALL: 'ko_KR.UTF-8' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('쓰는 법: sokdak');
    expect(out).toContain('--trusted-proxies');
  });

  test('backup, check and restore do what they say, and overwrite nothing unasked [L12]', async () => {
    await stop(await running(['--port', '0', '--irc-port', 'off', '--data', 'data']), 'SIGTERM');
    const [data, copy] = [join(cwd, 'data', 'sokdak.db'), join(cwd, 'copy.db')];
    expect(await said(['backup', 'copy.db', '--data', 'data'])).toMatchObject({ code: 0, err: '' });
    expect(await said(['backup', '--data', 'data', 'copy.db'])).toEqual({
      ...{ code: 1, out: '' },
      err: `A file that is there already is not overwritten: ${copy}.\n`,
    });
    expect(await said(['restore', 'copy.db', '--data', 'data'])).toMatchObject({
      ...{ code: 1, out: '' },
      err: expect.stringContaining(`${data}. With --replace it is put aside first.`),
    });
    const { code, out } = await said(['restore', 'copy.db', '--replace', '--data', 'data']);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(`What was there before is now ${data}.2`) });
    expect(await said(['check', '--data', 'data'])).toMatchObject({ code: 0, out: expect.stringContaining(data) });
  });

  test('restore leaves a running server alone, and says what is missing, in Korean too [L12]', async () => {
    await running(['--port', '0', '--irc-port', 'off', '--data', 'data']);
    expect(await said(['backup', 'copy.db', '--data', 'data'])).toMatchObject({ code: 0 });
    const busy = await said(['restore', 'copy.db', '--data', 'data', '--replace']);
    expect(busy).toMatchObject({ code: 1, err: expect.stringContaining('Another sokdak is running on ') });
    const korean = { LANG: 'ko_KR.UTF-8' };
    const none = await said(['restore', 'none.db', '--data', 'elsewhere'], korean);
    expect(none).toEqual({ code: 1, out: '', err: `찾을 수 없습니다: ${join(cwd, 'none.db')}.\n` });
    expect(await said(['backup'], korean)).toMatchObject({ code: 2, err: expect.stringContaining('sokdak backup ') });
    expect(await said(['backup', 'x.db', '--store', 'memory'])).toMatchObject({ code: 1 });
  });

  test('what people sent goes along: backed up, checked, restored, and never handed out damaged [F9]', async () => {
    const first = await running(['--port', '0', '--irc-port', 'off', '--data', 'data']);
    const bytes = Buffer.alloc(300_000, '첨부');
    const fetched = await sendFile(first.ready.url, bytes);
    expect(await fetched()).toEqual(bytes);
    expect(await said(['backup', 'copy.db', '--data', 'data'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('files sent: 1.'),
    });
    damage(keptIn('data'));
    await expect(fetched()).rejects.toThrow();
    expect(await said(['check', '--data', 'data'])).toMatchObject({
      code: 1,
      err: 'Files that people sent and that are missing or damaged: 1.\n',
    });
    await stop(first, 'SIGTERM');
    expect(await said(['restore', 'copy.db', '--replace', '--data', 'data'])).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(keptIn('data'))).toEqual(bytes);
    rmSync(join(cwd, 'copy.db.files'), { recursive: true });
    expect(await said(['restore', 'copy.db', '--data', 'elsewhere'])).toMatchObject({
      code: 1,
      err: 'Files that people sent and that are missing or damaged: 1.\n',
    });
  }, 60_000);

  test('--version is the version', async () => {
    expect(await said(['--version'])).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
  });

  test('help of what is no command is wrong usage', async () => {
    expect(await said(['help', 'dance'])).toMatchObject({ code: 2 });
  });
});
