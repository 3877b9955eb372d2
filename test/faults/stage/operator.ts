import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { backUp } from '../../../src/stores/sqlite/copy.ts';
import { loadDriver } from '../../../src/stores/sqlite/driver.ts';
import { databaseIn } from '../../../src/stores/sqlite/sqlite.ts';
import { freshFolder } from './experiment.ts';
import type { House } from './house.ts';
import { SOKDAK } from './server.ts';

/** `sokdak admin`, on the computer on which it runs. */
export const admin = ({ data }: House, ...words: readonly string[]) =>
  promisify(execFile)(process.execPath, [SOKDAK, 'admin', ...words, '--data', data]);

/** What a copy of the database, made while the server runs, answers. */
export async function asked({ data }: House, sql: string, ...values: readonly string[]): Promise<number> {
  const copy = join(freshFolder(), 'copy.db');
  await backUp(databaseIn(data), copy);
  const { DatabaseSync } = await loadDriver();
  const db = new DatabaseSync(copy, { readOnly: true });
  try {
    return Number(Object.values(db.prepare(sql).get(...values) ?? {})[0]);
  } finally {
    db.close();
  }
}
