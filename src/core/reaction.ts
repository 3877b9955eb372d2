/** Code points. */
const WORD_LIMIT = 16;

const EMOJI = /^\p{RGI_Emoji}$/v;
/** Asks for the coloured form of a sign that has two: ❤ and ❤️ are one reaction. */
const COLOURED = '\uFE0F';

/** A word: nothing in it is a space, a control or invisible, and it begins with no mark. */
const WORD = /^(?!\p{M})(?:(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{M}\p{N}\p{P}\p{S}])+$/u;

/** Makes what came in into a reaction: one emoji (an RGI sequence of UTS 51) or a short word, in NFC; null for anything else. */
export function prepareReaction(raw: string): string | null {
  const sign = raw.normalize('NFC');
  if (EMOJI.test(sign)) return sign;
  if (EMOJI.test(sign + COLOURED)) return sign + COLOURED;
  return WORD.test(sign) && [...sign].length <= WORD_LIMIT ? sign : null;
}
