/** Keeps the present schema for ever, with a sample in it: `npx tsx test/upgrade/dump.ts`, once for each release. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, loadDriver } from '../../src/stores/sqlite/driver.ts';
import { MIGRATIONS } from '../../src/stores/sqlite/schema.ts';
import { openSqliteStore } from '../../src/stores/sqlite/sqlite.ts';
import { writeSample } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'sokdak-dump-'));
const file = join(folder, 'sokdak.db');
const store = await openSqliteStore({ file, report: console.error });
await writeSample(store, MIGRATIONS.length);
await store.close();
const { DatabaseSync } = loadDriver();
const db = new DatabaseSync(file, { readOnly: true });
writeFileSync(new URL(`./v${MIGRATIONS.length}.sql`, import.meta.url), dump(db));
db.close();
rmSync(folder, { recursive: true });

/** What an index says is not kept, nor the tables in which it says so: a database that is read back builds its own. */
function dump(db: Database): string {
  const pragmas = ['application_id', 'user_version'].map((name) => {
    return `PRAGMA ${name} = ${db.prepare(`PRAGMA ${name}`).get()?.[name]}`;
  });
  const made = db
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'index'")
    .all()
    .filter(({ name }) => !String(name).startsWith('found_'));
  const rows = made
    .filter(({ type, name }) => type === 'table' && name !== 'found')
    .flatMap(({ name }) => inserts(db, String(name)));
  const anew = 'UPDATE indexing SET below = 1, above = 1';
  return [...pragmas, ...made.map(({ sql }) => sql), ...rows, anew].map((line) => `${line};\n`).join('');
}

function inserts(db: Database, table: string): readonly string[] {
  const columns = db.prepare('SELECT name FROM pragma_table_info(?)').all(table);
  const quoted = columns.map(({ name }) => `quote(${name})`).join(` || ', ' || `);
  const rows = db.prepare(`SELECT ${quoted} AS row FROM ${table}`).all();
  return rows.map(({ row }) => `INSERT INTO ${table} VALUES (${row})`);
}
