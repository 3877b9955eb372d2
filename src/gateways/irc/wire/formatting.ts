/** Bold, colours and the like (modern.ircdocs.horse/formatting): the hub keeps texts, not their looks. */
const FORMATTING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it removes
  /\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[\dA-Fa-f]{6}(?:,[\dA-Fa-f]{6})?)?|[\x02\x0f\x11\x16\x1d\x1e\x1f]/g;

export function withoutFormatting(text: string): string {
  return text.replace(FORMATTING, '');
}
