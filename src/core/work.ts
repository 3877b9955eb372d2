/** base64url (RFC 4648 section 5), in the order of its values. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BITS = 6;

/**
 * With how many zero bits a digest in base64url begins. A proof of work is a text, the challenge with a number behind
 * it, whose SHA-256 begins with as many as are asked for: to find one takes 2^bits tries, to check it takes one.
 */
export function zeroBits(digest: string): number {
  const first = [...digest].findIndex((letter) => letter !== 'A');
  if (first < 0) return digest.length * BITS;
  const value = LETTERS.indexOf(digest[first] ?? '');
  return first * BITS + Math.clz32(value) - (32 - BITS);
}

/** The text that is tried for a number. */
export function workOf(challenge: string, number: number): string {
  return `${challenge}:${number}`;
}
