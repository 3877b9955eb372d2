import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Drawer, Shelf } from '../../client/index.ts';
import { fold } from '../../core/fold.ts';
import { adoptOne, fileDrawer, unsentOf } from './file-drawer.ts';
import { FileShelf } from './file-shelf.ts';

/**
 * Who one is on a server, on this computer: `me.json` has the token and how far one has read, `unsent-PID.json` what
 * that process has not delivered. The folder goes by the nickname with which one came first, so that several people
 * can talk from one computer.
 */
export interface Profile {
  readonly device: Shelf;
  readonly tab: Shelf;
  readonly drawer: Drawer;
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
  adoptOne(folder);
  const tab = new FileShelf(unsentOf(folder, process.pid));
  return {
    device: new FileShelf(join(folder, 'me.json')),
    tab,
    drawer: fileDrawer(folder, tab),
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
