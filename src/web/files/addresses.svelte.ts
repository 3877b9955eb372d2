import type { Connection } from '../../client/index.ts';

/** An address is asked for anew this long before it ends, in ms. */
const SPARE_MS = 60_000;
/** As many as one question may name. */
const MOST = 100;

interface Address {
  readonly url: string;
  readonly until: number;
}

/** Under which files are handed out to me: asked for together, and good for some minutes. */
export class Addresses {
  readonly #connection: Pick<Connection, 'ask'>;
  #known: ReadonlyMap<string, Address> = $state.raw(new Map());
  #wanted = new Set<string>();

  constructor(connection: Pick<Connection, 'ask'>) {
    this.#connection = connection;
  }

  /** Null until it has come, and where I may not have it. */
  of(id: string): string | null {
    return this.#known.get(id)?.url ?? null;
  }

  /** Asks for it where there is none that is good for a while. */
  want(id: string): void {
    const known = this.#known.get(id);
    if (known && known.until - SPARE_MS > Date.now()) return;
    if (this.#wanted.size === 0) queueMicrotask(() => void this.#ask());
    this.#wanted.add(id);
  }

  async #ask(): Promise<void> {
    const files = [...this.#wanted].slice(0, MOST);
    for (const id of files) this.#wanted.delete(id);
    const answer = await this.#connection.ask('links', { files });
    if (!answer.ok) return;
    const known = new Map(this.#known);
    for (const { id, url } of answer.links) known.set(id, { url, until: answer.until });
    this.#known = known;
    if (this.#wanted.size > 0) void this.#ask();
  }
}
