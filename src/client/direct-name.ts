/** What two whisper goes by `@` and the nickname of the other, where a room goes by `#` (SPEC N13). */
export const directWith = (nickname: string): string => `@${nickname}`;

/** The nickname of the other; null where it is a room. */
export const otherIn = (name: string): string | null => (name.startsWith('@') ? name.slice(1) : null);
