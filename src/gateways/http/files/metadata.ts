/** `Upload-Metadata` (tus 1.0.0, creation): keys with base64 behind a space, commas between. What is no such thing is left out. */
export function metadataOf(header: unknown): ReadonlyMap<string, string> {
  const pairs = typeof header === 'string' ? header.split(',') : [];
  return new Map(
    pairs.flatMap((pair) => {
      const [key = '', value = '', ...rest] = pair.trim().split(' ');
      const text = rest.length === 0 && key !== '' ? utf8(value) : null;
      return text === null ? [] : [[key, text] as const];
    }),
  );
}

function utf8(base64: string): string | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    return null;
  }
}
