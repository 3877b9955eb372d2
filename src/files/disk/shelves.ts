import { join } from 'node:path';

/** Names of ours alone are looked up: nothing that came from outside leads out of the folder. */
const PLAIN = /^[\w-]{1,64}$/;

const SHELF = /^[\w-]{2}$/;

/** Where the files are within the data of a server. */
export function filesIn(data: string): string {
  return join(data, 'files');
}

/** Where the bytes are that are whole, within a folder of files. */
export function keptIn(files: string): string {
  return join(files, 'kept');
}

/** Where what has this sum stands. Throws where that is no name of ours. */
export function shelfOf(kept: string, sum: string): string {
  return join(kept, plain(sum).slice(0, 2));
}

/** Whether this is a name of a shelf, and nothing that a copy left half made. */
export function isShelf(name: string): boolean {
  return SHELF.test(name);
}

export function plain(name: string): string {
  if (!PLAIN.test(name)) throw new Error('That is no name of a file here.');
  return name;
}
