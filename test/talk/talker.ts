import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The command as people have it: bin/sokdak.js on the built bundle (`npm test` builds it). */
export const SOKDAK = fileURLToPath(new URL('../../bin/sokdak.js', import.meta.url));

/** The environment of one computer: its language, its time zone, and where it keeps who one is. */
export function computer(home: string, language: 'ko' | 'en' = 'ko'): NodeJS.ProcessEnv {
  const LANG = language === 'ko' ? 'ko_KR.UTF-8' : 'en_US.UTF-8';
  return { PATH: process.env.PATH, LANG, TZ: 'Asia/Seoul', XDG_CONFIG_HOME: home };
}

/** `sokdak talk --plain` with a pipe at each end. */
export class Talker {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  /** What it complained of, when it has ended. */
  readonly complaints: Promise<string>;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  readonly #lines: AsyncIterator<string>;

  constructor(args: readonly string[], env: NodeJS.ProcessEnv) {
    this.child = spawn(process.execPath, [SOKDAK, 'talk', ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.complaints = text(this.child.stderr);
    this.ended = once(this.child, 'close').then(([code]) => code);
    this.#lines = createInterface(this.child.stdout)[Symbol.asyncIterator]();
  }

  say(...lines: readonly string[]): void {
    for (const line of lines) this.child.stdin.write(`${line}\n`);
  }

  /** The next line that it wrote; null when it ended. */
  async hear(): Promise<string | null> {
    const { value, done } = await this.#lines.next();
    return done ? null : value;
  }

  /** The lines to come, up to and with the first that has this in it. */
  async hearUntil(part: string): Promise<readonly string[]> {
    const heard: string[] = [];
    for (let line = await this.hear(); line !== null; line = await this.hear()) {
      heard.push(line);
      if (line.includes(part)) return heard;
    }
    throw new Error(`ended before "${part}": ${heard.join('\n')}\n${await this.complaints}`);
  }

  /** The input ends. Resolves to the rest of what it writes, and to how it went. */
  async end(...lines: readonly string[]) {
    this.say(...lines);
    this.child.stdin.end();
    const rest: string[] = [];
    for (let line = await this.hear(); line !== null; line = await this.hear()) rest.push(line);
    return { lines: rest, complaints: await this.complaints, code: await this.ended };
  }

  /** Not by its own will. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    if (this.child.exitCode === null) this.child.kill(signal);
    return this.ended;
  }
}
