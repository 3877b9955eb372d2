import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Told } from '../../src/protocol/told.ts';

/** Debian's own, which sees Debian's packages. */
export const PYTHON = '/usr/bin/python3';

/** A client in another language, as its bridge prints it. */
interface Line {
  readonly told?: Told;
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it reads
  readonly answer?: any;
  readonly closed?: true;
}

/** A real client library of Python's, asked by lines of JSON. */
export class Bridge {
  readonly told: Told[] = [];
  readonly #child;
  readonly #lines: AsyncIterator<string>;

  constructor(script: string, url: string) {
    this.#child = spawn(PYTHON, [new URL(script, import.meta.url).pathname, url], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  /** Resolves to the answer; all that was told before it is in `told`. */
  async ask(name: string, payload: object = {}) {
    this.#send(name, payload);
    for (;;) {
      const line = await this.#next();
      if (line.answer !== undefined) return line.answer;
      if (line.told) this.told.push(line.told);
    }
  }

  /** Cuts the connection without a word. */
  async lose(): Promise<void> {
    this.#send('lose', {});
    await this.closed();
  }

  /** Resolves when the connection is gone, to what was told before. */
  async closed(): Promise<readonly Told[]> {
    for (let line = await this.#next(); !line.closed; line = await this.#next()) {
      if (line.told) this.told.push(line.told);
    }
    return this.told.splice(0);
  }

  /** What was told until now, by the barrier. */
  async heard(): Promise<readonly Told[]> {
    await this.ask('mark');
    return this.told.splice(0);
  }

  end(): void {
    this.#child.kill();
  }

  #send(name: string, payload: object): void {
    this.#child.stdin.write(`${JSON.stringify({ do: name, payload })}\n`);
  }

  async #next(): Promise<Line> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('the client has ended');
    return JSON.parse(value);
  }
}
