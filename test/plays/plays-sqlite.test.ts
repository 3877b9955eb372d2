import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { openSqliteStore } from '../../src/stores/sqlite/sqlite.ts';
import { type HouseGiven, usual } from './house.ts';
import { perform, plays } from './runner.ts';
import { straight } from './voices/hub.ts';
import { socketio } from './voices/socketio.ts';
import { websocket } from './voices/websocket.ts';

const folder = mkdtempSync(join(tmpdir(), 'sokdak-plays-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;

/** A house over a database of its own, opened again at each restart. */
function onDisk(): HouseGiven {
  count += 1;
  const file = join(folder, `${count}.db`);
  return usual({ openStore: () => openSqliteStore({ file, report: () => {} }) });
}

/** Once each, on the disk; the characters take turns at the ways in. */
describe.each(plays().map((play) => [play.file, play] as const))('plays/%s in SQLite', (_, play) => {
  const ways = [socketio, websocket, straight];
  perform(play, new Map(play.characters.map((name, nth) => [name, ways[nth % ways.length] ?? straight])), onDisk);
});
