import { writeSync } from 'node:fs';
import type { ReadStream } from 'node:tty';

/** Another screen, no line breaks of its own, pastes marked, told of focus (xterm's ctlseqs). */
const ENTER = '\u001b[?1049h\u001b[?7l\u001b[?2004h\u001b[?1004h';
const LEAVE = '\u001b[0m\u001b[?1004l\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[?1049l';

/** A terminal that is ours for a while, and is given back as it was, however this process ends. */
export class Terminal {
  readonly #stdin: ReadStream;
  readonly #stdout: typeof process.stdout;
  #taken = false;

  constructor(stdin: ReadStream, stdout: typeof process.stdout) {
    this.#stdin = stdin;
    this.#stdout = stdout;
    process.on('exit', () => this.giveBack());
    // A terminal that was closed takes nothing any more.
    stdout.on('error', () => {});
  }

  get rows(): number {
    return this.#stdout.rows || 24;
  }

  get columns(): number {
    return this.#stdout.columns || 80;
  }

  take(): void {
    this.#taken = true;
    this.#stdin.setRawMode(true);
    this.#stdin.resume();
    this.write(ENTER);
  }

  write(text: string): void {
    if (this.#taken) this.#stdout.write(text);
  }

  onResize(resized: () => void): void {
    this.#stdout.on('resize', resized);
  }

  /** At once, without waiting: the process may be about to end. */
  giveBack(): void {
    if (!this.#taken) return;
    this.#taken = false;
    try {
      this.#stdin.setRawMode(false);
      writeSync(this.#stdout.fd, LEAVE);
    } catch {
      // It is gone.
    }
  }

  /** Ctrl+Z: the shell has it until it brings us back. */
  suspend(resumed: () => void): void {
    this.giveBack();
    process.once('SIGCONT', () => {
      this.take();
      resumed();
    });
    process.kill(0, 'SIGTSTP');
  }
}
