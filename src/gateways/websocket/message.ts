/** What a text frame asks. `ref` comes back with the answer, as it was given. */
export interface Asked {
  readonly name: unknown;
  readonly ref: unknown;
  readonly payload: unknown;
}

/** Reads `{"do": name, "ref": 7, ...payload}`; null when it is no JSON object. */
export function readMessage(text: string): Asked | null {
  const message = parseJson(text);
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return null;
  const { do: name, ref, ...payload }: { do?: unknown; ref?: unknown } = message;
  return { name, ref, payload };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
