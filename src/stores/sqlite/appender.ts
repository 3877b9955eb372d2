/**
 * A process for kill.test.ts: `appender.ts FILE ROUND [MOST]` appends to three logs at once and prints
 * `log seq id` for each entry that was acknowledged; after MOST batches it closes the store.
 */
import { writeSync } from 'node:fs';
import { erase, rising, say } from '../contract/stage.ts';
import { openSqliteStore } from './sqlite.ts';

const [file = '', round = '', most = 'Infinity'] = process.argv.slice(2);
const store = await openSqliteStore({ file, report: () => {} });
const by = { id: 'p', nickname: '김' };

async function fill(name: string): Promise<void> {
  const { log } = await store.logs.open({ room: name }, `log-${name}`);
  for (let batch = 1; batch <= Number(most); batch += 1) {
    const drafts = rising((batch % 3) + 1).map((n) => say(by, '가', { id: `${name}-${round}-${batch}-${n}` }));
    // Each deletion also empties the write-ahead log: kills and power cuts must meet that too.
    if (batch % 10 === 0) drafts.push(erase(by, `${name}-${round}-${batch}-1`, { id: `${name}-${round}-${batch}-x` }));
    const kept = await store.logs.append(log, drafts, null);
    writeSync(1, kept.map(({ seq, id }) => `${log} ${seq} ${id}\n`).join(''));
  }
}

await Promise.all(['#a', '#b', '#c'].map(fill));
await store.close();
