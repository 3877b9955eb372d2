import { crc32 } from 'node:zlib';
import { StoreError } from '../fault.ts';
import type { Database, Row, Value } from './driver.ts';

/** The columns that a row's `seal` is made of, by table: what of it people read, or are known by. */
const SEALED = {
  people: ['id', 'nickname', 'owner', 'since', 'bot', 'webhook', 'password'],
  logs: ['room', 'one', 'two'],
  states: ['state'],
  proofs: ['person', 'proofs'],
  blocks: ['person', 'other', 'nickname', 'at'],
  invites: ['id', 'secret', 'person', 'nickname', 'owner', 'room', 'uses', 'at', 'until'],
  files: ['id', 'person', 'at', 'size', 'sum', 'about'],
} as const;

type Sealed = keyof typeof SEALED;

/**
 * SQLite has no checksums in its main file: this one keeps a flipped bit from being read as somebody's name. Bounds: an
 * integer of six bytes, whatever the values.
 */
export function sealOf(values: readonly Value[]): number {
  return 2 ** 32 + crc32(JSON.stringify(values));
}

/** The row, or a StoreError `corrupt` where it is not what was kept. A file from before there were seals has none. */
export function unbroken(table: Sealed, row: Row): Row {
  if (!isUnbroken(table, row)) throw new StoreError('corrupt', `The database is damaged: in ${table}.`);
  return row;
}

/** All rows of all tables that have seals, each looked at. Throws as `unbroken`. */
export function checkSeals(db: Database): void {
  const hasSeals = db.prepare("SELECT 1 FROM pragma_table_info(?) WHERE name = 'seal'");
  for (const table of (Object.keys(SEALED) as Sealed[]).filter((one) => hasSeals.get(one))) {
    for (const row of db.prepare(`SELECT ${[...SEALED[table], 'seal']} FROM ${table}`).all()) unbroken(table, row);
  }
}

/** Seals what was kept before there were seals. */
export function sealAll(db: Database, tables: readonly Sealed[]): void {
  for (const table of tables) {
    const seal = db.prepare(`UPDATE ${table} SET seal = ? WHERE rowid = ?`);
    const rows = db.prepare(`SELECT rowid AS place, ${SEALED[table]} FROM ${table}`).all();
    for (const row of rows) seal.run(sealOf(valuesOf(table, row)), Number(row.place));
  }
}

function isUnbroken(table: Sealed, row: Row): boolean {
  return row.seal === null || row.seal === sealOf(valuesOf(table, row));
}

function valuesOf(table: Sealed, row: Row): readonly Value[] {
  return SEALED[table].map((column) => row[column] as Value);
}
