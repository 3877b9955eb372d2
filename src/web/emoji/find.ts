import { type Emoji, lettersOf } from './emoji.ts';

/**
 * Those that are meant by what was typed so far, the likeliest first: by a code or a word, whole or its beginning, in
 * Hangul also in the middle of a syllable (우 finds 웃음).
 */
export function findEmoji(all: readonly Emoji[], typed: string, most: number): readonly Emoji[] {
  const wanted = lettersOf(typed.trim());
  if (wanted === '') return [];
  const ranked = all.flatMap((emoji) => {
    const rank = rankOf(emoji, wanted);
    return rank === null ? [] : [{ emoji, rank }];
  });
  // A sort is stable: those of one rank stay in their order.
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ emoji }) => emoji);
}

/** The one that is meant by a whole code. */
export function emojiOf(all: readonly Emoji[], code: string): Emoji | undefined {
  const [first] = findEmoji(all, code, 1);
  return first?.words.includes(` ${lettersOf(code)} `) ? first : undefined;
}

function rankOf({ codes, words }: Emoji, wanted: string): number | null {
  if (codes.some((code) => lettersOf(code) === wanted)) return 0;
  if (words.includes(` ${wanted} `)) return 1;
  if (codes.some((code) => lettersOf(code).startsWith(wanted))) return 2;
  return words.includes(` ${wanted}`) ? 3 : null;
}
