import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type LoadedConfig, loadConfig, named, type SettingName, settings } from '../config.ts';
import { printedConfig } from './config.ts';
import { flagsHelp } from './help.ts';
import { displayWidth } from './width.ts';

function load(argv: readonly string[], cwd = tmpdir()): LoadedConfig {
  const loaded = loadConfig({ argv, env: { SOKDAK_PASSWORD: 'very secret', SOKDAK_GRACE: '5' }, cwd });
  if (!loaded.ok) throw new Error(loaded.sentence);
  return loaded;
}

test.each(['ko', 'en'] as const)('every setting stands in the printed config and in the help (%s)', (language) => {
  const printed = printedConfig(load(['--language', language]));
  for (const key of Object.keys(settings) as SettingName[]) {
    const { name, env, flag } = named(key);
    expect(printed).toMatch(new RegExp(`^(# )?${name} = `, 'm'));
    expect(flagsHelp(language)).toContain(`  ${flag}`);
    if (!('onlyFlag' in settings[key])) expect(printed).toContain(env);
  }
  expect(Math.max(...printed.split('\n').map(displayWidth))).toBeLessThanOrEqual(80);
  expect(Math.max(...flagsHelp(language).split('\n').map(displayWidth))).toBeLessThanOrEqual(80);
});

test('a setting is printed with its sentence, its names, its default, its value and its source', () => {
  expect(
    printedConfig(load([])),
  ).toContain(`# Seconds for which a lost connection keeps its place and its name before anyone
# is told.
# --grace · SOKDAK_GRACE · default 10
grace = 5  # SOKDAK_GRACE
`);
});

test('what is printed can be kept as sokdak.toml', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'sokdak-printed-'));
  const asked = load([
    '--port',
    '9',
    '--origins',
    'https://a.example,https://b.example',
    '--room',
    '#"방"',
    '--invite',
    'off',
  ]);
  writeFileSync(join(cwd, 'sokdak.toml'), printedConfig(asked));
  expect(load([], cwd).config).toEqual(asked.config);
  rmSync(cwd, { recursive: true });
});

test('the secret of a provider is not printed', () => {
  const flags = ['--oidc-issuer', 'https://login.example.com', '--oidc-client-id', 'sokdak'];
  const loaded = loadConfig({ argv: flags, env: { SOKDAK_OIDC_CLIENT_SECRET: 'very secret' }, cwd: '/' });
  const printed = loaded.ok ? printedConfig(loaded) : '';
  expect(printed).not.toContain('very secret');
  expect(printed).toContain('# oidc-client-secret = (set)  # SOKDAK_OIDC_CLIENT_SECRET');
  expect(printed).toContain('oidc-issuer = "https://login.example.com"  # --oidc-issuer');
});

test('a password is not printed', () => {
  const printed = printedConfig(load([]));
  expect(printed).not.toContain('very secret');
  expect(printed).toContain('# password = (set)  # SOKDAK_PASSWORD');
});
