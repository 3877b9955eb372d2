const LETTER = /[\p{L}\p{N}]/u;

/** Whether a text calls somebody: `@길동`, as in `@길동아`, and not within a word, as in an address. */
export function calls(text: string, nickname: string): boolean {
  if (nickname === '' || !/[@＠]/u.test(text)) return false;
  const folded = plain(text);
  const call = `@${plain(nickname)}`;
  for (let at = folded.indexOf(call); at >= 0; at = folded.indexOf(call, at + 1)) {
    const before = folded[at - 1];
    if (before === undefined || !LETTER.test(before)) return true;
  }
  return false;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
