import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { rising, seqs } from '../contract/stage.ts';
import { openSqliteStore } from './sqlite.ts';
import { entriesIn, freshFile } from './test-kit.ts';

const APPENDER = fileURLToPath(new URL('./appender.ts', import.meta.url));

/** Runs an appender, and gives what it acknowledged when it is gone. `watch` sees each line as it comes. */
async function run(file: string, args: readonly string[], watch: (child: ChildProcess, acked: number) => void) {
  const child = spawn(process.execPath, ['--import', 'tsx', APPENDER, file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const acked: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => watch(child, acked.push(line)));
  const [code] = await once(child, 'close');
  return { acked, code };
}

it('has after each of five kills all that was acknowledged, in order and once', async () => {
  const [file, acked]: [string, string[]] = [freshFile(), []];
  for (const round of rising(5)) {
    const until = 40 + ((round * 7_919) % 200);
    const life = await run(file, [`${round}`], (child, lines) => lines === until && child.kill('SIGKILL'));
    expect(life.code).toBeNull();
    expect(life.acked.length).toBeGreaterThanOrEqual(until);
    acked.push(...life.acked);
    const kept = (await Promise.all(['log-#a', 'log-#b', 'log-#c'].map((log) => holds(file, log)))).flat();
    expect(acked.filter((line) => !kept.includes(line))).toEqual([]);
  }
}, 60_000);

async function holds(file: string, log: string): Promise<readonly string[]> {
  const entries = await entriesIn(file, log);
  expect(seqs(entries)).toEqual(rising(entries.length));
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  return entries.map(({ seq, id }) => `${log} ${seq} ${id}`);
}

it('refuses a second process in one sentence, takes over after a kill, and lets its process end once closed', async () => {
  const file = freshFile();
  const refused: Promise<unknown>[] = [];
  const open = () => openSqliteStore({ file, report: () => {} });
  await run(file, ['1'], (child, lines) => {
    if (lines === 1)
      refused.push(
        open()
          .catch((fault) => fault)
          .finally(() => child.kill('SIGKILL')),
      );
  });
  const sentence = { code: 'taken', message: `Another sokdak is running on ${file}.` };
  expect(await refused[0]).toMatchObject(sentence);
  const { acked, code } = await run(file, ['2', '3'], () => {});
  expect([acked.length, code]).toEqual([18, 0]);
});
