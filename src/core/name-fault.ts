import type { NameFault } from './refusal.ts';

/** Emoji are judged whole: the joiners, selectors and keycaps inside them would be refused on their own. */
const EMOJI = /\p{RGI_Emoji}/gv;
const PLAIN_SYMBOL = '☺';

const FAULTS: readonly (readonly [NameFault, RegExp])[] = [
  ['control', /[\p{Cc}\p{Zl}\p{Zp}]/u],
  ['bidirectional', /\p{Bidi_Control}/u],
  ['invisible', /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2800]/u],
  ['marks', /(?:^| )\p{M}/u],
  // Vietnamese is composed and needs none; Burmese and Khmer need up to four of their own.
  ['marks', /[\p{M}&&\p{Script=Inherited}]{3}|\p{M}{5}|(\p{Mn})\1/v],
];

/**
 * The first thing in `name` (NFC) that no name may hold: what cannot be seen, what reorders the line, piles of marks.
 * After RFC 8264 (FreeformClass) and UTS 39 section 5.4.
 */
export function faultOfLetters(name: string): NameFault | undefined {
  const letters = name.replace(EMOJI, PLAIN_SYMBOL);
  return FAULTS.find(([, pattern]) => pattern.test(letters))?.[0];
}

/** NFC, trimmed, each run of spaces one U+0020. Tabs and line breaks are no spaces but controls, and stay. */
export const tidy = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .replace(/^ | $/g, '');
