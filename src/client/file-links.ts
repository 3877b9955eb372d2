import { Changes, type Watched } from './changes.ts';
import type { Connection } from './connection.ts';
import type { Clock } from './world.ts';

/** For how long a link is good at least (SPEC F5), in ms: of one's own clock, which may be wrong. */
const LEAST_MS = 600_000;
/** A link is asked for anew when it is good for no longer than this, in ms. */
const SOON_OVER_MS = 60_000;
/** What could not be had is asked for again after this, in ms. */
const AGAIN_MS = 30_000;
/** The server takes no more at once. */
const AT_ONCE = 100;

interface Had {
  /** Null where there is no such file, or where it is not for me. */
  readonly url: string | null;
  /** ms since 1970, by this computer's clock. */
  readonly until: number;
}

/** Where files are to be had, asked for when somebody first wants to know, many in one go. */
export class FileLinks implements Watched {
  readonly #changes = new Changes();
  readonly #connection: Pick<Connection, 'ask'>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #had = new Map<string, Had>();
  readonly #wanted = new Set<string>();
  #asking: Promise<void> | null = null;

  constructor(connection: Pick<Connection, 'ask'>, clock: Pick<Clock, 'now'>) {
    this.#connection = connection;
    this.#clock = clock;
  }

  subscribe = this.#changes.subscribe;

  /** A path of the server, if it is known by now; if it is not, a change tells when it is. */
  to(file: string): string | null {
    const had = this.#had.get(file);
    const left = (had?.until ?? 0) - this.#clock.now();
    if (left <= (had?.url == null ? 0 : SOON_OVER_MS)) this.#want(file);
    return left > 0 ? (had?.url ?? null) : null;
  }

  /** The same for several, once it is known. */
  async all(files: readonly string[]): Promise<readonly (string | null)[]> {
    for (const file of files) this.to(file);
    while (this.#asking) await this.#asking;
    return files.map((file) => this.to(file));
  }

  #want(file: string): void {
    this.#wanted.add(file);
    this.#asking ??= this.#ask();
  }

  async #ask(): Promise<void> {
    await null; // whoever wants more in this turn asks with it
    const files = [...this.#wanted].slice(0, AT_ONCE);
    const asked = await this.#connection.ask('links', { files });
    const now = this.#clock.now();
    const found = new Map(asked.ok ? asked.links.map(({ id, url }) => [id, url] as const) : []);
    for (const id of files) {
      const url = found.get(id) ?? null;
      this.#had.set(id, { url, until: url === null ? now + AGAIN_MS : now + LEAST_MS });
      this.#wanted.delete(id);
    }
    this.#asking = null;
    if (this.#wanted.size > 0) this.#asking = this.#ask();
    this.#changes.tell();
  }
}
