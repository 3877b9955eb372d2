/** Crockford's base 32 (crockford.com/base32): no letter looks like another. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const BASE_64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const FORM = /^once-?([0-9a-z]{16})$/;

/**
 * A secret that is good once, for people to copy or to type: `once-7k2m-9xqa-b3cd-e5fg`. It has 80 bits of the digest
 * (base64url, at least 16 letters) that it is made of.
 */
export function oneTimeSecret(digest: string): string {
  const letters = [...digest.slice(0, 16)].map((letter) => LETTERS[BASE_64.indexOf(letter) % LETTERS.length]).join('');
  return `once-${letters.match(/.{4}/g)?.join('-')}`;
}

/** The same, however it was typed: with other hyphens, capitals, `o` for 0, `i` or `l` for 1. Null where it is none. */
export function readOneTime(text: string): string | null {
  const [, letters] =
    FORM.exec(
      text
        .trim()
        .toLowerCase()
        .replaceAll(/[\s-]+/g, ''),
    ) ?? [];
  return letters === undefined ? null : letters.replaceAll('o', '0').replaceAll(/[il]/g, '1');
}
