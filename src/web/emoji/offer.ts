import { type Emoji, emojiIn, languageOf } from './emoji.ts';
import { emojiOf, findEmoji } from './find.ts';
import { inTone, taste } from './taste.ts';

/** An emoji that may be meant, in the skin tone that one likes. */
export interface Offered {
  readonly sign: string;
  readonly name: string;
  /** Without the colons. */
  readonly code: string;
}

/** Those that are meant by what stands behind a colon so far, the likeliest first; in the language of what was typed. */
export async function offeredFor(typed: string, most: number): Promise<readonly Offered[]> {
  const all = await emojiIn(languageOf(typed));
  return findEmoji(all, typed, most).map(asOffered);
}

/** What stands for a whole code; null where there is none of that name. */
export async function signFor(code: string): Promise<string | null> {
  const found = emojiOf(await emojiIn(languageOf(code)), code);
  return found ? asOffered(found).sign : null;
}

function asOffered(emoji: Emoji): Offered {
  const { name, codes } = emoji;
  return { sign: inTone(emoji, taste().tone), name, code: codes[0] ?? name };
}
