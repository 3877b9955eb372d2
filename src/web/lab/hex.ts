import type { Part } from './wire/part.ts';

/** The innermost part in which that byte lies; -1 where it lies in none. */
export function partAt(parts: readonly Part[], at: number): number {
  let found = -1;
  for (const [index, { from, to, depth }] of parts.entries()) {
    if (at >= from && at < to && depth >= (parts[found]?.depth ?? 0)) found = index;
  }
  return found;
}

const CONTINUES = 0x80;

/** For each byte the letter that begins there, nothing where one goes on, and a dot where there is none to see. */
export function lettersOf(bytes: Uint8Array): readonly string[] {
  return Array.from(bytes, (byte, at) => {
    const size = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0;
    if (size === 0) return followsLead(bytes, at) ? '' : '·';
    const letter = new TextDecoder().decode(bytes.subarray(at, at + size));
    return /^[^\p{Cc}\p{Cf}\ufffd]$/u.test(letter) ? letter : '·';
  });
}

function followsLead(bytes: Uint8Array, at: number): boolean {
  for (let back = 1; back < 4; back += 1) {
    const byte = bytes[at - back] ?? 0;
    if (byte >= 0xc0) return true;
    if ((byte & 0xc0) !== CONTINUES) return false;
  }
  return false;
}
