import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Debian's package faketime brings it; it stands between a process and the system's clock. */
const LIBRARY = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)
  .find((path) => existsSync(path));

const A_LITTLE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A clock of the wall that is set by hand, for a process that is started with `env`. What measures time is not touched. */
export class FakeClock {
  readonly env: NodeJS.ProcessEnv;
  readonly #file: string;

  static get can(): boolean {
    return LIBRARY !== undefined;
  }

  constructor(folder: string) {
    this.#file = join(folder, 'clock');
    this.set(0);
    this.env = {
      LD_PRELOAD: LIBRARY,
      FAKETIME_TIMESTAMP_FILE: this.#file,
      // Looked up anew after a second: at each question it would slow down all.
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    };
  }

  /** So many ms from the true time. Resolves when the server at `url` has it. */
  async jump(offsetMs: number, url: string): Promise<void> {
    this.set(offsetMs);
    for (let shown = 0; Math.abs(shown - Date.now() - offsetMs) > A_LITTLE_MS; ) {
      const { headers } = await fetch(`${url}/healthz`);
      shown = Date.parse(headers.get('date') ?? '');
    }
  }

  /** The same, for a server that is not there yet. */
  set(offsetMs: number): void {
    const seconds = Math.round(offsetMs / 1_000);
    writeFileSync(this.#file, `${seconds < 0 ? '' : '+'}${seconds}`);
  }
}

/** How far a day of the calendar is from now, in ms. */
export function until(day: string): number {
  return Math.ceil((Date.parse(day) - Date.now()) / DAY_MS) * DAY_MS;
}
