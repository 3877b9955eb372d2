import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FileStore } from '../../hub/ports/files.ts';

const sumOf = (text: string) => createHash('sha256').update(text).digest('hex');

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function textOf(bytes: AsyncIterable<Uint8Array> | null): Promise<string | null> {
  if (!bytes) return null;
  const all: Uint8Array[] = [];
  for await (const some of bytes) all.push(some);
  return Buffer.concat(all).toString();
}

const ALL = { from: 0, to: 1_000 };

/** What every keeper of bytes promises. `again` opens what the one before has kept, where it outlives its process. */
export function fileStoreContract(
  name: string,
  given: { open: () => Promise<FileStore>; again: ((store: FileStore) => Promise<FileStore>) | null },
): void {
  describe(`the contract of file stores: ${name}`, () => {
    let store: FileStore;
    beforeEach(async () => {
      store = await given.open();
    });

    /** An upload with these bytes, kept. */
    async function kept(id: string, text: string): Promise<string> {
      await store.begin(id, '{}');
      await store.add(id, pieces(text));
      const { sum } = await store.seal(id, 10);
      await store.keep(id, sum);
      await store.drop(id);
      return sum;
    }

    it('takes bytes in, bit by bit, and says how many there are', async () => {
      expect(await store.upload('one')).toBeNull();
      await store.begin('one', '{"나":1}');
      expect(await store.upload('one')).toEqual({ id: 'one', about: '{"나":1}', has: 0 });
      expect(await store.add('one', pieces('가', '나'))).toBe(6);
      expect(await store.add('one', pieces('다'))).toBe(9);
      expect(await store.uploads()).toEqual([{ id: 'one', about: '{"나":1}', has: 9 }]);
    });

    it('keeps what came before the bytes broke off, and says that they did', async () => {
      await store.begin('one', '{}');
      const broken = (async function* () {
        yield Buffer.from('가나');
        throw new Error('cut off');
      })();
      await expect(store.add('one', broken)).rejects.toThrow('cut off');
      expect((await store.upload('one'))?.has).toBe(6);
      expect(await store.add('one', pieces('다'))).toBe(9);
      expect((await store.seal('one', 3)).sum).toBe(sumOf('가나다'));
    });

    it('finds bytes by their sum, whole and in part', async () => {
      await store.begin('one', '{}');
      await store.add('one', pieces('abc', 'def'));
      const { sum, head } = await store.seal('one', 4);
      expect([sum, Buffer.from(head).toString()]).toEqual([sumOf('abcdef'), 'abcd']);
      expect(await store.read(sum, ALL)).toBeNull();
      await store.keep('one', sum);
      expect(await textOf(await store.read(sum, ALL))).toBe('abcdef');
      expect(await textOf(await store.read(sum, { from: 1, to: 3 }))).toBe('bcd');
      expect(await textOf(await store.read(sum, { from: 3, to: 2 }))).toBe('');
    });

    it('to keep the same again changes nothing, before and after the upload is dropped', async () => {
      const sum = await kept('one', '같은 것');
      expect(await kept('two', '같은 것')).toBe(sum);
      await store.begin('three', '{}');
      await store.add('three', pieces('같은 것'));
      await store.keep('three', sum);
      await store.keep('three', sum);
      expect(await textOf(await store.read(sum, ALL))).toBe('같은 것');
      expect((await store.uploads()).map(({ id }) => id)).toEqual(['three']);
    });

    it('forgets an upload, and what is there no more; twice is once', async () => {
      const [sum, other] = [await kept('one', '하나'), await kept('two', '둘')];
      await store.begin('three', '{}');
      for (const _ of [1, 2]) {
        await store.drop('three');
        await store.remove(sum);
      }
      expect([await store.upload('three'), await store.read(sum, ALL)]).toEqual([null, null]);
      const sums: string[] = [];
      for await (const one of store.sums()) sums.push(one);
      expect(sums).toEqual([other]);
    });

    it('keeps an empty file', async () => {
      expect(await textOf(await store.read(await kept('one', ''), { from: 0, to: -1 }))).toBe('');
    });

    const { again } = given;
    it.skipIf(!again)('opened again, all is as it was, uploads that were under way too', async () => {
      const sum = await kept('one', '하나');
      await store.begin('two', '{"둘":2}');
      await store.add('two', pieces('반'));
      const reopened = again ? await again(store) : store;
      expect(await textOf(await reopened.read(sum, ALL))).toBe('하나');
      expect(await reopened.uploads()).toEqual([{ id: 'two', about: '{"둘":2}', has: 3 }]);
    });
  });
}
