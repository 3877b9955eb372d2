import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from 'vitest';
import { openSqliteStore } from '../../src/stores/sqlite/sqlite.ts';
import type { StartThread } from '../../src/stores/sqlite/start-thread.ts';
import { bundledWorker } from './bundled-worker.ts';
import { type HouseGiven, usual } from './house.ts';
import { perform, plays } from './runner.ts';
import { straight } from './voices/hub.ts';
import { socketio } from './voices/socketio.ts';
import { websocket } from './voices/websocket.ts';

// Where the bundle finds the packages.
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
const WAYS = [socketio, websocket, straight];

let folder: string;
let worker: StartThread;
let count = 0;

beforeAll(async () => {
  mkdirSync(CACHE, { recursive: true });
  folder = mkdtempSync(join(CACHE, 'plays-'));
  worker = await bundledWorker(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A house over a database of its own, opened again at each restart. */
function onDisk(): HouseGiven {
  count += 1;
  const file = join(folder, `${count}.db`);
  return usual({ openStore: () => openSqliteStore({ file, worker, report: () => {} }) });
}

/** Once each, on the disk; the characters take turns at the ways in. */
describe.each(plays().map((play) => [play.file, play] as const))('plays/%s in SQLite', (_, play) => {
  perform(play, new Map(play.characters.map((name, nth) => [name, WAYS[nth % WAYS.length] ?? straight])), onDisk);
});
