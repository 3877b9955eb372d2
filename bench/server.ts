import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SOKDAK = fileURLToPath(new URL('../bin/sokdak.js', import.meta.url));

export interface Running {
  readonly url: string;
  readonly irc: string;
  /** From spawn to the ready line. */
  readonly ms: number;
  /** Resident memory in MB; Linux only. */
  rss(): number;
  stop(): Promise<void>;
}

/** The built bundle in a process of its own, on free ports, without limits. */
export async function start(data: string): Promise<Running> {
  const begun = performance.now();
  const flags = ['--json', '--host', '127.0.0.1', '--port', '0', '--irc-port', '0', '--limits', 'off', '--data', data];
  const child = spawn(process.execPath, [SOKDAK, 'serve', ...flags], { stdio: ['ignore', 'pipe', 'ignore'] });
  const { value } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const ms = performance.now() - begun;
  const { url, irc } = JSON.parse(value);
  const rss = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1_024;
  const stop = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return { url, irc, ms, rss, stop };
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
