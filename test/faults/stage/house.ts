import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerProcess, startServer } from './server.ts';

export interface HouseGiven {
  readonly flags?: readonly string[];
  /** Where to keep everything; left out, a folder of its own that goes with the house. */
  readonly data?: string;
  /** What is to lie in that folder before the first process stands. */
  readonly furnish?: (data: string) => Promise<void>;
  readonly env?: NodeJS.ProcessEnv;
  readonly under?: readonly string[];
}

/** One address and one folder, through all the processes that come and go there. */
export class House {
  readonly data: string;
  readonly #flags: readonly string[];
  readonly #env: NodeJS.ProcessEnv;
  readonly #under: readonly string[];
  readonly #own: boolean;
  #standing: Promise<ServerProcess>;
  #port = 0;

  constructor({ flags = ['--limits', 'off'], data, furnish = async () => {}, env = {}, under = [] }: HouseGiven = {}) {
    this.#own = data === undefined;
    this.data = data ?? mkdtempSync(join(tmpdir(), 'sokdak-faults-'));
    this.#flags = flags;
    this.#env = env;
    this.#under = under;
    this.#standing = furnish(this.data).then(() => this.#start());
  }

  /** The server that stands here now, or the next one as soon as it listens. */
  up(): Promise<ServerProcess> {
    return this.#standing;
  }

  /** Ends the process that stands here and starts another on the same data. Whoever asks `up` meanwhile waits. */
  async replace(signal: NodeJS.Signals): Promise<{ code: number | null; ms: number; startMs: number }> {
    const falling = await this.#standing;
    const ended = falling.end(signal);
    this.#standing = ended.then(() => this.#start());
    const [{ code, ms }, { startMs }] = await Promise.all([ended, this.#standing]);
    return { code, ms, startMs };
  }

  async close(): Promise<void> {
    await this.#standing.then((server) => server.end('SIGKILL')).catch(() => {});
    if (this.#own) rmSync(this.data, { recursive: true, force: true });
  }

  async #start(): Promise<ServerProcess> {
    const server = await startServer({
      data: this.data,
      port: this.#port,
      flags: this.#flags,
      env: this.#env,
      under: this.#under,
    });
    this.#port = Number(new URL(server.url).port);
    return server;
  }
}
