import { spawn } from 'node:child_process';
import { platform } from 'node:os';

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Asks the desktop to show `url`. Where there is no desktop, nothing happens. */
export function openBrowser(url: string): void {
  const [command, ...words] = OPENERS[platform()] ?? ['xdg-open'];
  const opener = spawn(command, [...words, url], { stdio: 'ignore', detached: true });
  opener.on('error', () => {});
  opener.unref();
}
