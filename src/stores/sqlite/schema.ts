import { StoreError } from '../fault.ts';
import type { Database } from './driver.ts';
import { sealAll } from './seal.ts';

/** 'sokd': says whose file it is. */
const APPLICATION = 0x736f6b64;

type Migration = string | ((db: Database) => void);

/**
 * Each leads from its index to the next version; a released one is never changed (test/upgrade).
 *
 * No copy of a deleted text may remain in the file. `secure_delete` zeroes what is freed, yet SQLite leaves copies of
 * rows behind when it splits or merges pages: of 27,000 deleted texts 72 were still there in a table WITHOUT ROWID, and
 * one where edits had made rows grow. So rows with texts are only ever added at the end and never grow: an edit keeps
 * its own text, and `revisions` says whose text a message reads; a deletion empties all of them.
 */
export const MIGRATIONS: readonly Migration[] = [
  `
  CREATE TABLE logs (
    n INTEGER PRIMARY KEY,
    log TEXT NOT NULL UNIQUE,
    room TEXT UNIQUE,
    one TEXT,
    two TEXT,
    last INTEGER NOT NULL DEFAULT 0,
    at INTEGER NOT NULL DEFAULT 0,
    said_at INTEGER NOT NULL DEFAULT 0,
    UNIQUE (one, two),
    CHECK ((room IS NULL) = (one IS NOT NULL) AND (one IS NULL) = (two IS NULL))
  ) STRICT;
  CREATE INDEX logs_two ON logs (two) WHERE two IS NOT NULL;

  CREATE TABLE states (
    log INTEGER PRIMARY KEY REFERENCES logs (n),
    state TEXT NOT NULL
  ) STRICT;

  CREATE TABLE entries (
    n INTEGER PRIMARY KEY,
    log INTEGER NOT NULL REFERENCES logs (n),
    seq INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    person TEXT NOT NULL,
    key TEXT,
    message INTEGER NOT NULL,
    target INTEGER REFERENCES entries (n),
    event TEXT NOT NULL,
    text TEXT,
    sum INTEGER NOT NULL,
    UNIQUE (log, seq)
  ) STRICT;
  CREATE UNIQUE INDEX entries_key ON entries (person, key) WHERE key IS NOT NULL;
  CREATE INDEX entries_target ON entries (target) WHERE target IS NOT NULL;

  CREATE TABLE revisions (
    target INTEGER PRIMARY KEY REFERENCES entries (n),
    latest INTEGER REFERENCES entries (n),
    edited_at INTEGER,
    deleted_at INTEGER
  ) STRICT;

  CREATE TABLE people (
    id TEXT PRIMARY KEY,
    nickname TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    owner INTEGER NOT NULL,
    since INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE notes (
    name TEXT PRIMARY KEY,
    text TEXT NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE people ADD COLUMN bot INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE people ADD COLUMN webhook TEXT;
  CREATE INDEX people_bots ON people (since, id) WHERE bot = 1;
  `,
  `
  CREATE TABLE logins (
    token TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    via TEXT NOT NULL,
    since INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX logins_person ON logins (person, since);
  INSERT INTO logins SELECT token, id, '', since FROM people;

  CREATE TABLE persons (
    id TEXT PRIMARY KEY,
    nickname TEXT NOT NULL,
    owner INTEGER NOT NULL,
    since INTEGER NOT NULL,
    bot INTEGER NOT NULL,
    webhook TEXT,
    password TEXT
  ) STRICT;
  INSERT INTO persons SELECT id, nickname, owner, since, bot, webhook, NULL FROM people;
  DROP TABLE people;
  ALTER TABLE persons RENAME TO people;
  CREATE INDEX people_holders ON people (since, id) WHERE bot = 1 OR password IS NOT NULL;
  `,
  `
  CREATE TABLE reactions (
    target INTEGER NOT NULL REFERENCES entries (n),
    emoji TEXT NOT NULL,
    person TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entries (n),
    PRIMARY KEY (target, emoji, person)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE reads (
    person TEXT NOT NULL,
    log INTEGER NOT NULL REFERENCES logs (n),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person, log)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE files (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL,
    at INTEGER NOT NULL,
    size INTEGER NOT NULL,
    sum TEXT NOT NULL,
    about TEXT NOT NULL
  ) STRICT;
  CREATE INDEX files_person ON files (person, size);
  CREATE INDEX files_sum ON files (sum);

  CREATE TABLE attachments (
    file INTEGER PRIMARY KEY REFERENCES files (n),
    entry INTEGER NOT NULL REFERENCES entries (n)
  ) STRICT;
  CREATE INDEX attachments_entry ON attachments (entry);
  `,
  // Pieces, as numbers, by the entry that they are found in; what was there before is taken in little by little
  // (indexing.below).
  // `secure-delete` takes what is deleted out of the index itself, rather than noting that it is gone.
  `
  CREATE VIRTUAL TABLE found USING fts5(
    pieces, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars '.'"
  );
  INSERT INTO found (found, rank) VALUES ('secure-delete', 1);
  CREATE TABLE indexing (below INTEGER NOT NULL) STRICT;
  INSERT INTO indexing SELECT ifnull(max(n), 0) + 1 FROM entries;
  `,
  // A row of `files` must not grow: those from before stay without.
  (db) => {
    for (const table of ['people', 'logs', 'states', 'files']) db.exec(`ALTER TABLE ${table} ADD COLUMN seal INTEGER`);
    sealAll(db, ['people', 'logs', 'states']);
    // What is said from now on is taken in once there is time: entries from `above` on are not yet in the index.
    db.exec(`
      ALTER TABLE indexing ADD COLUMN above INTEGER NOT NULL DEFAULT 1;
      UPDATE indexing SET above = (SELECT ifnull(max(n), 0) + 1 FROM entries);
    `);
  },
  `
  CREATE TABLE blocks (
    n INTEGER PRIMARY KEY,
    person TEXT NOT NULL,
    other TEXT NOT NULL,
    nickname TEXT NOT NULL,
    at INTEGER NOT NULL,
    seal INTEGER NOT NULL,
    UNIQUE (person, other)
  ) STRICT;
  `,
  // When somebody first came into a room: of the time before, when he first did something there.
  `
  CREATE TABLE comings (
    person TEXT NOT NULL,
    log INTEGER NOT NULL REFERENCES logs (n),
    seq INTEGER NOT NULL,
    PRIMARY KEY (person, log)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO comings
    SELECT e.person, e.log, min(e.seq) FROM entries e JOIN logs l ON l.n = e.log
    WHERE l.room IS NOT NULL GROUP BY e.person, e.log;
  `,
  `
  CREATE INDEX entries_acts ON entries (log, n)
    WHERE message = 0 AND json_extract(event, '$.on') NOT IN ('edited', 'reacted');
  `,
  // What proves who somebody is, beside a password, as JSON.
  `
  CREATE TABLE proofs (
    person TEXT PRIMARY KEY,
    proofs TEXT NOT NULL,
    seal INTEGER NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE invites (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    secret TEXT NOT NULL,
    person TEXT NOT NULL,
    nickname TEXT NOT NULL,
    owner INTEGER NOT NULL,
    room TEXT,
    uses INTEGER NOT NULL,
    at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    seal INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE guests (
    invite INTEGER NOT NULL REFERENCES invites (n),
    person TEXT NOT NULL,
    PRIMARY KEY (invite, person)
  ) STRICT, WITHOUT ROWID;
  `,
  // Who left is found by the nickname that he had, the last who bore it first.
  'CREATE INDEX people_called ON people (nickname, since, id)',
];

/** To be asked before anything is written: a file that is not ours stays as it is. */
export function refuseForeign(db: Database, migrations = MIGRATIONS): void {
  const tables = Number(db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.tables);
  if (tables > 0 && !isOurs(db)) throw new StoreError('foreign', 'The database belongs to another program.');
  if (versionOf(db) > migrations.length) throw new StoreError('newer', 'The database was written by a newer sokdak.');
}

/** Brings a file to the newest version. All or nothing, and durable. */
export function migrate(db: Database, migrations = MIGRATIONS): void {
  const version = isOurs(db) ? versionOf(db) : 0;
  if (version === migrations.length) return;
  db.exec('BEGIN IMMEDIATE');
  for (const migration of migrations.slice(version)) {
    if (typeof migration === 'string') db.exec(migration);
    else migration(db);
  }
  db.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${migrations.length}; COMMIT;`);
}

function isOurs(db: Database): boolean {
  return db.prepare('PRAGMA application_id').get()?.application_id === APPLICATION;
}

function versionOf(db: Database): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version);
}
