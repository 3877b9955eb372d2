import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sought, termsOf } from '../contract/search.ts';
import { edit, erase, fresh, rising, say, someone } from '../contract/stage.ts';
import { loadDriver } from './driver.ts';
import { Reader } from './reader.ts';
import type { Answers } from './requests.ts';
import { numberOf } from './search.ts';
import { openSqliteStore } from './sqlite.ts';
import { append, ask, freshFile, open } from './test-kit.ts';
import { Writer } from './writer.ts';

const LOG = 'log-of-#부엌';
const by = someone();
const driver = loadDriver();
const said = (n: number) => say(by, `모두 ${n}`, { id: `id-${n}` });

/** A file as it was before there was an index. */
function unindexed(file: string): void {
  const db = new driver.DatabaseSync(file, { readOnly: false });
  db.exec(
    "INSERT INTO found (found) VALUES ('delete-all');" +
      'UPDATE indexing SET (below, above) = (SELECT max(n) + 1, max(n) + 1 FROM entries)',
  );
  db.close();
}

/** How many messages the index itself leads to. */
function lookedUp(file: string): number {
  const db = new driver.DatabaseSync(file, { readOnly: true });
  const rows = db.prepare('SELECT rowid FROM found WHERE found MATCH ?').all(`"${numberOf('모두')}"`);
  db.close();
  return rows.length;
}

/** Looks up in the file itself, without a thread. */
function found(reader: Reader, query: string) {
  const search = {
    terms: termsOf(query),
    logs: [LOG],
    from: null,
    after: null,
    before: null,
    has: null,
    beyond: null,
    limit: 5_000,
  };
  const [outcome] = reader.perform([{ ref: 0, request: { do: 'search', search } }]).outcomes;
  if (!outcome || !('answer' in outcome)) throw new Error(JSON.stringify(outcome));
  const { json, building } = outcome.answer as Answers['search'];
  const texts: string[] = JSON.parse(json).map(({ event }: { event: { text: string } }) => event.text);
  return { texts, building };
}

it('takes what was there before into the index, the newest first, while all goes on', () => {
  const file = freshFile();
  const before = new Writer(driver, file);
  open(before);
  ask(before, append(LOG, ...rising(1_000).map(said)));
  before.close();
  unindexed(file);
  const [writer, reader] = [new Writer(driver, file), new Reader(driver, file)];
  const step = () => ask(writer, { do: 'index' })[0];
  open(writer);
  expect(found(reader, '모두')).toEqual({ texts: [], building: true });
  expect(step()).toMatchObject({ answer: true });
  expect(found(reader, '모두').texts.slice(0, 2)).toEqual(['모두 1000', '모두 999']);
  ask(writer, append(LOG, said(1_001), edit(by, 'id-1000', '달리'), edit(by, 'id-1', '달리'), erase(by, 'id-2')));
  ask(writer, append(LOG, erase(by, 'id-999')));
  expect(found(reader, '달리')).toEqual({ texts: ['달리'], building: true });
  while (step() && found(reader, '모두').building);
  expect(step()).toMatchObject({ answer: false });
  const standing = rising(1_001).filter((n) => ![1, 2, 999, 1_000].includes(n));
  expect(found(reader, '모두')).toEqual({ texts: standing.toReversed().map((n) => `모두 ${n}`), building: false });
  expect(found(reader, '달리').texts).toEqual(['달리', '달리']);
  reader.close();
  writer.close();
});

it('does so by itself, and finds all at last', async () => {
  const file = freshFile();
  const first = await openSqliteStore({ file, report: () => {} });
  const { log } = await first.logs.open({ room: '#부엌' }, LOG);
  await first.logs.append(log, rising(600).map(said), null);
  await first.close();
  unindexed(file);
  const store = await openSqliteStore({ file, report: () => {} });
  const look = () => sought(store, '모두', { logs: [log], limit: 5_000 });
  let { building, texts } = await look();
  while (building) ({ building, texts } = await look());
  expect(texts).toEqual(rising(600).map((n) => `모두 ${601 - n}`));
  await store.close();
});

it('finds what is not in the index yet as well as what is, and what is edited and deleted between', () => {
  const file = freshFile();
  const [writer, reader] = [new Writer(driver, file), new Reader(driver, file)];
  const step = () => ask(writer, { do: 'index' })[0];
  const whole = (texts: readonly string[]) => ({ texts: texts.map((text) => `모두 ${text}`), building: false });
  open(writer);
  ask(writer, append(LOG, said(1), said(2), said(3)));
  expect(found(reader, '모두')).toEqual(whole(['3', '2', '1']));
  ask(writer, append(LOG, edit(by, 'id-1', '모두 하나'), erase(by, 'id-2')));
  expect(found(reader, '모두')).toEqual(whole(['3', '하나']));
  expect(step()).toMatchObject({ answer: false });
  expect(found(reader, '모두')).toEqual(whole(['3', '하나']));
  ask(writer, append(LOG, said(4), edit(by, 'id-1', '모두 또'), erase(by, 'id-3')));
  expect(found(reader, '모두')).toEqual(whole(['4', '또']));
  ask(writer, append(LOG, ...rising(600).map((n) => said(n + 4))));
  const all = whole([...rising(600).map((n) => `${605 - n}`), '4', '또']);
  const seen = [found(reader, '모두')];
  while ((step() as { answer?: unknown }).answer === true) seen.push(found(reader, '모두'));
  expect([...seen, found(reader, '모두')]).toEqual(Array.from({ length: 4 }, () => all));
  reader.close();
  writer.close();
});

it('goes on after a restart where it was', () => {
  const file = freshFile();
  const first = new Writer(driver, file);
  open(first);
  ask(first, append(LOG, ...rising(300).map(said)));
  expect(ask(first, { do: 'index' })[0]).toMatchObject({ answer: true });
  first.close();
  const [writer, reader] = [new Writer(driver, file), new Reader(driver, file)];
  open(writer);
  expect(found(reader, '모두').texts).toHaveLength(300);
  expect(ask(writer, { do: 'index' })[0]).toMatchObject({ answer: false });
  expect(found(reader, '모두').texts).toHaveLength(300);
  expect(lookedUp(file)).toBe(300);
  reader.close();
  writer.close();
});

it('leaves no word of a deleted text in the index', () => {
  const file = freshFile();
  const writer = new Writer(driver, file);
  open(writer);
  let seed = 7;
  const letter = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCharCode(97 + ((seed >>> 16) % 26));
  };
  const word = () => rising(16).map(letter).join('');
  const [gone, kept]: [string[], string[]] = [[], []];
  for (const round of rising(120)) {
    const ids = rising(8).map(() => fresh('id'));
    const words = ids.map(word);
    ask(writer, append(LOG, ...ids.map((id, n) => say(by, `${words[n]}`, { id }))), { do: 'index' });
    const [deleted, edited] = [ids.slice(round % 4), ids.slice(0, round % 4)];
    ask(writer, append(LOG, ...edited.map((id) => edit(by, id, word()))));
    ask(writer, append(LOG, ...deleted.slice(0, 3).map((id) => erase(by, id))));
    writer.tidy();
    gone.push(...words.slice(round % 4).slice(0, 3));
    kept.push(...words.slice(round % 4).slice(3));
  }
  const bytes = ['', '-wal'].map((end) => file + end).filter((name) => existsSync(name));
  const all = bytes.map((name) => readFileSync(name, 'latin1')).join('');
  const left = (words: readonly string[]) => words.filter((one) => all.includes(one.slice(-12)));
  expect(left(gone)).toEqual([]);
  expect(left(kept)).toEqual(kept);
  writer.close();
});
