PRAGMA application_id = 1936681828;
PRAGMA user_version = 13;
CREATE TABLE logs (
    n INTEGER PRIMARY KEY,
    log TEXT NOT NULL UNIQUE,
    room TEXT UNIQUE,
    one TEXT,
    two TEXT,
    last INTEGER NOT NULL DEFAULT 0,
    at INTEGER NOT NULL DEFAULT 0,
    said_at INTEGER NOT NULL DEFAULT 0, seal INTEGER,
    UNIQUE (one, two),
    CHECK ((room IS NULL) = (one IS NOT NULL) AND (one IS NULL) = (two IS NULL))
  ) STRICT;
CREATE TABLE states (
    log INTEGER PRIMARY KEY REFERENCES logs (n),
    state TEXT NOT NULL
  , seal INTEGER) STRICT;
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
CREATE TABLE revisions (
    target INTEGER PRIMARY KEY REFERENCES entries (n),
    latest INTEGER REFERENCES entries (n),
    edited_at INTEGER,
    deleted_at INTEGER
  ) STRICT;
CREATE TABLE notes (
    name TEXT PRIMARY KEY,
    text TEXT NOT NULL
  ) STRICT;
CREATE TABLE logins (
    token TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    via TEXT NOT NULL,
    since INTEGER NOT NULL
  ) STRICT;
CREATE TABLE "people" (
    id TEXT PRIMARY KEY,
    nickname TEXT NOT NULL,
    owner INTEGER NOT NULL,
    since INTEGER NOT NULL,
    bot INTEGER NOT NULL,
    webhook TEXT,
    password TEXT
  , seal INTEGER) STRICT;
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
CREATE TABLE files (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL,
    at INTEGER NOT NULL,
    size INTEGER NOT NULL,
    sum TEXT NOT NULL,
    about TEXT NOT NULL
  , seal INTEGER) STRICT;
CREATE TABLE attachments (
    file INTEGER PRIMARY KEY REFERENCES files (n),
    entry INTEGER NOT NULL REFERENCES entries (n)
  ) STRICT;
CREATE VIRTUAL TABLE found USING fts5(
    pieces, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars '.'"
  );
CREATE TABLE indexing (below INTEGER NOT NULL, above INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE blocks (
    n INTEGER PRIMARY KEY,
    person TEXT NOT NULL,
    other TEXT NOT NULL,
    nickname TEXT NOT NULL,
    at INTEGER NOT NULL,
    seal INTEGER NOT NULL,
    UNIQUE (person, other)
  ) STRICT;
CREATE TABLE comings (
    person TEXT NOT NULL,
    log INTEGER NOT NULL REFERENCES logs (n),
    seq INTEGER NOT NULL,
    PRIMARY KEY (person, log)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE proofs (
    person TEXT PRIMARY KEY,
    proofs TEXT NOT NULL,
    seal INTEGER NOT NULL
  ) STRICT;
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
CREATE INDEX logs_two ON logs (two) WHERE two IS NOT NULL;
CREATE UNIQUE INDEX entries_key ON entries (person, key) WHERE key IS NOT NULL;
CREATE INDEX entries_target ON entries (target) WHERE target IS NOT NULL;
CREATE INDEX logins_person ON logins (person, since);
CREATE INDEX people_holders ON people (since, id) WHERE bot = 1 OR password IS NOT NULL;
CREATE INDEX files_person ON files (person, size);
CREATE INDEX files_sum ON files (sum);
CREATE INDEX attachments_entry ON attachments (entry);
CREATE INDEX entries_acts ON entries (log, n)
    WHERE message = 0 AND json_extract(event, '$.on') NOT IN ('edited', 'reacted');
CREATE INDEX people_called ON people (nickname, since, id);
INSERT INTO logs VALUES (1, 'log-room', '#부엌', NULL, NULL, 6, 15, 11, 6900369193);
INSERT INTO logs VALUES (2, 'log-pair', NULL, 'p-1', 'p-2', 2, 22, 22, 5903304161);
INSERT INTO states VALUES (1, '{"room":"#부엌","bans":[{"who":{"id":"p-2","nickname":"김소연"},"address":null,"reason":"도배"}],"topic":null}', 7382847996);
INSERT INTO entries VALUES (1, 1, 1, 'e-1', 10, 'p-1', '"k-1"', 1, NULL, '{"on":"said","room":"#부엌","by":{"id":"p-1","nickname":"홍길동"}}', '"안녕 \"모두\""', 6745898168);
INSERT INTO entries VALUES (2, 1, 2, 'e-2', 11, 'p-1', NULL, 1, NULL, '{"on":"said","room":"#부엌","by":{"id":"p-1","nickname":"홍길동"}}', '""', 7205180359);
INSERT INTO entries VALUES (3, 1, 3, 'e-3', 12, 'p-1', NULL, 0, 1, '{"on":"edited","by":{"id":"p-1","nickname":"홍길동"},"target":"e-1"}', '"안녕"', 5239310365);
INSERT INTO entries VALUES (4, 1, 4, 'e-4', 13, 'p-1', NULL, 0, 2, '{"on":"edited","by":{"id":"p-1","nickname":"홍길동"},"target":"e-2"}', '""', 5108857801);
INSERT INTO entries VALUES (5, 1, 5, 'e-5', 14, 'p-1', NULL, 0, NULL, '{"on":"deleted","by":{"id":"p-1","nickname":"홍길동"},"target":"e-2"}', NULL, 7005582935);
INSERT INTO entries VALUES (6, 1, 6, 'e-7', 15, 'p-1', NULL, 0, NULL, '{"on":"reacted","by":{"id":"p-1","nickname":"홍길동"},"target":"e-1","emoji":"👍"}', NULL, 5987482520);
INSERT INTO entries VALUES (7, 2, 1, 'e-6', 20, 'p-2', '"k-1"', 1, NULL, '{"on":"whispered","by":{"id":"p-2","nickname":"김소연"},"to":{"id":"p-1","nickname":"홍길동"}}', '"길동아 안녕?"', 8015627979);
INSERT INTO entries VALUES (8, 2, 2, 'e-8', 22, 'p-2', NULL, 1, NULL, '{"on":"whispered","by":{"id":"p-2","nickname":"김소연"},"to":{"id":"p-1","nickname":"홍길동"},"files":[{"id":"f-1","name":"고양이.png","type":"image/png","size":70000,"width":640,"height":480}]}', '""', 4738131002);
INSERT INTO revisions VALUES (1, 3, 12, NULL);
INSERT INTO revisions VALUES (2, 4, 13, 14);
INSERT INTO notes VALUES ('invite', '열쇠');
INSERT INTO logins VALUES ('d-3', 'p-3', '', 3);
INSERT INTO logins VALUES ('d-4', 'p-4', '', 4);
INSERT INTO logins VALUES ('d-1', 'p-1', '', 1);
INSERT INTO logins VALUES ('d-2', 'p-2', '', 2);
INSERT INTO logins VALUES ('d-5', 'p-5', '', 5);
INSERT INTO logins VALUES ('d-6', 'p-5', 'irc', 6);
INSERT INTO logins VALUES ('d-7', 'p-6', '', 7);
INSERT INTO people VALUES ('p-3', '알림이', 0, 3, 1, NULL, NULL, 7178433511);
INSERT INTO people VALUES ('p-4', '배포', 0, 4, 1, '#부엌', NULL, 6518535268);
INSERT INTO people VALUES ('p-1', '홍길동', 1, 1, 0, NULL, NULL, 7345092566);
INSERT INTO people VALUES ('p-2', '김소연', 0, 2, 0, NULL, NULL, 6794557382);
INSERT INTO people VALUES ('p-5', '회원', 0, 5, 0, NULL, '$scrypt$ln=15,r=8,p=3$c2FsdA$aGFzaA', 5181822342);
INSERT INTO people VALUES ('p-6', '패스키', 0, 6, 0, NULL, NULL, 6705923022);
INSERT INTO reactions VALUES (1, '👍', 'p-1', 6);
INSERT INTO reads VALUES ('p-2', 1, 3, 12);
INSERT INTO files VALUES (1, 'f-1', 'p-2', 21, 70000, 'sum of f-1', '{"name":"고양이.png","type":"image/png","width":640,"height":480}', 7852097611);
INSERT INTO files VALUES (2, 'f-2', 'p-2', 21, 70000, 'sum of f-2', '{"name":"고양이.png","type":"image/png","width":640,"height":480}', 4875988236);
INSERT INTO attachments VALUES (1, 8);
INSERT INTO indexing VALUES (1, 1);
INSERT INTO blocks VALUES (1, 'p-1', 'p-2', '김소연', 23, 4839553075);
INSERT INTO comings VALUES ('p-2', 1, 2);
INSERT INTO proofs VALUES ('p-6', '{"passkeys":[{"id":"k-1","key":"pQECAyYg","count":0,"name":"전화기","since":24}]}', 5668125239);
INSERT INTO invites VALUES (1, 'i-1', 's-1', 'p-1', '홍길동', 1, '#부엌', 3, 24, 25, 6757044181);
INSERT INTO guests VALUES (1, 'p-2');
UPDATE indexing SET below = 1, above = 1;
