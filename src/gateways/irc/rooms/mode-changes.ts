/** One letter of a MODE, and the word that belongs to it. */
export interface ModeChange {
  readonly sign: '+' | '-';
  readonly letter: string;
  readonly word: string | null;
}

/** The letters that take a word here or elsewhere, so that a word never goes to the wrong one. */
const WITH_WORD: Readonly<Record<ModeChange['sign'], string>> = { '+': 'bovhqaeIklfj', '-': 'bovhqaeIk' };

/** `+bo-k a b c` as its single changes (modern.ircdocs.horse/#mode-message). */
export function changesIn(modes: string, words: readonly string[]): readonly ModeChange[] {
  const waiting = [...words];
  const changes: ModeChange[] = [];
  let sign: ModeChange['sign'] = '+';
  for (const letter of modes) {
    if (letter === '+' || letter === '-') sign = letter;
    else changes.push({ sign, letter, word: WITH_WORD[sign].includes(letter) ? (waiting.shift() ?? null) : null });
  }
  return changes;
}
