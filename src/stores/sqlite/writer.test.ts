import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fresh, rising, say, seqs, someone } from '../contract/stage.ts';
import { loadDriver } from './driver.ts';
import { append, ask, entriesIn, faultyDriver, freshFile, numbered, open } from './test-kit.ts';
import { Writer } from './writer.ts';

const LOG = 'log-of-#부엌';
const by = someone();
const codes = (outcomes: readonly object[]) => outcomes.map((one) => ('fault' in one ? one.fault : null));

const FAULTS = [
  ['SQLITE_FULL', 13, 'full', false],
  ['SQLITE_IOERR_FSYNC', 1034, 'io', true],
  ['SQLITE_IOERR_WRITE', 778, 'io', true],
  ['SQLITE_READONLY', 8, 'readonly', true],
  ['SQLITE_CORRUPT', 11, 'corrupt', true],
] as const;

it.each(FAULTS)('%s at the commit fails all of the transaction, and the next one finds no hole', async (...given) => {
  const [, errcode, code, ended] = given;
  let fails: number | null = null;
  const [file, driver] = [freshFile(), await faultyDriver(() => fails)];
  const writer = new Writer(driver, file);
  open(writer);
  ask(writer, append(LOG, say(by, 'before')));
  fails = errcode;
  const key = fresh('key');
  const refused = writer.perform(numbered(append(LOG, say(by, 'a', { key })), append(LOG, say(by, 'b'))));
  expect(refused).toMatchObject({ outcomes: [{ fault: { code } }, { fault: { code } }], ended });
  fails = null;
  if (ended) writer.close();
  const next = ended ? new Writer(driver, file) : writer;
  expect(ask(next, append(LOG, say(by, 'a', { key })))).toMatchObject([{ answer: { after: 1, known: [] } }]);
  next.close();
  expect((await entriesIn(file, LOG)).map(({ event }) => 'text' in event && event.text)).toEqual(['before', 'a']);
});

it('refuses while the disk is full, reads on, and goes on by itself when there is room', async () => {
  const [file, driver] = [freshFile(), await faultyDriver(() => null)];
  const writer = new Writer(driver, file);
  open(writer);
  const pages = Number(driver.databases[0]?.prepare('PRAGMA page_count').get()?.page_count);
  driver.databases[0]?.exec(`PRAGMA max_page_count = ${pages + 8}`);
  const long = () => append(LOG, say(by, '가'.repeat(4_000)));
  const before = rising(20).flatMap(() => ask(writer, long()));
  const kept = before.filter((one) => 'answer' in one);
  expect(kept.length).toBeLessThan(20);
  expect(codes(before).at(-1)).toEqual({ code: 'full', message: 'The disk is full.', file: null });
  expect(seqs(await entriesIn(file, LOG))).toEqual(rising(kept.length));
  driver.databases[0]?.exec('PRAGMA max_page_count = 100000');
  expect(ask(writer, long())).toMatchObject([{ answer: { after: kept.length } }]);
  writer.close();
});

it('takes all that is performed together into one transaction, but undoes alone what is refused', async () => {
  let commits = 0;
  const driver = await faultyDriver(() => {
    commits += 1;
    return null;
  });
  const writer = new Writer(driver, freshFile());
  open(writer);
  commits = 0;
  const many = rising(100).map(() => append(LOG, say(by, 'a')));
  expect(ask(writer, ...many).map((one) => 'answer' in one && one.answer)).toMatchObject(
    rising(100).map((seq) => ({ after: seq - 1 })),
  );
  expect(commits).toBe(1);
  const id = fresh('id');
  const mixed = [append(LOG, say(by, 'b', { id })), append(LOG, say(by, 'c', { id })), append(LOG, say(by, 'd'))];
  expect(ask(writer, ...mixed)).toMatchObject([
    { answer: { after: 100 } },
    { fault: { code: 'refused' } },
    { answer: { after: 101 } },
  ]);
  writer.close();
});

it('refuses, naming the file, what is no database, what is damaged, what is foreign and what is newer', async () => {
  const driver = loadDriver();
  const cases: readonly [string, (file: string) => void][] = [
    ['The file is no SQLite database', (file) => writeFileSync(file, 'Dear diary, '.repeat(1_000))],
    ['The database belongs to another program', (file) => sql(file, 'CREATE TABLE cats (name)')],
    ['The database was written by a newer sokdak', (file) => sql(sokdak(file), 'PRAGMA user_version = 9999')],
    ['The database is damaged', (file) => truncate(sokdak(file))],
  ];
  for (const [sentence, spoil] of cases) {
    const file = freshFile();
    spoil(file);
    const spoilt = readFileSync(file);
    const writer = new Writer(driver, file);
    expect(codes(ask(writer, { do: 'start' }))).toMatchObject([{ message: `${sentence}: ${file}` }]);
    writer.close();
    expect(readFileSync(file).equals(spoilt)).toBe(true);
  }

  function sql(file: string, text: string): void {
    const db = new driver.DatabaseSync(file, { readOnly: false });
    db.exec(text);
    db.close();
  }

  function sokdak(file: string): string {
    const writer = new Writer(driver, file);
    open(writer);
    ask(writer, ...rising(200).map(() => append(LOG, say(by, '가'.repeat(500)))));
    writer.tidy();
    writer.close();
    return file;
  }

  /** As after a power cut on a disk that lies: half of the file is gone, and it was not closed. */
  function truncate(file: string): void {
    writeFileSync(file, readFileSync(file).subarray(0, 40 * 4096));
    writeFileSync(`${file}-wal`, 'x');
  }
});

it('never reads a flipped bit as somebody’s words [L13]', async () => {
  const [file, driver] = [freshFile(), loadDriver()];
  const writer = new Writer(driver, file);
  open(writer);
  ask(writer, append(LOG, say(by, 'I owe you 100 won'), say(by, 'yes')));
  writer.tidy();
  writer.close();
  const bytes = readFileSync(file);
  bytes[bytes.indexOf('100 won')] = '9'.charCodeAt(0);
  writeFileSync(file, bytes);
  await expect(entriesIn(file, LOG)).rejects.toThrow('"code":"corrupt"');
});
