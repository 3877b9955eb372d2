import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a running server is asked by whoever runs it, and by what he proves that he may (docs/decisions/0031). */
export interface OperatorDoor {
  readonly url: string;
  readonly secret: string;
  readonly pid: number;
}

/** Lays it into the folder of the data, where nobody else may read it; another at each start. */
export function layOperatorFile(data: string, door: OperatorDoor): void {
  removeOperatorFile(data);
  // A file that is there already keeps its rights.
  writeFileSync(fileIn(data), JSON.stringify(door), { mode: 0o600, flag: 'wx' });
}

export function removeOperatorFile(data: string): void {
  rmSync(fileIn(data), { force: true });
}

/** What a server that runs has laid there; null where none does. Throws where it must not be read. */
export function readOperatorFile(data: string): OperatorDoor | null {
  try {
    const door: OperatorDoor = JSON.parse(readFileSync(fileIn(data), 'utf8'));
    return runs(door.pid) ? door : null;
  } catch (problem) {
    if (problem instanceof SyntaxError || (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT'))
      return null;
    throw problem;
  }
}

function fileIn(data: string): string {
  return join(data, 'admin.json');
}

/** Whether there is a process of that number, whosever it is. */
function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (problem) {
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM';
  }
}
