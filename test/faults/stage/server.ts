import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The command as people have it, on the built bundle; `SOKDAK_BIN` names another. */
export const SOKDAK = process.env.SOKDAK_BIN ?? fileURLToPath(new URL('../../../bin/sokdak.js', import.meta.url));

export interface ServerGiven {
  readonly data: string;
  /** 0 is any free one. */
  readonly port?: number;
  readonly flags?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** A program that runs it, with its words: `strace …`. */
  readonly under?: readonly string[];
}

/** A server process that listens. */
export interface ServerProcess {
  readonly url: string;
  readonly irc: string;
  readonly pid: number;
  /** From spawn to the ready line. */
  readonly startMs: number;
  /** Sends the signal, and resolves to the exit code (null after SIGKILL) and how long that took. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly ms: number }>;
  /** All that it wrote to standard error. */
  log(): string;
}

/** Starts the real thing; fails with what it said where it ends instead. */
export async function startServer({
  data,
  port = 0,
  flags = [],
  env = {},
  under = [],
}: ServerGiven): Promise<ServerProcess> {
  const begun = performance.now();
  const [program = '', ...args] = [
    ...under,
    process.execPath,
    SOKDAK,
    'serve',
    '--json',
    '--host',
    '127.0.0.1',
    '--port',
    `${port}`,
    '--irc-port',
    '0',
    '--data',
    data,
    ...flags,
  ];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const log = gathered(child);
  const { url, irc, pid } = await readyLine(child, log);
  const startMs = performance.now() - begun;
  return { url, irc, pid, startMs, log, end: (signal) => end(child, pid, signal) };
}

/** Runs a command that ends by itself, and resolves to what it said. */
export async function run(...words: readonly string[]) {
  const env = { ...process.env, LC_ALL: 'en_US.UTF-8' };
  const child = spawn(process.execPath, [SOKDAK, ...words], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, out, err };
}

function gathered({ stderr }: ChildProcess): () => string {
  let said = '';
  stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  return () => said;
}

async function readyLine(
  { stdout }: ChildProcess,
  log: () => string,
): Promise<{ readonly url: string; readonly irc: string; readonly pid: number }> {
  if (!stdout) throw new Error('no standard output');
  const { value, done } = await createInterface(stdout)[Symbol.asyncIterator]().next();
  if (done) throw new Error(`no ready line: ${log()}`);
  return JSON.parse(value);
}

async function end(
  child: ChildProcess,
  pid: number,
  signal: NodeJS.Signals,
): Promise<{ code: number | null; ms: number }> {
  if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode, ms: 0 };
  const begun = performance.now();
  const exited = once(child, 'exit');
  process.kill(pid, signal);
  const [code] = await exited;
  return { code, ms: performance.now() - begun };
}
