import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** The first of these programs that can be run, given by name or by absolute path; null where none can. */
export function onPath(programs) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = (program) => (isAbsolute(program) ? [program] : folders.map((folder) => join(folder, program)));
  return programs.filter(Boolean).flatMap(places).find(isExecutable) ?? null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
