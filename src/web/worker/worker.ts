import { callWhenClosed } from './calling.ts';

declare const self: ServiceWorkerGlobalScope;

/** The page of this build: its files, and a digest of them all. Put in when it is built (scripts/build/page.js). */
declare const SHELL: { readonly digest: string; readonly files: readonly string[] };

const PREFIX = 'sokdak.';
const NAME = `${PREFIX}${SHELL.digest}`;
const PAGE = '/';
/** In ms: a server that does not answer is as good as none. */
const PATIENCE_MS = 4_000;
/** A page that is open while the server becomes another still loads its own late parts. */
const BUILDS = 2;

self.addEventListener('install', (event) => event.waitUntil(lay()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});

callWhenClosed();

/** Nothing has to wait for the pages that are open: what is of another build bears another name. */
async function lay(): Promise<void> {
  const cache = await caches.open(NAME);
  await cache.addAll([PAGE, ...SHELL.files]);
  await self.skipWaiting();
}

async function takeOver(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(builds.slice(0, Math.max(0, builds.length + 1 - BUILDS)).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Null for what is the server's alone: what is said, files, links that let one in, the lab and the owner's page. */
function answerTo({ method, mode, url: address }: Request): Promise<Response> | null {
  const url = new URL(address);
  if (method !== 'GET' || url.origin !== self.location.origin) return null;
  if (mode === 'navigate') return isPage(url.pathname) ? page(url) : null;
  return url.pathname.startsWith('/assets/') || SHELL.files.includes(url.pathname) ? part(url) : null;
}

function isPage(path: string): boolean {
  return path === PAGE || path.startsWith('/r/');
}

/** The server's, so that a new build comes at once; where there is none, the one that is kept. */
async function page(url: URL): Promise<Response> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), cache: 'no-cache' });
    if (answer.status < 500) return answer;
  } catch {
    // Then it is as it was when it was last here.
  }
  return (await kept(PAGE)) ?? fetch(url);
}

async function part({ href }: URL): Promise<Response> {
  return (await kept(href)) ?? fetch(href);
}

async function kept(address: string): Promise<Response | undefined> {
  const cache = await caches.open(NAME);
  return (await cache.match(address, { ignoreVary: true })) ?? caches.match(address, { ignoreVary: true });
}
