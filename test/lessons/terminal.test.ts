import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Terminal } from '../talk/terminal.ts';

vi.setConfig({ testTimeout: 60_000 });

let home: string;
let terminals: Terminal[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'sokdak-lesson-'));
  terminals = [];
});
afterEach(() => {
  for (const terminal of terminals) terminal.end();
  rmSync(home, { recursive: true, force: true });
});

const PROMPT = 'ready> ';

/** Types `npm run lesson WORDS` at the prompt of a terminal. */
async function typed(words: string, path = `${process.env.PATH}`): Promise<Terminal> {
  // A login shell may have set a PATH of its own.
  const shell = ['env', `PATH=${path}`, `PS1=${PROMPT}`, 'PORT=0', 'sh'];
  const terminal = new Terminal(shell, {}, { columns: 100, rows: 24 });
  terminals.push(terminal);
  await terminal.sees(/^ready>$/m);
  terminal.say(`npm run lesson ${words}`);
  return terminal;
}

/** Ctrl+C, until the prompt is there again. */
async function interrupt(terminal: Terminal): Promise<void> {
  terminal.press('C-c');
  await terminal.sees(/^ready>$/m);
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const answered = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return answered;
}

async function portOf(terminal: Terminal, said: RegExp): Promise<number> {
  return Number(said.exec(await terminal.sees(said))?.[1]);
}

test.each([
  { words: '3 -- --no-open', said: /^http:\/\/localhost:(\d+)$/m },
  { words: '1', said: /port: (\d+)/ },
])('Ctrl+C ends `npm run lesson $words`, and nobody listens any more', async ({ words, said }) => {
  const terminal = await typed(words);
  const port = await portOf(terminal, said);
  expect(await answers(port)).toBe(true);
  await interrupt(terminal);
  expect(await answers(port)).toBe(false);
});

test.runIf(process.platform === 'linux')('in a terminal the lesson’s address is opened in the browser', async () => {
  const opened = join(home, 'opened');
  const browser = `#!/bin/sh\nprintf %s "$1" > ${opened}.part && mv ${opened}.part ${opened}\n`;
  writeFileSync(join(home, 'xdg-open'), browser, { mode: 0o755 });
  const terminal = await typed('3', `${home}:${process.env.PATH}`);
  const port = await portOf(terminal, /^http:\/\/localhost:(\d+)$/m);
  await expect.poll(() => existsSync(opened), { timeout: 15_000 }).toBe(true);
  expect(readFileSync(opened, 'utf8')).toBe(`http://localhost:${port}`);
  await interrupt(terminal);
});
