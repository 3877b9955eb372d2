/** A word of Latin letters or digits is found as a whole, any other also within one: 회의 in 회의는. */
export function bearsWord(text: string, word: string): boolean {
  const [all, part] = [plain(text), plain(word.trim())];
  if (part === '') return false;
  for (let at = all.indexOf(part); at >= 0; at = all.indexOf(part, at + 1)) {
    if (!isCut(all, at) && !isCut(all, at + part.length)) return true;
  }
  return false;
}

/** Whether a Latin word or a number goes on across that place. */
function isCut(text: string, at: number): boolean {
  return LATIN.test(text[at - 1] ?? '') && LATIN.test(text[at] ?? '');
}

const LATIN = /[\p{Script=Latin}\p{N}]/u;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
