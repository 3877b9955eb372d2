import type { Act } from './trace.ts';

interface File {
  readonly now: Buffer;
  /** What a power cut leaves for certain. */
  readonly synced: Buffer;
  readonly since: readonly Act[];
}

const NONE: File = { now: Buffer.alloc(0), synced: Buffer.alloc(0), since: [] };

/** A disk that keeps apart what was written and what would survive. */
export class Disk {
  readonly #files = new Map<string, File>();

  do(act: Act): void {
    if (act.do === 'say' || act.do === 'tell') return;
    const file = this.#files.get(act.file) ?? NONE;
    if (act.do === 'remove') this.#files.delete(act.file);
    else if (act.do === 'sync') this.#files.set(act.file, { now: file.now, synced: file.now, since: [] });
    else this.#files.set(act.file, { ...file, now: changed(file.now, act), since: [...file.since, act] });
  }

  /** The files after a power cut: what was synced, and of the later writes those that `lucky` lets through. */
  afterCut(lucky: () => boolean): ReadonlyMap<string, Buffer> {
    const left = [...this.#files].map(([name, { synced, since }]) => {
      return [name, since.filter(lucky).reduce(changed, synced)] as const;
    });
    return new Map(left);
  }
}

function changed(content: Buffer, act: Act): Buffer {
  if (act.do === 'truncate') return sized(content, act.size);
  if (act.do !== 'write') return content;
  const next = sized(content, Math.max(content.length, act.at + act.bytes.length));
  act.bytes.copy(next, act.at);
  return next;
}

function sized(content: Buffer, size: number): Buffer {
  const next = Buffer.alloc(size);
  content.copy(next, 0, 0, size);
  return next;
}
