import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The lines of the input, none read before the one before it is done. */
export function linesOf(input: Readable): AsyncIterable<string> {
  return createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY, terminal: false });
}
