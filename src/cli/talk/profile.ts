import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Shelf } from '../../client/index.ts';
import { fold } from '../../core/fold.ts';
import { FileShelf } from './file-shelf.ts';

/**
 * Who one is on a server, on this computer: `me.json` has the token and how far one has read, `unsent-PID.json` what
 * that process has not delivered. The folder goes by the nickname with which one came first, so that several people
 * can talk from one computer.
 */
export interface Profile {
  readonly device: Shelf;
  readonly tab: Shelf;
  /** From now on it is the one of last time. */
  remember(): void;
}

/** `$XDG_CONFIG_HOME/sokdak/talk`, `%APPDATA%\sokdak\talk` on Windows. */
export function talkFolder(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CONFIG_HOME || env.APPDATA || join(homedir(), '.config'), 'sokdak', 'talk');
}

/** The profile of that nickname, or without one that of last time; null where there was no last time. */
export function openProfile(home: string, origin: string, nickname: string | null): Profile | null {
  const server = join(home, new URL(origin).host.replaceAll(/[^\w.-]/g, '_'));
  const name = nickname === null ? lastOf(server) : nameOf(nickname);
  if (name === null) return null;
  const folder = join(server, name);
  adoptUnsent(folder);
  return {
    device: new FileShelf(join(folder, 'me.json')),
    tab: new FileShelf(unsentOf(folder, process.pid)),
    remember: () => {
      mkdirSync(server, { recursive: true, mode: 0o700 });
      writeFileSync(join(server, 'last'), name, { mode: 0o600 });
    },
  };
}

/** No nickname is a safe name of a file everywhere. */
function nameOf(nickname: string): string {
  return createHash('sha256').update(fold(nickname)).digest('hex').slice(0, 16);
}

function lastOf(server: string): string | null {
  try {
    const [name] = /^[\da-f]{16}$/.exec(readFileSync(join(server, 'last'), 'utf8')) ?? [];
    return name ?? null;
  } catch {
    return null;
  }
}

const unsentOf = (folder: string, pid: number) => join(folder, `unsent-${pid}.json`);

/** Takes over what a process left that is no more. Renaming is the claim: of two that try, one has it. */
function adoptUnsent(folder: string): void {
  const left = filesOf(folder)
    .map((file) => Number(/^unsent-(\d+)\.json$/.exec(file)?.[1]))
    .find((pid) => pid > 0 && !isAlive(pid));
  if (left === undefined) return;
  try {
    renameSync(unsentOf(folder, left), unsentOf(folder, process.pid));
  } catch {
    // Another was quicker.
  }
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
