import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../ready/root.js';

const ADDRESS = /http:\/\/localhost:\d+/;

/** Runs one program of a lesson, given its words, until it ends; its exit code. With `open`, shows the address it prints. */
export function runLesson({ path }, [program, ...given], { open }) {
  const child = spawn(process.execPath, ['--import', 'tsx', `${path}/${program}.ts`, ...given], {
    cwd: ROOT,
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  child.stdout.pipe(process.stdout);
  if (open) child.stdout.setEncoding('utf8').once('data', openAddress);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve(code ?? 0));
  });
}

export function isProgram({ path }, program) {
  return existsSync(join(ROOT, path, `${program}.ts`));
}

async function openAddress(said) {
  const [url] = ADDRESS.exec(said) ?? [];
  if (!url) return;
  const { register } = await import('tsx/esm/api');
  register();
  const { openBrowser } = await import('../../src/cli/open-browser.ts');
  openBrowser(url);
}
