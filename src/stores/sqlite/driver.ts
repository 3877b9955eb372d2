import { createRequire } from 'node:module';
import { StoreError } from '../fault.ts';

export type Value = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

export interface Statement {
  run(...values: readonly Value[]): { readonly lastInsertRowid: number | bigint };
  get(...values: readonly Value[]): Row | undefined;
  all(...values: readonly Value[]): readonly Row[];
}

/**
 * What `node:sqlite` and `@photostructure/sqlite` have in common, as far as it is used here. The latter's `close` leaves
 * files open until the statements are collected as garbage: only the end of the thread closes for certain.
 */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

export interface Driver {
  readonly DatabaseSync: new (file: string, options: { readonly readOnly: boolean }) => Database;
}

/** `require`: where V8's cache is used, `import()` leads nowhere (src/cli/cached.ts). */
const require = createRequire(import.meta.url);

/** Node has SQLite without a flag since 22.13; before that, a package with the same interface stands in. */
export function loadDriver(version = process.versions.node): Driver {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const hasOwn = major > 22 || (major === 22 && minor >= 13);
  return require(hasOwn ? 'node:sqlite' : '@photostructure/sqlite');
}

/** https://sqlite.org/rescode.html: the primary code is the low byte. */
const SENTENCES = {
  5: ['taken', 'Another process holds the database.'],
  6: ['taken', 'Another process holds the database.'],
  8: ['readonly', 'The database cannot be written to.'],
  10: ['io', 'The disk fails.'],
  11: ['corrupt', 'The database is damaged.'],
  13: ['full', 'The disk is full.'],
  14: ['io', 'The database cannot be opened.'],
  19: ['refused', 'What was asked contradicts what is kept.'],
  26: ['corrupt', 'The file is no SQLite database.'],
} as const;

/** Says in our words what SQLite said. What it did not say is a mistake of ours, and is thrown on. */
export function faultOf(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  if (!(error instanceof Error) || !('errcode' in error)) throw error;
  const code = Number(error.errcode) & 0xff;
  const known = SENTENCES[code as keyof typeof SENTENCES];
  return known ? new StoreError(known[0], known[1]) : new StoreError('io', `The database failed with code ${code}.`);
}
