import { setTimeout as pause } from 'node:timers/promises';

/** How the bytes of one chunk are handed on. */
export type Carry = (chunk: Buffer, put: (piece: Buffer) => Promise<void>) => Promise<void>;

export const straight: Carry = (chunk, put) => put(chunk);

export const byteByByte: Carry = async (chunk, put) => {
  for (const byte of chunk) await put(Buffer.of(byte));
};

/** So many bytes a second, in a tenth of a second each. */
export function slowly(bytesPerSecond: number): Carry {
  const size = Math.max(1, Math.floor(bytesPerSecond / 10));
  return async (chunk, put) => {
    for (let at = 0; at < chunk.length; at += size) {
      await put(chunk.subarray(at, at + size));
      await pause(100);
    }
  };
}

/** Each chunk so much later; their order stays. */
export function delayed(ms: number): Carry {
  return async (chunk, put) => {
    await pause(ms);
    await put(chunk);
  };
}
