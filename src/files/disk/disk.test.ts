import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fileStoreContract } from '../contract/contract.ts';
import { diskFiles } from './disk.ts';

const root = mkdtempSync(join(tmpdir(), 'sokdak-files-'));
let folder = '';
afterAll(() => rmSync(root, { recursive: true }));

const open = () => {
  folder = mkdtempSync(join(root, 'data-'));
  return diskFiles(folder);
};

fileStoreContract('disk', { open, again: () => diskFiles(folder) });

it.each(['../x', 'a/b', '', '.', 'a\0b', 'x'.repeat(65)])('looks no such name up: %j', async (name) => {
  const store = await open();
  await expect(store.upload(name)).rejects.toThrow();
  await expect(store.read(name, { from: 0, to: 9 })).rejects.toThrow();
});

it('sweeps up what a crash left of an upload that was never begun', async () => {
  const store = await open();
  const coming = join(folder, 'coming');
  for (const name of ['half', 'other.new', 'third.json']) writeFileSync(join(coming, name), '');
  await store.begin('whole', '{}');
  expect((await store.uploads()).map(({ id }) => id)).toEqual(['whole']);
  expect(readdirSync(coming).sort()).toEqual(['whole', 'whole.json']);
});

it.each([0, 70_000, 299_999])('breaks off before the end where byte %d has changed [F9]', async (at) => {
  const store = await open();
  await store.begin('one', '{}');
  const bytes = Buffer.alloc(300_000, 'a');
  await store.add(
    'one',
    (async function* () {
      yield bytes;
    })(),
  );
  const { sum } = await store.seal('one', 10);
  await store.keep('one', sum);
  const path = join(folder, 'kept', sum.slice(0, 2), sum);
  const read = async () => {
    const all: Uint8Array[] = [];
    for await (const some of (await store.read(sum, { from: 0, to: bytes.length - 1 })) ?? []) all.push(some);
    return Buffer.concat(all);
  };
  expect(await read()).toEqual(bytes);
  writeFileSync(path, bytes.with(at, 98));
  await expect(read()).rejects.toThrow(path);
});
