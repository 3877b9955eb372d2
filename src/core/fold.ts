/**
 * The form in which names are compared: width, case, composition, spaces and invisible letters do not count.
 * After RFC 8266 (Nickname) with the full case fold of Unicode approximated: lower first for ẞ, upper for ß and ς.
 * Idempotent. Never shown to anyone.
 */
export function fold(name: string): string {
  const bare = name.normalize('NFKC').replace(/[\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu, '');
  return bare.toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');
}
