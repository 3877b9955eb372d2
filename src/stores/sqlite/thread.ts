import type { Worker } from 'node:worker_threads';
import type { Report } from '../../hub/ports.ts';
import { StoreError } from '../fault.ts';
import type { Answers, Numbered, Outcome, Outcomes, Request, ThreadData, ToThread } from './requests.ts';
import type { StartThread } from './start-thread.ts';

interface Asked {
  resolve(answer: unknown): void;
  reject(fault: StoreError): void;
}

export interface ThreadOptions {
  readonly data: ThreadData;
  readonly start: StartThread;
  readonly report: Report;
  readonly commit?: (seconds: number, entries: number) => void;
}

/** This side of a thread. One that died is started again by the next that is asked. */
export class Thread<R extends Request> {
  readonly #options: ThreadOptions;
  readonly #asked = new Map<number, Asked>();
  #worker: Worker | null = null;
  #waiting: Numbered[] = [];
  #ref = 0;
  #closed: Promise<void> | null = null;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  ask<A extends R>(request: A): Promise<Answers[A['do']]> {
    if (this.#closed) return Promise.reject(new StoreError('stopped', 'The store is closed.'));
    return new Promise((resolve, reject) => {
      this.#ref += 1;
      this.#asked.set(this.#ref, { resolve: resolve as Asked['resolve'], reject });
      if (this.#waiting.length === 0) queueMicrotask(() => this.#post());
      this.#waiting.push({ ref: this.#ref, request });
    });
  }

  /** Finishes what was asked before. */
  close(): Promise<void> {
    this.#closed ??= this.#leave();
    return this.#closed;
  }

  /** What is asked in one turn travels in one message. */
  #post(): void {
    const requests = this.#waiting;
    this.#waiting = [];
    if (requests.length > 0) this.#send(this.#running(), { requests });
  }

  #send(worker: Worker, message: ToThread): void {
    worker.postMessage(message);
  }

  #running(): Worker {
    this.#worker ??= this.#started();
    return this.#worker;
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

  #take({ outcomes, commit }: Outcomes): void {
    if (commit) this.#options.commit?.(commit.seconds, commit.entries);
    for (const outcome of outcomes) this.#settle(outcome);
  }

  #settle(outcome: Outcome): void {
    const asked = this.#asked.get(outcome.ref);
    this.#asked.delete(outcome.ref);
    if ('answer' in outcome) asked?.resolve(outcome.answer);
    else asked?.reject(new StoreError(outcome.fault.code, outcome.fault.message));
  }

  #exited(worker: Worker, cause: unknown): void {
    if (this.#worker === worker) this.#worker = null;
    if (this.#closed) return;
    this.#options.report('error', 'a thread of the store died', {
      role: this.#options.data.role,
      cause: String(cause),
    });
    const posted = [...this.#asked].filter(([ref]) => !this.#waiting.some((waiting) => waiting.ref === ref));
    for (const [ref, { reject }] of posted) {
      this.#asked.delete(ref);
      reject(new StoreError('stopped', 'The store stopped while it was asked.'));
    }
  }

  async #leave(): Promise<void> {
    this.#post();
    const worker = this.#worker;
    if (!worker) return;
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    this.#send(worker, { close: true });
    await exited;
  }
}
