import type { FileInfo } from '../../core/file.ts';
import type { Attached } from '../../core/message.ts';
import type { FileRecord } from '../ports/files.ts';
import type { Alts } from './alts.ts';

/** Files of a message on its way. */
export interface Claim {
  /** Takes them for it: null where one of them is not there or is somebody else's. Asked again, it answers the same. */
  take(): Attached;
  /** They were said with it; or they were not, and may be said with another. */
  settle(said: boolean): void;
}

const NONE: Claim = { take: () => [], settle: () => {} };

/** Files that wait to be said. Each is said once, by who sent it. */
export class Unsaid {
  readonly #files = new Map<string, FileRecord>();

  add(file: FileRecord): void {
    this.#files.set(file.id, file);
  }

  of(id: string, person: string): FileRecord | null {
    const file = this.#files.get(id);
    return file?.by === person ? file : null;
  }

  delete(id: string): void {
    this.#files.delete(id);
  }

  count(person: string): number {
    let count = 0;
    for (const { by } of this.#files.values()) if (by === person) count += 1;
    return count;
  }

  allOf(person: string): readonly FileRecord[] {
    return [...this.#files.values()].filter(({ by }) => by === person);
  }

  /** Those that were sent before this moment (ms since 1970). */
  before(at: number): readonly FileRecord[] {
    return [...this.#files.values()].filter((file) => file.at < at);
  }

  /** `alts` says what some of them show; it takes the place of what was said as they were sent. */
  claim(person: string, ids: readonly string[], alts: Alts): Claim {
    if (ids.length === 0) return NONE;
    let taken: readonly FileRecord[] | null = null;
    return {
      take: () => {
        taken ??= this.#take(person, new Set(ids));
        return taken?.map((file) => described(infoOf(file), alts.get(file.id))) ?? null;
      },
      settle: (said) => {
        if (!said) for (const file of taken ?? []) this.add(file);
      },
    };
  }

  #take(person: string, ids: ReadonlySet<string>): readonly FileRecord[] | null {
    const files = [...ids].flatMap((id) => this.of(id, person) ?? []);
    if (files.length < ids.size) return null;
    for (const { id } of files) this.delete(id);
    return files;
  }
}

function described(file: FileInfo, alt: string | undefined): FileInfo {
  return alt === undefined ? file : { ...file, alt };
}

/** As much of a file as others see. */
export function infoOf({ by: _, at: __, sum: ___, ...info }: FileRecord): FileInfo {
  return info;
}
