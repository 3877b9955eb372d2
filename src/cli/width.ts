const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with one
const COLOUR = /\u001b\[[\d;]*m/g;

/** Columns that `text` takes on a terminal: two for Hangul, Han, kana and emoji, none for colours. */
export function displayWidth(text: string): number {
  const letters = [...text.replace(COLOUR, '')];
  return letters.reduce((sum, letter) => sum + (WITHOUT_WIDTH.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1), 0);
}

export function padTo(columns: number, text: string): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/** Breaks at spaces so that no line takes more than `columns`, unless one word does. */
export function wrap(columns: number, text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && displayWidth(line) + 1 + displayWidth(word) <= columns)
      lines.splice(-1, 1, `${line} ${word}`);
    else lines.push(word);
  }
  return lines;
}
