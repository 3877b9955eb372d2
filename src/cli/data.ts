import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LoadedConfig } from '../config.ts';
import { checkKept, copyKept } from '../files/disk/copy.ts';
import { filesIn } from '../files/disk/shelves.ts';
import { StoreError } from '../stores/fault.ts';
import { backUp, lookThrough, restore as restoreFrom, sumsIn } from '../stores/sqlite/copy.ts';
import { databaseIn } from '../stores/sqlite/sqlite.ts';
import { chance, clock } from '../world/world.ts';
import { worded } from './faults.ts';
import type { Act, ActOnFile } from './program.ts';
import { type Texts, texts } from './texts.ts';

/** `sokdak backup`: all that is kept as one file, and beside it a folder with the files that people have sent. */
export const backup: ActOnFile = (loaded, { file }) =>
  onData(loaded, async ({ database, files }, says) => {
    const [copy, beside] = [resolve(file), filesBeside(resolve(file))];
    if (existsSync(beside)) throw new StoreError('occupied', `There is a folder already: ${beside}`, beside);
    const { entries } = await backUp(database, copy);
    const sums = await sumsIn(copy);
    const notCopied = await orNone([copy, beside], copyKept(files, beside, sums));
    const lost = await stillKept(database, notCopied);
    return { sentence: says.backedUp(copy, counted(entries), counted(sums.size - notCopied.size)), lost };
  });

/** `sokdak restore`: such a file, and the folder beside it, as the data of a server. */
export const restore: ActOnFile = (loaded, { file, replace }) =>
  onData(loaded, async ({ database, files }, says) => {
    mkdirSync(resolve(loaded.config.data), { recursive: true });
    const [{ id }, from] = [chance(), resolve(file)];
    const { entries, aside } = await restoreFrom(from, database, { replace, fresh: () => id(clock.now()) });
    const sums = await sumsIn(database);
    const { size: lost } = await copyKept(filesBeside(from), files, sums);
    const restored = says.restored(database, counted(entries), counted(sums.size - lost));
    return { sentence: aside === null ? restored : `${restored}\n${says.keptAside(aside)}`, lost };
  });

/** `sokdak check`: whether all is as it was kept. */
export const check: Act = (loaded) =>
  onData(loaded, async ({ database, files }, says) => {
    const { entries } = await lookThrough(database);
    const sums = await sumsIn(database);
    const lost = await stillKept(database, await checkKept(files, sums));
    return { sentence: says.sound(database, counted(entries), counted(sums.size - lost)), lost };
  });

interface Data {
  readonly database: string;
  readonly files: string;
}

/** How it went; `lost` files were not there, or not what was kept. */
interface Done {
  readonly sentence: string;
  readonly lost: number;
}

/** Does it, and says how it went. Resolves to the exit code. */
async function onData(
  { config, language }: LoadedConfig,
  act: (data: Data, says: Texts) => Promise<Done>,
): Promise<number> {
  const says = texts[language];
  if (config.store !== 'sqlite') return fail(says.onlySqlite);
  const data = resolve(config.data);
  const database = databaseIn(data);
  try {
    const { sentence, lost } = await act({ database, files: filesIn(data) }, says);
    process.stdout.write(`${sentence}\n`);
    return lost > 0 ? fail(says.filesLost(counted(lost))) : 0;
  } catch (error) {
    const isThere = error instanceof StoreError && error.code === 'occupied' && error.file === database;
    return fail(isThere ? `${worded(error, language)} ${says.sayReplace}` : worded(error, language));
  }
}

/** Where the files are that belong to a backup. */
function filesBeside(backup: string): string {
  return `${backup}.files`;
}

/** What fails leaves none of these. */
async function orNone<T>(paths: readonly string[], work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (problem) {
    for (const path of paths) rmSync(path, { recursive: true, force: true });
    throw problem;
  }
}

/** How many of these are still kept: the chat goes on, and what was deleted meanwhile is not lost. */
async function stillKept(database: string, lost: ReadonlySet<string>): Promise<number> {
  if (lost.size === 0) return 0;
  const kept = await sumsIn(database);
  return [...lost].filter((sum) => kept.has(sum)).length;
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}
