import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

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

/** A page without an origin, and so without storage. */
const BLANK = 'about:blank';

/** Someone behind a slow computer is patient. */
const PATIENCE_MS = 25_000;

let running: Promise<Browser> | undefined;
/** Pages that were used and are as new, by what they were made for: to open one takes half a second. */
const idle = new Map<string, Page[]>();

export async function closeBrowser(): Promise<void> {
  await (await running)?.close();
}

/** A page in a profile of its own. */
export async function openPage(options: BrowserContextOptions): Promise<Page> {
  const used = idle.get(JSON.stringify(options))?.pop();
  if (used) return used;
  const context = await (await browser()).newContext(options);
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

/** Makes a page as new, for whoever needs one like it. Each server has an origin of its own, and so its own storage. */
export async function putBack(page: Page, options: BrowserContextOptions): Promise<void> {
  if (page.isClosed()) return;
  for (const event of ['console', 'pageerror', 'request'] as const) page.removeAllListeners(event);
  if (page.url() !== BLANK) {
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await page.goto(BLANK);
  }
  const key = JSON.stringify(options);
  idle.set(key, [...(idle.get(key) ?? []), page]);
}

/** The one browser of all tests. */
function browser(): Promise<Browser> {
  running ??= chromium.launch({
    executablePath: process.env.SOKDAK_CHROMIUM || '/usr/bin/chromium',
    args: [...QUIET, ...AS_ROOT],
  });
  return running;
}
