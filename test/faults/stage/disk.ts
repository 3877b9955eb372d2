import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder on which nothing can be written for a while. */
export interface Disk {
  readonly path: string;
  breakIt(): unknown;
  mendIt(): unknown;
  remove(): void;
}

/** A disk in memory, of so many MB: what is written fills it by itself. */
export function smallDisk(megabytes: number): Disk {
  const path = mkdtempSync(join(tmpdir(), 'sokdak-disk-'));
  mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path);
  return {
    path,
    breakIt: () => {},
    mendIt: () => mount('-o', `remount,size=${16 * megabytes}m`, path),
    remove: () => {
      execFileSync('umount', ['--lazy', path]);
      rmSync(path, { recursive: true });
    },
  };
}

/** A folder whose files turn read-only, also for who has them open; but for SQLite's `-shm`, which is memory. */
export function lockableDisk(): Disk {
  const path = mkdtempSync(join(tmpdir(), 'sokdak-disk-'));
  const files = () => readdirSync(path).filter((name) => !name.endsWith('-shm'));
  const change = (flag: string) => execFileSync('chattr', [flag, ...files().map((name) => join(path, name))]);
  return {
    path,
    breakIt: () => change('+i'),
    mendIt: () => change('-i'),
    remove: () => rmSync(path, { recursive: true }),
  };
}

/** A folder from which the database goes while it is in use. */
export function takenDisk(): Disk {
  const path = mkdtempSync(join(tmpdir(), 'sokdak-disk-'));
  const [there, away] = [join(path, 'sokdak.db'), join(path, 'away')];
  const move = (from: string, to: string) => existsSync(from) && renameSync(from, to);
  return {
    path,
    breakIt: () => move(there, away),
    mendIt: () => move(away, there),
    remove: () => rmSync(path, { recursive: true }),
  };
}

function mount(...args: readonly string[]): void {
  execFileSync('mount', args, { stdio: 'ignore' });
}

/** Whether this process may have such a disk, and its system knows it. */
export function canHave(make: () => Disk): boolean {
  try {
    const disk = make();
    try {
      writeFileSync(join(disk.path, 'probe'), '');
      disk.breakIt();
      disk.mendIt();
    } finally {
      disk.remove();
    }
    return true;
  } catch {
    return false;
  }
}
