import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

/** The bench itself, for what it counts; how fast that was it only prints. */
test('[R6] [L1] under load each reader at each gateway gets each message once, and all in one order', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/bench.ts', '--quick', '--only', 'counts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  console.log(said);
  expect(said).toContain('| sokdak, IRC |');
  expect(code).toBe(0);
}, 90_000);
