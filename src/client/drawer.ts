import { isLetter, type Letter } from './letters.ts';
import { readJson, writeJson } from './shelf.ts';
import type { Drawer, Shelf } from './world.ts';

const NAME = 'sokdak.outbox';

/** A drawer on a shelf that nobody else uses. */
export function shelfDrawer(shelf: Shelf): Drawer {
  const read = () => {
    const value = readJson(shelf, NAME);
    return Array.isArray(value) ? value.filter(isLetter) : [];
  };
  const without = (key: string) => read().filter((letter) => letter.key !== key);
  const write = (letters: readonly Letter[]) => writeJson(shelf, NAME, letters.length > 0 ? letters : undefined);
  return {
    take: async () => read(),
    put: (letter) => write([...without(letter.key), letter]),
    remove: (key) => write(without(key)),
    onLeft: () => {},
  };
}
