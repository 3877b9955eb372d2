import { graphemesOf, NICKNAME_LIMIT, prepareNickname } from './nickname.ts';

/** First one by one, then in doubling steps, so that a crowd of 홍길동s costs little: the last is past 500,000. */
const TRIES = 40;
const STEADY_TRIES = 20;

function* numbersAfter(start: number): Generator<number> {
  let number = start;
  for (let tries = 0; tries < TRIES; tries += 1) {
    number += tries < STEADY_TRIES ? 1 : number;
    yield number;
  }
}

/** 홍길동7 is followed by 홍길동8, a plain name by number 2. Longer ones are telephones, and stay. */
function splitNumber(nickname: string): { readonly base: string; readonly number: number } {
  const [, base, digits] = /^(.*\P{N})([1-9][0-9]{0,3})$/su.exec(nickname) ?? [];
  return base === undefined ? { base: nickname, number: 1 } : { base, number: Number(digits) };
}

/** The longest beginning of `base` that makes a nickname with `number` behind it. */
function numbered(base: string, number: number): string | undefined {
  const letters = graphemesOf(base).slice(0, NICKNAME_LIMIT);
  for (let length = letters.length; length > 0; length -= 1) {
    const candidate = letters.slice(0, length).join('') + number;
    const prepared = prepareNickname(candidate);
    if (prepared.ok && prepared.nickname === candidate) return candidate;
    if (!prepared.ok && prepared.fault !== 'too_long') return undefined;
  }
  return undefined;
}

function firstFree(nickname: string, isFree: (name: string) => boolean): readonly string[] {
  const { base, number } = splitNumber(nickname);
  const found: string[] = [];
  for (const next of numbersAfter(number)) {
    const name = numbered(base, next);
    if (name !== undefined && isFree(name)) found.push(name);
    if (found.length === 2) return found;
  }
  return found;
}

/**
 * Two nicknames like `nickname` that are valid and free, for whoever finds it taken (UX 64). Fewer only when dozens of
 * numbers are taken. A name that no number makes valid (Аdmin with a Cyrillic А) gets those of a guest.
 */
export function suggestNicknames(nickname: string, isFree: (name: string) => boolean): readonly string[] {
  const alike = firstFree(nickname, isFree);
  if (alike.length > 0) return alike;
  return firstFree(/\p{Script=Hangul}/u.test(nickname) ? '손님' : 'guest', isFree);
}
