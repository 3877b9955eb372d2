import { type Browser, chromium } from 'playwright-core';

/** What keeps a browser from doing anything of its own accord. */
const QUIET = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The browser's own sandbox needs a user who is not root. */
const AS_ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

let running: Promise<Browser> | undefined;

/** The one browser of all tests. */
export function browser(): Promise<Browser> {
  running ??= chromium.launch({
    executablePath: process.env.SOKDAK_CHROMIUM || '/usr/bin/chromium',
    args: [...QUIET, ...AS_ROOT],
  });
  return running;
}

export async function closeBrowser(): Promise<void> {
  await (await running)?.close();
}
