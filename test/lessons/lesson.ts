import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../scripts/lesson.js', import.meta.url));

/** `npm run lesson WORDS` as its reader runs it, on a free port. */
export class Lesson {
  readonly #child: ChildProcess;
  readonly #exit: Promise<number | null>;
  #printed = '';
  #wake = () => {};

  constructor(words: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.#child = spawn(process.execPath, [COMMAND, ...words], {
      env: { ...process.env, LC_ALL: 'en_US.UTF-8', PORT: '0', ...env },
    });
    this.#exit = once(this.#child, 'close').then(([code]) => {
      this.#wake();
      return code;
    });
    for (const output of [this.#child.stdout, this.#child.stderr]) output?.setEncoding('utf8').on('data', this.#take);
  }

  /** Waits for a line that is printed; the words in its brackets, or all of it. */
  async prints(line: RegExp): Promise<string> {
    for (;;) {
      const [all, bracketed = all] = line.exec(this.#printed) ?? [];
      if (bracketed !== undefined) return bracketed;
      if (this.#child.exitCode !== null) throw new Error(`ended without ${line}:\n${this.#printed}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Where its page is. */
  address(): Promise<string> {
    return this.prints(/^http:\/\/localhost:\d+$/m);
  }

  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Waits for its end, with nothing more typed: what it printed, and its exit code. */
  async end(): Promise<{ readonly code: number | null; readonly printed: string }> {
    this.#child.stdin?.end();
    const code = await this.#exit;
    return { code, printed: this.#printed };
  }

  async stop(): Promise<void> {
    this.#child.kill();
    await this.#exit;
  }

  readonly #take = (said: string) => {
    this.#printed += said;
    this.#wake();
  };
}

/** Runs it while `play` lasts. */
export async function during(lesson: Lesson, play: (lesson: Lesson) => Promise<void>): Promise<void> {
  try {
    await play(lesson);
  } finally {
    await lesson.stop();
  }
}
