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
 * Reads in a thread of its own, which is started by the first who asks for more than a start does: it takes some 14 MB,
 * and 30 ms. Until then the thread that writes reads, too.
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

  ask<R extends Read>(request: R): Promise<Answers[R['do']]> {
    if (!this.#closed && !AT_START.has(request.do)) this.#thread ??= this.#start();
    if (this.#thread) return this.#thread.ask(request);
    return this.#writer.ask({ do: 'read', request }) as Promise<Answers[R['do']]>;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread?.close();
  }
}
