/** Controls but \n and \t, lone surrogates, and what turns the direction of writing: a terminal would obey them. */
const HARMFUL = /[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

/**
 * What others wrote, as it may go to a terminal: nothing in it moves the cursor, sets a colour or a title, or answers
 * for the keyboard. All text of others passes here, whatever the server has already taken out.
 */
export function harmless(text: string): string {
  return text.replace(HARMFUL, (letter) => (letter === '\n' || letter === '\t' ? letter : ''));
}

/** The same where one line is wanted, as for a name. */
export function harmlessLine(text: string): string {
  return harmless(text).replace(/\s+/g, ' ');
}
