import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Gathering, Heard, Talk } from './load/crowd.ts';
import type { Asked, Told } from './load/protocol.ts';
import type { Reads, Waits } from './load/reads.ts';
import type { Coming } from './load/returning.ts';
import { pinned } from './pinned.ts';

const MAIN = fileURLToPath(new URL('./load/main.ts', import.meta.url));

/** The load generator, from the other side. */
export class Generator {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (answer: never) => void; reject: (problem: Error) => void }>();
  #ref = 0;
  readonly ready: Promise<void>;

  constructor() {
    const [command, args] = pinned('load', process.execPath, ['--import', 'tsx', MAIN]);
    this.#child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.ready = new Promise((resolve, reject) => this.#waiting.set(0, { resolve: () => resolve(), reject }));
    this.#child.on('message', (told: Told) => this.#take(told));
    this.#child.on('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the load generator is gone'));
    });
  }

  /** Seconds until all were in. */
  gather(name: string, gathering: Gathering): Promise<number> {
    return this.#ask({ do: 'gather', name, gathering });
  }

  talk(name: string, talk: Talk): Promise<Heard> {
    return this.#ask({ do: 'talk', name, talk });
  }

  leave(name: string): Promise<void> {
    return this.#ask({ do: 'leave', name });
  }

  come(name: string, coming: Coming): Promise<number> {
    return this.#ask({ do: 'come', name, coming });
  }

  drop(name: string): Promise<void> {
    return this.#ask({ do: 'drop', name });
  }

  comeBack(name: string): Promise<{ readonly half: number; readonly all: number }> {
    return this.#ask({ do: 'return', name });
  }

  read(name: string, reads: Reads): Promise<Waits> {
    return this.#ask({ do: 'read', name, reads });
  }

  stop(): void {
    this.#child.removeAllListeners('exit');
    this.#child.disconnect();
  }

  #ask<A>(asked: Asked): Promise<A> {
    this.#ref += 1;
    const ref = this.#ref;
    return new Promise((resolve, reject) => {
      this.#waiting.set(ref, { resolve, reject });
      this.#child.send({ ref, asked });
    });
  }

  #take(told: Told): void {
    const waiting = this.#waiting.get(told.ref);
    this.#waiting.delete(told.ref);
    if ('answer' in told) waiting?.resolve(told.answer as never);
    else waiting?.reject(new Error(told.problem));
  }
}
