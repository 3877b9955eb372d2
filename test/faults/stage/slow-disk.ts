import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** What becomes of each call by which a process asks for durability: it takes longer, or fails. */
export type Ailment = { readonly slowerByMs: number } | { readonly fails: true };

/** A process whose disk is ill, by way of strace (1). It lives on when that ends. */
export class IllDisk {
  readonly #tracer: ChildProcess;
  readonly #gone: Promise<unknown>;

  private constructor(tracer: ChildProcess) {
    this.#tracer = tracer;
    this.#gone = once(tracer, 'exit');
  }

  /** Resolves when the ailment has set in. */
  static async of(pid: number, ailment: Ailment): Promise<IllDisk> {
    const how = 'fails' in ailment ? 'error=EIO' : `delay_enter=${ailment.slowerByMs * 1_000}`;
    const words = [
      '-f',
      '-p',
      `${pid}`,
      '-o',
      '/dev/null',
      '-e',
      'trace=fsync,fdatasync',
      '-e',
      `inject=fsync,fdatasync:${how}`,
    ];
    const tracer = spawn('strace', words, { stdio: ['ignore', 'ignore', 'pipe'] });
    // Says so when it holds all threads.
    const attached = new Promise<void>((resolve) => {
      tracer.stderr.on('data', (chunk) => String(chunk).includes('attached') && resolve());
    });
    await Promise.race([attached, once(tracer, 'exit')]);
    return new IllDisk(tracer);
  }

  async heal(): Promise<void> {
    this.#tracer.kill('SIGTERM');
    await this.#gone;
  }
}

/** Whether this process may look into another, as strace does. */
export function canTrace(): boolean {
  const { status } = spawnSync('strace', ['-e', 'trace=none', 'true'], { stdio: 'ignore' });
  return status === 0;
}
