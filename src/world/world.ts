import { createHash, randomBytes, randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { v7 } from 'uuid';
import type { Chance, Clock } from '../hub/ports/world.ts';

/** The time of this computer. */
export const clock: Clock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  soon: (run) => void setImmediate(run),
  after: (ms, run) => {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

const SECRET_BYTES = 24;
const ID_BYTES = 16;
/** Drawn at once for so many ids: one by one it costs more than all else about an id. */
const IDS_AHEAD = 1_024;
const COUNTER_START = 0x3fff_ffff;

/** Chance from the operating system. */
export function chance(): Chance {
  let lastAt = 0;
  let counter = 0;
  const drawn = draws();
  return {
    id: (at) => {
      counter = at > lastAt ? randomInt(COUNTER_START) : counter + 1;
      lastAt = Math.max(lastAt, at);
      return v7({ msecs: lastAt, seq: counter, random: drawn() });
    },
    secret: () => randomBytes(SECRET_BYTES).toString('base64url'),
    digest: (secret) => createHash('sha256').update(secret).digest('base64url'),
    fraction: () => Math.random(),
  };
}

/** Sixteen random bytes at each call, used once. */
function draws(): () => Uint8Array {
  let pool = randomBytes(0);
  let at = 0;
  return () => {
    if (at === pool.length) {
      pool = randomBytes(ID_BYTES * IDS_AHEAD);
      at = 0;
    }
    at += ID_BYTES;
    return pool.subarray(at - ID_BYTES, at);
  };
}
