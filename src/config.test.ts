import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ConfigInput, loadConfig, named, type SettingName, settings } from './config.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'sokdak-config-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const write = (content: string, name = 'sokdak.toml') => writeFileSync(join(cwd, name), content);

function load(given: Partial<ConfigInput>) {
  return loadConfig({ argv: [], env: {}, cwd, ...given });
}

function config(given: Partial<ConfigInput> = {}) {
  const loaded = load(given);
  if (!loaded.ok) throw new Error(loaded.sentence);
  return loaded.config;
}

function sentence(given: Partial<ConfigInput>) {
  const loaded = load(given);
  return loaded.ok ? null : loaded.sentence;
}

test('nothing written anywhere is the defaults, none of them asked for', () => {
  const loaded = load({});
  expect(loaded).toMatchObject({ ok: true, explicit: new Set() });
  expect(config()).toEqual({
    host: null,
    port: 8000,
    ircPort: 6667,
    ircTlsPort: 6697,
    ircTlsCert: null,
    ircTlsKey: null,
    data: './data',
    serverName: 'sokdak',
    url: null,
    room: '#광장',
    password: null,
    invite: true,
    question: null,
    answer: null,
    oidcIssuer: null,
    oidcClientId: null,
    oidcClientSecret: null,
    oidcName: null,
    work: 0,
    connections: 20_000,
    perAddress: 256,
    limits: true,
    fileSize: 10,
    filesPerPerson: 200,
    filesInAll: 5_000,
    linkPreviews: 'off',
    push: true,
    store: 'sqlite',
    grace: 10,
    origins: [],
    trustedProxies: [],
    lab: true,
    fanout: 'joined',
    logLevel: 'info',
    json: false,
    open: false,
    language: 'auto',
  });
});

test('flag comes before environment, environment before file, file before default', () => {
  write('port = 1');
  const env = { SOKDAK_PORT: '2' };
  expect(config().port).toBe(1);
  expect(config({ env }).port).toBe(2);
  expect(config({ env, argv: ['--port', '3'] }).port).toBe(3);
  expect(config({ env, argv: ['--port=3', '--port=4'] }).port).toBe(4);
});

test('what was asked for is known, with its place', () => {
  write('room = "#부엌"');
  const loaded = load({ argv: ['--port', '8000'], env: { SOKDAK_GRACE: '5' } });
  expect(loaded).toMatchObject({
    explicit: new Set(['room', 'grace', 'port']),
    sources: new Map<SettingName, string>([
      ['room', 'sokdak.toml'],
      ['grace', 'SOKDAK_GRACE'],
      ['port', '--port'],
    ]),
  });
});

test('an empty variable is no variable', () => {
  expect(load({ env: { SOKDAK_PASSWORD: '' } })).toMatchObject({ explicit: new Set() });
});

test('a file has numbers, booleans and lists of its own', () => {
  write('invite = false\ngrace = 0\norigins = ["https://A.example", "http://b.example:8080/"]', 'other.toml');
  expect(config({ argv: ['--config', 'other.toml'] })).toMatchObject({
    invite: false,
    grace: 0,
    origins: ['https://a.example', 'http://b.example:8080'],
  });
});

test('lists take commas and forgive spaces', () => {
  const env = { SOKDAK_TRUSTED_PROXIES: '10.0.0.0/8, ::1,' };
  expect(config({ env }).trustedProxies).toEqual(['10.0.0.0/8', '::1']);
});

test('a switch needs no value', () => {
  expect(config({ argv: ['--json', '--open=off', '--port', '0'] })).toMatchObject({ json: true, open: false, port: 0 });
});

test.each<[readonly string[], string]>([
  [['--port', 'abc'], "The setting port is 'abc' (--port); it must be a whole number from 0 to 65535."],
  [['--port', '65536'], "The setting port is '65536' (--port); it must be a whole number from 0 to 65535."],
  [
    ['--irc-port', 'no'],
    "The setting irc-port is 'no' (--irc-port); it must be a whole number from 0 to 65535, or off.",
  ],
  [['--irc-tls-cert', 'cert.pem'], 'The setting irc-tls-cert needs irc-tls-key beside it.'],
  [['--irc-tls-key=key.pem'], 'The setting irc-tls-key needs irc-tls-cert beside it.'],
  [['--port', '-1'], "The setting port is '-1' (--port); it must be a whole number from 0 to 65535."],
  [['--grace=601'], "The setting grace is '601' (--grace); it must be a whole number from 0 to 600."],
  [['--store', 'postgres://x'], "The setting store is 'postgres://x' (--store); it must be one of sqlite, memory."],
  [['--invite', 'maybe'], "The setting invite is 'maybe' (--invite); it must be on or off."],
  [['--port'], '--port needs a value after it.'],
  [['--port', '--json'], '--port needs a value after it.'],
  [['--prot', '1'], "'--prot' means nothing here; see sokdak --help."],
  [['8000'], "'8000' means nothing here; see sokdak --help."],
  [['--irc-porto', 'off'], "'--irc-porto' means nothing here; see sokdak --help."],
  [['--config', 'gone.toml'], "The settings file can't be read: gone.toml (ENOENT)"],
])('%j is answered with one sentence', (argv, expected) => {
  expect(sentence({ argv })).toBe(expected);
});

test('the # of a room, a comment to many shells, may be left out', () => {
  expect(config({ argv: ['--room', '부엌'] }).room).toBe('#부엌');
});

test.each(['#', '#a b', '#a,b', '#a:b', '#\u200b', `#${'a'.repeat(64)}`])('%j is no room', (room) => {
  expect(sentence({ argv: ['--room', room] })).toContain('it must be a room name');
});

test.each(['example.com', 'ftp://example.com', 'https://example.com/path', '*', 'https://u@example.com'])(
  '%j is no origin',
  (origin) => {
    expect(sentence({ env: { SOKDAK_ORIGINS: origin } })).toContain('(SOKDAK_ORIGINS)');
  },
);

test.each(['10.0.0.0/33', '10.0.0', 'proxy', '::1/129', '1.2.3.4/8/8'])('%j is no network', (network) => {
  expect(sentence({ env: { SOKDAK_TRUSTED_PROXIES: network } })).toContain('(SOKDAK_TRUSTED_PROXIES)');
});

test('mistakes in the file name the file', () => {
  write('port = "many"');
  expect(sentence({})).toContain("'many' (sokdak.toml)");
  write('prot = 1');
  expect(sentence({})).toBe("'prot' in sokdak.toml is no setting; see sokdak config.");
  write('json = true');
  expect(sentence({})).toContain("'json' in sokdak.toml is no setting");
  write('port = 1\nport = ');
  expect(sentence({})).toBe('sokdak.toml is not valid TOML at line 2.');
  write('[port]\nhttp = 1');
  expect(sentence({})).toBe("'port' in sokdak.toml takes one value or a list.");
});

test('a password is never repeated', () => {
  expect(sentence({ argv: ['--password', 'x'.repeat(129)] })).toContain("password is '***' (--password)");
});

test('mistakes speak the language of the operator', () => {
  const argv = ['--port', 'abc'];
  const korean = "설정 port의 값이 'abc'인데(--port), 쓸 수 있는 값은 0부터 65535까지의 정수입니다.";
  expect(sentence({ argv, env: { LANG: 'ko_KR.UTF-8' } })).toBe(korean);
  expect(sentence({ argv: [...argv, '--language', 'ko'] })).toBe(korean);
  expect(sentence({ argv, env: { LANG: 'ko_KR.UTF-8', SOKDAK_LANGUAGE: 'en' } })).toContain('it must be');
});

test('the language is that of the setting, else of the locale', () => {
  const env = { LC_ALL: 'ko_KR.UTF-8', LANG: 'en_US.UTF-8' };
  expect(load({ env })).toMatchObject({ language: 'ko' });
  expect(load({ env: { ...env, SOKDAK_LANGUAGE: 'en' } })).toMatchObject({ language: 'en' });
});

test('every setting reads back what it writes', () => {
  for (const { kind, default: usual } of Object.values(settings) as { kind: Readable; default: unknown }[]) {
    if (usual !== null) expect(kind.read(kind.write(usual))).toEqual(usual);
  }
});
interface Readable {
  read(written: string): unknown;
  write(value: unknown): string;
}

test('names follow from the key', () => {
  expect(named('trustedProxies')).toEqual({
    name: 'trusted-proxies',
    flag: '--trusted-proxies',
    env: 'SOKDAK_TRUSTED_PROXIES',
  });
});
