import { expect, it } from 'vitest';
import { twoOf } from '../../core/pair.ts';
import type { Store } from '../../hub/ports/store.ts';
import { say, whisper } from '../contract/stage.ts';
import { lookThrough } from './copy.ts';
import { loadDriver } from './driver.ts';
import { openSqliteStore } from './sqlite.ts';
import { freshFile } from './test-kit.ts';

const hong = { id: 'p-1', nickname: '홍길동' };
const kim = { id: 'p-2', nickname: '김소연' };
const login = (digest: string) => ({ digest, via: '', since: 1 });
const about = { name: '회의록.pdf', type: 'application/pdf' };
const ROOM = '#부엌';

async function filled(): Promise<string> {
  const file = freshFile();
  const store = await openSqliteStore({ file, report: () => {} });
  for (const person of [hong, kim]) await store.people.put({ ...person, owner: false, since: 1 }, login(person.id));
  const { log } = await store.logs.open({ room: ROOM }, 'log-room');
  await store.logs.append(log, [say(hong, '안녕', { id: 'e-1', at: 1 })], { room: ROOM, bans: [], topic: null });
  const pair = await store.logs.open({ pair: twoOf('p-1', 'p-2') }, 'log-pair');
  await store.logs.append(pair.log, [whisper(hong, kim, '쉿', { id: 'e-2', at: 2 })], null);
  await store.files.put({ ...about, id: 'f-1', by: 'p-1', at: 1, size: 3, sum: 'abc' });
  await store.people.block({ by: 'p-1', who: kim, at: 1 });
  await store.close();
  return file;
}

async function altered(file: string, sql: string): Promise<void> {
  const { DatabaseSync } = loadDriver();
  const db = new DatabaseSync(file, { readOnly: false });
  db.exec(sql);
  db.close();
}

const ALTERED: readonly (readonly [what: string, sql: string, read: (store: Store) => Promise<unknown>])[] = [
  ['nickname', "UPDATE people SET nickname = '홍길둥' WHERE id = 'p-1'", ({ people }) => people.byToken('p-1')],
  ['owner', "UPDATE people SET owner = 1 WHERE id = 'p-1'", ({ people }) => people.byToken('p-1')],
  ["other's nickname", "UPDATE people SET nickname = '김소영' WHERE id = 'p-2'", ({ logs }) => logs.pairsOf('p-1')],
  ['name of a room', "UPDATE logs SET room = '#부억' WHERE room IS NOT NULL", ({ logs }) => logs.rooms()],
  ['topic', `UPDATE states SET state = replace(state, 'null', '"가"')`, ({ logs }) => logs.rooms()],
  ['name of a file', "UPDATE files SET about = replace(about, '회의록', '회의룩')", ({ files }) => files.find('f-1')],
  ['person who is blocked', "UPDATE blocks SET other = 'p-3'", ({ people }) => people.blocks()],
  ['sum of a file', "UPDATE files SET sum = 'abd'", ({ files }) => files.find('f-1')],
];

it.each(ALTERED)('[L13] a %s that is not what was kept is not read', async (_, sql, read) => {
  const file = await filled();
  const before = await openSqliteStore({ file, report: () => {} });
  await read(before);
  await before.close();
  await lookThrough(file);
  await altered(file, sql);
  await expect(lookThrough(file)).rejects.toMatchObject({ code: 'corrupt', file });
  const after = await openSqliteStore({ file, report: () => {} });
  await expect(read(after)).rejects.toMatchObject({ code: 'corrupt' });
  await after.close();
});
