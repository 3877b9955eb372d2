import type { Connection } from '../../client/index.ts';
import { Keeping } from './keeping.ts';

/** In ms: the page is not to be slower for it. */
const UNHURRIED_MS = 3_000;

/**
 * From now on the page opens without a server, and shows what was last read. Null where browsers have no workers: over
 * plain http, but for this computer itself; there nothing could be opened, and so nothing is kept.
 */
export function outlast(connection: Connection): Keeping | null {
  if (!('serviceWorker' in navigator)) return null;
  setTimeout(register, UNHURRIED_MS);
  return new Keeping(connection);
}

async function register(): Promise<void> {
  try {
    await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' });
  } catch {
    // Forbidden, or no place for it: then the page needs its server, as before.
  }
}
