import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { DialectName } from './load/dialect.ts';
import { pinned } from './pinned.ts';

/** A server that takes part. */
export interface Contestant {
  readonly name: string;
  readonly dialect: DialectName;
  /** The command line that listens on this port of 127.0.0.1. */
  command(port: number): readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

/** One that runs. */
export class Runner {
  readonly contestant: Contestant;
  readonly port: number;
  /** From the command until it listened, in ms. */
  startedMs = 0;
  readonly #child: ChildProcess;

  static async start(contestant: Contestant): Promise<Runner> {
    const port = await freePort();
    const [command, ...args] = contestant.command(port);
    const begun = performance.now();
    const env = { ...process.env, NODE_ENV: 'production', ...contestant.env };
    const child = spawn(...pinned('server', command, args), { stdio: ['ignore', 'ignore', 'pipe'], env });
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = `${complaint}${text}`.slice(-2_000);
    });
    const runner = new Runner(contestant, port, child);
    for (let tries = 0; !(await listens(port)); tries += 1) {
      if (tries > 2_000 || child.exitCode !== null) throw new Error(`${contestant.name} did not start: ${complaint}`);
      await pause(5);
    }
    runner.startedMs = performance.now() - begun;
    return runner;
  }

  private constructor(contestant: Contestant, port: number, child: ChildProcess) {
    this.contestant = contestant;
    this.port = port;
    this.#child = child;
  }

  /** Processor time of all its threads until now, in seconds. */
  cpu(): number {
    const tasks = `/proc/${this.#child.pid}/task`;
    const ns = readdirSync(tasks).map((task) =>
      Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]),
    );
    return ns.reduce((sum, one) => sum + one, 0) / 1e9;
  }

  /** Resident memory, in MB. */
  rss(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 3_000);
    await gone;
    clearTimeout(late);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
