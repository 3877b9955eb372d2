import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';

/** A real terminal: a window of tmux of its own, in which a program runs. */
export class Terminal {
  readonly #server = `sokdak-${randomUUID()}`;

  constructor(program: readonly string[], env: NodeJS.ProcessEnv, size: { columns: number; rows: number }) {
    const inside = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
    const command = program.map((word) => `'${word}'`).join(' ');
    const window = ['-x', `${size.columns}`, '-y', `${size.rows}`];
    // The shell stays when it is over, so that one sees how it left the terminal.
    this.#tmux('-f', '/dev/null', 'new-session', '-d', ...window, ...inside, `${command}; echo "exit $?"; exec cat`);
  }

  /** What stands on the screen, without the blanks at the ends of lines. */
  get screen(): string {
    return this.#tmux('capture-pane', '-p');
  }

  /** Types text as it is. */
  type(text: string): void {
    this.#tmux('send-keys', '-l', text);
  }

  /** Presses keys by tmux's names: `Enter`, `PPage`, `C-c`. */
  press(...keys: readonly string[]): void {
    this.#tmux('send-keys', ...keys);
  }

  /** Types a line, and Enter. */
  say(line: string): void {
    this.type(line);
    this.press('Enter');
  }

  resize(columns: number, rows: number): void {
    this.#tmux('resize-window', '-x', `${columns}`, '-y', `${rows}`);
  }

  paste(text: string): void {
    this.#tmux('set-buffer', text);
    this.#tmux('paste-buffer', '-p', '-r');
  }

  /** Looks until all of these are to be seen at once. Each look takes its time; a test that never sees them ends by its own limit. */
  async sees(...parts: readonly (string | RegExp)[]): Promise<string> {
    for (;;) {
      const { screen } = this;
      if (parts.every((part) => (typeof part === 'string' ? screen.includes(part) : part.test(screen)))) return screen;
      await new Promise(setImmediate);
    }
  }

  end(): void {
    spawnSync('tmux', ['-L', this.#server, 'kill-server'], { stdio: 'ignore' });
  }

  #tmux(...args: readonly string[]): string {
    return execFileSync('tmux', ['-u', '-L', this.#server, ...args], { encoding: 'utf8' });
  }
}
