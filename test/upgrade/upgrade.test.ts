import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { memoryStore } from '../../src/stores/memory/memory.ts';
import { type Database, loadDriver } from '../../src/stores/sqlite/driver.ts';
import { MIGRATIONS, migrate } from '../../src/stores/sqlite/schema.ts';
import { openSqliteStore } from '../../src/stores/sqlite/sqlite.ts';
import { freshFile } from '../../src/stores/sqlite/test-kit.ts';
import { readAll, writeSample } from './sample.ts';

const { DatabaseSync } = loadDriver();
const versions = MIGRATIONS.map((_, index) => index + 1);
const fixture = (version: number) => new URL(`./v${version}.sql`, import.meta.url);

function restored(version: number, file: string): Database {
  const db = new DatabaseSync(file, { readOnly: false });
  db.exec(`PRAGMA foreign_keys = OFF; ${readFileSync(fixture(version), 'utf8')}`);
  return db;
}

function schemaOf(db: Database): readonly unknown[] {
  return db.prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').all();
}

function newest(): Database {
  const db = new DatabaseSync(':memory:', { readOnly: false });
  migrate(db);
  return db;
}

it.each(versions)('has a database of version %i (make it with test/upgrade/dump.ts)', (version) => {
  expect(existsSync(fixture(version))).toBe(true);
});

it.each(versions)('leads version %i to the very schema that a new database gets', (version) => {
  const db = restored(version, ':memory:');
  migrate(db);
  expect(schemaOf(db)).toEqual(schemaOf(newest()));
});

it.each(versions)('reads back from version %i what was written, and goes on', async (version) => {
  const file = freshFile();
  restored(version, file).close();
  const [store, expected] = [await openSqliteStore({ file, report: () => {} }), memoryStore()];
  await writeSample(expected, version);
  expect(await readAll(store, version)).toEqual(await readAll(expected, version));
  const { log } = await store.logs.open({ room: '#부엌' }, 'never');
  const said = { on: 'said', room: '#부엌', by: { id: 'p', nickname: '김' }, text: '' } as const;
  const [kept] = await store.logs.append(log, [{ id: 'new', at: 99, key: null, amendment: null, event: said }], null);
  expect(kept?.seq).toBe(version >= 4 ? 7 : 6);
  await store.close();
});

it('leaves a database as it was when a migration fails', () => {
  const db = newest();
  expect(() => migrate(db, [...MIGRATIONS, 'CREATE TABLE half (x); SELECT broken'])).toThrow();
  db.exec('ROLLBACK');
  expect(schemaOf(db)).toEqual(schemaOf(newest()));
  expect(db.prepare('PRAGMA user_version').get()?.user_version).toBe(MIGRATIONS.length);
});

it('[R17] who spoke in a room before comings were kept came there with his first entry', async () => {
  const file = freshFile();
  restored(6, file).close();
  const store = await openSqliteStore({ file, report: () => {} });
  const { log } = await store.logs.open({ room: '#부엌' }, 'never');
  const { entries } = await store.logs.page(log, { after: 0, limit: 99 });
  for (const by of new Set(entries.map(({ event }) => event.by.id))) {
    const first = entries.find(({ event }) => event.by.id === by)?.seq;
    expect([by, await store.people.came(by, { log, seq: 99 })]).toEqual([by, first]);
  }
  await store.close();
});
