import { shelfDrawer } from '../../client/drawer.ts';
import type { Drawer, Shelf, World } from '../../client/index.ts';
import type { Language } from '../texts/language.ts';
import { wire } from './wire.ts';

/** The browser, as the client wants it. */
export function browserWorld(language: Language): World {
  const tab = shelf(() => sessionStorage);
  return {
    transport: wire(),
    clock: { now: () => Date.now(), after },
    random: () => Math.random(),
    device: shelf(() => localStorage),
    onShelved,
    tab,
    drawer: drawer(tab),
    onWake,
    offsetAt,
    language,
  };
}

/** No place on earth turns its clocks but at a quarter of an hour. */
const QUARTER_MS = 900_000;
let known = { quarter: Number.NaN, offset: 0 };

function offsetAt(at: number): number {
  const quarter = Math.floor(at / QUARTER_MS);
  if (quarter !== known.quarter) known = { quarter, offset: -new Date(at).getTimezoneOffset() };
  return known.offset;
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

function onShelved(hear: (name: string) => void): void {
  addEventListener('storage', ({ key, storageArea }) => key && storageArea === localStorage && hear(key));
}

/** The shared drawer, when it has come. It is no part of the first load; what is written meanwhile waits for it. */
function drawer(tab: Shelf): Drawer {
  const instead = shelfDrawer(tab);
  const coming = import('./drawer.ts').then(
    ({ sharedDrawer }) => sharedDrawer(tab, instead),
    () => instead,
  );
  return {
    take: async () => (await coming).take(),
    put: (letter) => void coming.then((shared) => shared.put(letter)),
    remove: (key) => void coming.then((shared) => shared.remove(key)),
    onLeft: (hear) => void coming.then((shared) => shared.onLeft(hear)),
  };
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
