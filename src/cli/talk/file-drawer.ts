import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Drawer, type Letter, type Shelf, shelfDrawer } from '../../client/index.ts';
import { FileShelf } from './file-shelf.ts';

/** What a process has not delivered. With a second number, what it has claimed of another that is no more. */
const UNSENT = /^unsent-(\d+)(?:-\d+)?\.json$/;

export const unsentOf = (folder: string, pid: number) => join(folder, `unsent-${pid}.json`);

/** Letters in a folder that all processes of one person share; `own` is the shelf of this one there. */
export function fileDrawer(folder: string, own: Shelf): Drawer {
  const mine = shelfDrawer(own);
  return {
    ...mine,
    async take() {
      for (const file of leftIn(folder)) for (const letter of await adopted(folder, file)) mine.put(letter);
      dropClaimed(folder);
      return mine.take();
    },
  };
}

/** The whole file of one process that is no more becomes this one's; also what was being written there. */
export function adoptOne(folder: string): void {
  const [file] = leftIn(folder);
  if (file !== undefined) claim(join(folder, file), unsentOf(folder, process.pid));
}

async function adopted(folder: string, file: string): Promise<readonly Letter[]> {
  const [, pid] = UNSENT.exec(file) ?? [];
  const claimed = join(folder, `unsent-${process.pid}-${pid}.json`);
  return claim(join(folder, file), claimed) ? shelfDrawer(new FileShelf(claimed)).take() : [];
}

/** Renaming is the claim: of two that try, one has it. */
function claim(file: string, as: string): boolean {
  try {
    renameSync(file, as);
    return true;
  } catch {
    return false;
  }
}

/** What was claimed is in this process's own file by now. */
function dropClaimed(folder: string): void {
  for (const file of filesOf(folder)) {
    if (file.startsWith(`unsent-${process.pid}-`)) rmSync(join(folder, file), { force: true });
  }
}

function leftIn(folder: string): readonly string[] {
  return filesOf(folder).filter((file) => {
    const pid = Number(UNSENT.exec(file)?.[1]);
    return pid > 0 && !isAlive(pid);
  });
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
