import type { Shelf, World } from '../../client/index.ts';
import type { Language } from '../texts/language.ts';
import { wire } from './wire.ts';

/** The browser, as the client wants it. */
export function browserWorld(language: Language): World {
  return {
    transport: wire(),
    clock: { now: () => Date.now(), after },
    random: () => Math.random(),
    device: shelf(() => localStorage),
    tab: shelf(() => sessionStorage),
    onWake,
    offsetAt: (at) => -new Date(at).getTimezoneOffset(),
    language,
  };
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

function onWake(wake: () => void): void {
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake();
  });
}

/** Even to name the storage throws where it is blocked; so it is named at each use. */
function shelf(storage: () => Storage): Shelf {
  return {
    getItem: (name) => storage().getItem(name),
    setItem: (name, text) => storage().setItem(name, text),
    removeItem: (name) => storage().removeItem(name),
  };
}
