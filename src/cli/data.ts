import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LoadedConfig } from '../config.ts';
import { StoreError } from '../stores/fault.ts';
import { backUp, lookThrough, restore as restoreFrom } from '../stores/sqlite/copy.ts';
import { databaseIn } from '../stores/sqlite/sqlite.ts';
import { chance, clock } from '../world.ts';
import { worded } from './faults.ts';
import type { Act, ActOnFile } from './program.ts';
import { type Texts, texts } from './texts.ts';

/** `sokdak backup`: all that is kept, as one file. */
export const backup: ActOnFile = (loaded, { file }) =>
  onDatabase(loaded, async (database, says) => {
    const { entries } = await backUp(database, resolve(file));
    return says.backedUp(resolve(file), counted(entries));
  });

/** `sokdak restore`: such a file, as the data of a server. */
export const restore: ActOnFile = (loaded, { file, replace }) =>
  onDatabase(loaded, async (database, says) => {
    mkdirSync(resolve(loaded.config.data), { recursive: true });
    const { id } = chance();
    const { entries, aside } = await restoreFrom(resolve(file), database, { replace, fresh: () => id(clock.now()) });
    const restored = says.restored(database, counted(entries));
    return aside === null ? restored : `${restored}\n${says.keptAside(aside)}`;
  });

/** `sokdak check`: whether all is as it was kept. */
export const check: Act = (loaded) =>
  onDatabase(loaded, async (database, says) => says.sound(database, counted((await lookThrough(database)).entries)));

/** Does it, and says how it went. Resolves to the exit code. */
async function onDatabase(
  { config, language }: LoadedConfig,
  act: (database: string, says: Texts) => Promise<string>,
): Promise<number> {
  const says = texts[language];
  if (config.store !== 'sqlite') return fail(says.onlySqlite);
  const database = databaseIn(resolve(config.data));
  try {
    process.stdout.write(`${await act(database, says)}\n`);
    return 0;
  } catch (error) {
    const isThere = error instanceof StoreError && error.code === 'occupied' && error.file === database;
    return fail(isThere ? `${worded(error, language)} ${says.sayReplace}` : worded(error, language));
  }
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

function counted(entries: number): string {
  return entries.toLocaleString('en-US');
}
