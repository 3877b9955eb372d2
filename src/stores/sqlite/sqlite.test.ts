import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { durableStoreContract, storeContract } from '../contract.ts';
import { openSqliteStore } from './sqlite.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function opened() {
  const folder = await mkdtemp(join(tmpdir(), 'sokdak-store-'));
  folders.push(folder);
  const options = { file: join(folder, 'sokdak.db'), report: () => {} };
  const store = await openSqliteStore(options);
  const reopen = async () => {
    await store.close();
    return openSqliteStore(options);
  };
  return { store, reopen };
}

storeContract('sqlite', async () => (await opened()).store);
durableStoreContract('sqlite', opened);
