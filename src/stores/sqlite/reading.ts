import type { Answers, Read, Write } from './requests.ts';
import type { Thread } from './thread.ts';

/** What a server asks that starts, and has no visitors yet. */
const AT_START: ReadonlySet<Read['do']> = new Set([
  'rooms',
  'gone',
  'holders',
  'blocks',
  'invites',
  'unsaid',
  'uses',
  'sum',
  'note',
  'notes',
]);

/**
 * Reads in a thread of its own, which begins with the first visitor: it takes some 14 MB, and 30 ms. Until then the
 * thread that writes reads, too.
 */
export class Reading {
  readonly #writer: Thread<Write>;
  readonly #start: () => Thread<Read>;
  #thread: Thread<Read> | null = null;
  #closed = false;

  constructor(writer: Thread<Write>, start: () => Thread<Read>) {
    this.#writer = writer;
    this.#start = start;
  }

  /** There are visitors: from now on it has a connection of its own, open before anything happens to the file. */
  begin(): void {
    if (this.#closed || this.#thread) return;
    this.#thread = this.#start();
    this.#thread.ask({ do: 'start' }).catch(() => {});
  }

  ask<R extends Read>(request: R): Promise<Answers[R['do']]> {
    if (!AT_START.has(request.do)) this.begin();
    if (this.#thread) return this.#thread.ask(request);
    return this.#writer.ask({ do: 'read', request }) as Promise<Answers[R['do']]>;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread?.close();
  }
}
