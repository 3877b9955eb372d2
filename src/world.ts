import { createHash, randomBytes, randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { v7 } from 'uuid';
import type { Chance, Clock } from './hub/ports.ts';

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
const COUNTER_START = 0x3fff_ffff;

/** Chance from the operating system. */
export function chance(): Chance {
  let lastAt = 0;
  let counter = 0;
  return {
    id: (at) => {
      counter = at > lastAt ? randomInt(COUNTER_START) : counter + 1;
      lastAt = Math.max(lastAt, at);
      return v7({ msecs: lastAt, seq: counter });
    },
    secret: () => randomBytes(SECRET_BYTES).toString('base64url'),
    digest: (secret) => createHash('sha256').update(secret).digest('base64url'),
    fraction: () => Math.random(),
  };
}
