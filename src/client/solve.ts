import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Work } from '../core/refusal.ts';
import { workOf } from '../core/work.ts';
import type { Clock } from './world.ts';

/** Tries between two rests: a hundredth of a second or so, in which nothing else happens here. */
const AT_ONCE = 2_000;

/**
 * Finds the work for a challenge: 2^bits tries on average. The browser's own SHA-256 is not there on a page that came
 * without TLS, as in a local network. Others have their turn between.
 */
export async function solve({ challenge, bits }: Work, clock: Pick<Clock, 'after'>): Promise<string> {
  for (let number = 0; ; number += 1) {
    const work = workOf(challenge, number);
    if (beginsWithZeros(sha256(utf8ToBytes(work)), bits)) return work;
    if (number % AT_ONCE === AT_ONCE - 1) await new Promise<void>((goOn) => clock.after(0, goOn));
  }
}

function beginsWithZeros(digest: Uint8Array, bits: number): boolean {
  const whole = bits >> 3;
  for (let index = 0; index < whole; index += 1) if (digest[index] !== 0) return false;
  return (digest[whole] ?? 0) >> (8 - (bits & 7)) === 0;
}
