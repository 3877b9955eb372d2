import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** What was built, beginning out of what V8 has compiled before (decision 0041), or without it. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sokdak-cache-'));
  for (const file of readdirSync('dist')) {
    if (/\.(c?js|cache)$/.test(file)) cpSync(join('dist', file), join(folder, file));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const caches = () => readdirSync(folder).filter((file) => file.endsWith('.cache'));

/** Begins it, and looks whether V8 took the cache. */
async function isRefused(): Promise<string> {
  const cli = pathToFileURL(join(folder, 'cli.js')).href;
  const program = `
    process.argv.splice(1, Infinity, 'sokdak', '--store', 'memory', '--port', '0', '--irc-port', '0', '--json');
    const { script } = await import('${cli}');
    console.error(script.cachedDataRejected);
    process.exit();`;
  const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  return stderr.trim();
}

test('the Node that built it takes what it has compiled', async () => {
  expect(caches()).toHaveLength(1);
  expect(await isRefused()).toBe('false');
});

test('where that is damaged, all is compiled anew', async () => {
  for (const cache of caches()) writeFileSync(join(folder, cache), 'no cache');
  expect(await isRefused()).toBe('true');
});

test('where that is missing, too', async () => {
  for (const cache of caches()) rmSync(join(folder, cache));
  expect(await isRefused()).toBe('undefined');
});
