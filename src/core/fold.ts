/**
 * The form in which names are compared: width, case, composition, spaces and invisible letters do not count.
 * After RFC 8266 (Nickname) with the full case fold of Unicode approximated: lower first for ẞ, upper for ß and ς.
 * Idempotent. Never shown to anyone.
 */
export function fold(name: string): string {
  return folded(name.normalize('NFKC').replace(/[\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu, ''));
}

/** The same of a text of several words: between them one space is left. Never shown to anyone. */
export function foldWords(text: string): string {
  const visible = text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return folded(visible.replace(/\p{White_Space}+/gu, ' '));
}

function folded(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');
}
