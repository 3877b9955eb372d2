/** Unlike every other, for ever (SPEC S11). Also over plain http. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');
}
