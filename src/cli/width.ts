import { eastAsianWidth } from 'get-east-asian-width';

const WITHOUT_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11ff]+$/u;
const EMOJI = /\p{RGI_Emoji}|\ufe0f/v;
/** The voiced marks of half-width kana have a column of their own. */
const VOICED = /[\uff9e\uff9f]/gu;
const ASCII = /^[\u0020-\u007e]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with one
const COLOUR = /\u001b\[[\d;]*m/g;

let clusters: Intl.Segmenter | undefined;

/** What a person calls letters: grapheme clusters (UAX 29). */
export function letters(text: string): readonly string[] {
  if (ASCII.test(text)) return [...text];
  clusters ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(clusters.segment(text), ({ segment }) => segment);
}

/** Columns that one letter takes on a terminal: two for Hangul, Han, kana and emoji (UAX 11), one of ambiguous width one. */
export function letterWidth(letter: string): number {
  if (WITHOUT_WIDTH.test(letter)) return 0;
  if (EMOJI.test(letter)) return 2;
  return eastAsianWidth(letter.codePointAt(0) ?? 0) + (letter.slice(1).match(VOICED)?.length ?? 0);
}

/** Columns that `text` takes on a terminal; colours take none. */
export function displayWidth(text: string): number {
  return letters(text.replace(COLOUR, '')).reduce((sum, letter) => sum + letterWidth(letter), 0);
}

export function padTo(columns: number, text: string): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/** The beginning of it, with … where that is not all. */
export function cutTo(columns: number, text: string): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let width = 1;
  for (const letter of letters(text)) {
    width += letterWidth(letter);
    if (width > columns) break;
    kept += letter;
  }
  return columns > 0 ? `${kept}…` : '';
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
