import type { Worker } from 'node:worker_threads';
import type { Report } from '../../hub/ports/world.ts';
import { StoreError } from '../fault.ts';
import type { Answer, Answers, Numbered, Outcome, Outcomes, Request, ThreadData, ToThread } from './requests.ts';
import type { StartThread } from './start-thread.ts';

interface Asked {
  readonly request: Request;
  resolve(answer: Answer): void;
  reject(fault: StoreError): void;
}

export interface ThreadOptions {
  readonly data: ThreadData;
  readonly start: StartThread;
  readonly report: Report;
  readonly commit?: (seconds: number, entries: number) => void;
}

/** This side of a thread. One that ended is started again by the next that is asked. */
export class Thread<R extends Request> {
  readonly #options: ThreadOptions;
  readonly #asked = new Map<number, Asked>();
  #worker: Worker | null = null;
  #waiting: Numbered[] = [];
  #ref = 0;
  #closed: Promise<void> | null = null;

  constructor(options: ThreadOptions) {
    this.#options = options;
    // Before the first question, so that several threads load at once.
    this.#worker = this.#started();
  }

  ask<A extends R>(request: A): Promise<Answers[A['do']]> {
    if (this.#closed) return Promise.reject(new StoreError('stopped', 'The store is closed.'));
    return this.#put(request) as Promise<Answers[A['do']]>;
  }

  /** Finishes what was asked before. */
  close(): Promise<void> {
    this.#closed ??= this.#leave();
    return this.#closed;
  }

  #put(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#ref += 1;
      this.#asked.set(this.#ref, { request, resolve, reject });
      this.#wait({ ref: this.#ref, request });
    });
  }

  /** What is asked in one turn travels in one message. */
  #wait(request: Numbered): void {
    if (this.#waiting.length === 0) queueMicrotask(() => this.#post());
    this.#waiting.push(request);
  }

  #post(): void {
    const requests = this.#waiting;
    this.#waiting = [];
    if (requests.length === 0) return;
    this.#worker ??= this.#started();
    this.#worker.postMessage({ requests } satisfies ToThread);
  }

  #started(): Worker {
    const worker = this.#options.start(this.#options.data);
    let cause: unknown = null;
    worker.on('message', (outcomes: Outcomes) => this.#take(outcomes));
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => this.#exited(worker, cause));
    return worker;
  }

  #take({ outcomes, commit, ended }: Outcomes): void {
    if (commit) this.#options.commit?.(commit.seconds, commit.entries);
    for (const outcome of outcomes) this.#settle(outcome);
    if (ended) this.#turnOver(outcomes);
  }

  #settle(outcome: Outcome): void {
    const asked = this.#asked.get(outcome.ref);
    this.#asked.delete(outcome.ref);
    if ('answer' in outcome) asked?.resolve(outcome.answer);
    else asked?.reject(new StoreError(outcome.fault.code, outcome.fault.message, outcome.fault.file));
  }

  /** What an ended thread was sent and has not answered, it has not begun: the next one gets it. */
  #turnOver(outcomes: readonly Outcome[]): void {
    const fault = outcomes.find((outcome) => 'fault' in outcome);
    this.#options.report('warn', 'the store opens its database anew', { role: this.#role, code: fault?.fault.code });
    this.#worker = null;
    this.#waiting = [];
    for (const [ref, { request }] of this.#asked) this.#wait({ ref, request });
  }

  /** A thread that died without a word may have written what it was sent: nobody can say. */
  #exited(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    if (!this.#closed)
      this.#options.report('error', 'a thread of the store died', { role: this.#role, cause: String(cause) });
    const waiting = new Set(this.#waiting.map(({ ref }) => ref));
    const fault = new StoreError('stopped', 'The store stopped while it was asked.');
    for (const ref of this.#asked.keys()) if (!waiting.has(ref)) this.#settle({ ref, fault });
  }

  get #role(): string {
    return this.#options.data.role;
  }

  async #leave(): Promise<void> {
    // Answered in order: once this is, so is all before it.
    if (this.#asked.size > 0) await this.#put({ do: 'start' }).catch(() => {});
    const worker = this.#worker;
    if (!worker) return;
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage({ close: true } satisfies ToThread);
    await exited;
  }
}
