import { createHash } from 'node:crypto';
import type { FileStore } from '../../hub/ports/files.ts';

/** Keeps bytes in this process, for tests and for a chat that is to leave no trace. */
export function memoryFiles(): FileStore {
  const uploads = new Map<string, { readonly about: string; bytes: Buffer }>();
  const kept = new Map<string, Buffer>();
  const of = (id: string) => {
    const upload = uploads.get(id);
    if (!upload) throw new Error('There is no such upload.');
    return upload;
  };
  return {
    begin: async (id, about) => void uploads.set(id, { about, bytes: Buffer.alloc(0) }),
    async upload(id) {
      const upload = uploads.get(id);
      return upload ? { id, about: upload.about, has: upload.bytes.length } : null;
    },
    uploads: async () => [...uploads].map(([id, { about, bytes }]) => ({ id, about, has: bytes.length })),
    async add(id, bytes) {
      const upload = of(id);
      for await (const some of bytes) upload.bytes = Buffer.concat([upload.bytes, some]);
      return upload.bytes.length;
    },
    async seal(id, headBytes) {
      const { bytes } = of(id);
      return { sum: createHash('sha256').update(bytes).digest('hex'), head: bytes.subarray(0, headBytes) };
    },
    keep: async (id, sum) => void kept.set(sum, of(id).bytes),
    drop: async (id) => void uploads.delete(id),
    async read(sum, { from, to }) {
      const bytes = kept.get(sum);
      return bytes ? inOne(bytes.subarray(from, to + 1)) : null;
    },
    remove: async (sum) => void kept.delete(sum),
    async *sums() {
      yield* [...kept.keys()];
    },
  };
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
