import { costOf } from '../../core/file.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { FileRecords } from '../ports/files.ts';
import { Turns } from '../turns.ts';

/** In bytes; `file` 0 for no files at all. */
export interface FileLimits {
  readonly file: number;
  readonly perPerson: number;
  readonly inAll: number;
}

/** How much room files take, and whether there is room for one more: what is kept, and what is promised to uploads. */
export class Space {
  readonly #limits: () => FileLimits;
  readonly #records: FileRecords;
  readonly #turns = new Turns();
  readonly #kept = new Map<string, number>();
  readonly #promised = new Map<string, number>();

  constructor(limits: () => FileLimits, records: FileRecords) {
    this.#limits = limits;
    this.#records = records;
  }

  async load(): Promise<void> {
    for (const { person, bytes } of await this.#records.uses()) this.#kept.set(person, bytes);
  }

  /** Why a file of this size has no room, or null: then the room is promised until `release`. */
  promise(person: string, size: number): Refusal | null {
    const { file, perPerson, inAll } = this.#limits();
    if (file === 0 || size > file) return { code: 'file_too_large', limit: file };
    const cost = costOf(size);
    if (this.#of(person) + cost > perPerson) return { code: 'no_space', of: 'yours', limit: perPerson };
    if (this.inAll + cost > inAll) return { code: 'no_space', of: 'all', limit: inAll };
    this.hold(person, size);
    return null;
  }

  /** Promises what was promised before a restart. */
  hold(person: string, size: number): void {
    this.#promised.set(person, (this.#promised.get(person) ?? 0) + costOf(size));
  }

  release(person: string, size: number): void {
    const left = (this.#promised.get(person) ?? 0) - costOf(size);
    if (left > 0) this.#promised.set(person, left);
    else this.#promised.delete(person);
  }

  /** Asks the store anew what somebody has. */
  recount(person: string): Promise<void> {
    return this.#turns.take(person, async () => {
      const [use] = await this.#records.uses(person);
      if (use && use.bytes > 0) this.#kept.set(person, use.bytes);
      else this.#kept.delete(person);
    });
  }

  get inAll(): number {
    return sum(this.#kept) + sum(this.#promised);
  }

  #of(person: string): number {
    return (this.#kept.get(person) ?? 0) + (this.#promised.get(person) ?? 0);
  }
}

function sum(bytes: ReadonlyMap<string, number>): number {
  let all = 0;
  for (const some of bytes.values()) all += some;
  return all;
}
