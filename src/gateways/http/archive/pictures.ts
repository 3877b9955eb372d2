import type { FileInfo } from '../../../core/file.ts';
import type { Hub } from '../../../hub/hub.ts';

/** Of one picture, and of all in one document, in bytes. */
export const INLINE = { each: 1_048_576, all: 25_165_824 } as const;

const PICTURE = /^image\/(?:png|jpeg|gif|webp|avif)$/;

/** Pictures within the document, as long as there is room: one after the other, each whole in memory. */
export class Pictures {
  readonly #hub: Pick<Hub, 'store' | 'files'>;
  #left = INLINE.all;

  constructor(hub: Pick<Hub, 'store' | 'files'>) {
    this.#hub = hub;
  }

  /** `data:image/png;base64,…`; null where it is none, is too large, or cannot be had. */
  async inline({ id, type, size }: FileInfo): Promise<string | null> {
    if (!PICTURE.test(type) || size > INLINE.each || size > this.#left) return null;
    const found = await this.#hub.store.files.find(id);
    const bytes = found && (await this.#hub.files.read(found.file, { from: 0, to: size - 1 }));
    if (!bytes) return null;
    const whole = await gathered(bytes).catch(() => null);
    if (whole?.length !== size) return null;
    this.#left -= size;
    return `data:${type};base64,${whole.toString('base64')}`;
  }
}

async function gathered(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}
